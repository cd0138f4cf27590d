/** Writes UTF-16 and bytes as UTF-8, one text after the other into the same memory, so that nothing is allocated for it. */
export interface Utf8Writer {
  /** The text that was written last begins with the first byte. */
  readonly bytes: Uint8Array;
  /**
   * Writes a text of at most 65,534 bytes, an even number of them; what is no character becomes U+FFFD.
   * @param hasLineFeeds whether line ends become line feeds
   * @returns how many bytes it has
   */
  write(source: Uint8Array, start: number, end: number, hasLineFeeds: boolean): number;
  /** Writes bytes as hexadecimal digits, at most 65,535 of them. */
  writeHex(source: Uint8Array, start: number, end: number): number;
}

export function utf8Writer(): Utf8Writer {
  const bytes = new Uint8Array(1 << 17);
  return { bytes, write, writeHex };

  function write(source: Uint8Array, start: number, end: number, hasLineFeeds: boolean): number {
    let to = 0;
    for (let at = start; at + 1 < end; at += 2) {
      const unit = unitAt(source, at);
      if (unit < 0x80) {
        if (unit === carriageReturn && hasLineFeeds) {
          if (at + 3 < end && unitAt(source, at + 2) === lineFeed) at += 2;
          bytes[to++] = lineFeed;
        } else bytes[to++] = unit;
      } else if (unit < 0x800) {
        bytes[to++] = 0xc0 | (unit >> 6);
        bytes[to++] = 0x80 | (unit & 0x3f);
      } else if ((unit & 0xf800) !== 0xd800) to = writeThree(to, unit);
      else {
        const next = at + 3 < end ? unitAt(source, at + 2) : 0;
        const isPair = unit < 0xdc00 && (next & 0xfc00) === 0xdc00;
        to = isPair
          ? writeFour(to, 0x10000 + ((unit & 0x3ff) << 10) + (next & 0x3ff))
          : writeThree(to, replacement);
        if (isPair) at += 2;
      }
    }
    return to;
  }

  function writeHex(source: Uint8Array, start: number, end: number): number {
    let to = 0;
    for (let at = start; at < end; at++) {
      const byte = source[at] as number;
      bytes[to++] = digits[byte >> 4] as number;
      bytes[to++] = digits[byte & 15] as number;
    }
    return to;
  }

  function writeThree(to: number, unit: number): number {
    bytes[to] = 0xe0 | (unit >> 12);
    bytes[to + 1] = 0x80 | ((unit >> 6) & 0x3f);
    bytes[to + 2] = 0x80 | (unit & 0x3f);
    return to + 3;
  }

  function writeFour(to: number, point: number): number {
    bytes[to] = 0xf0 | (point >> 18);
    bytes[to + 1] = 0x80 | ((point >> 12) & 0x3f);
    bytes[to + 2] = 0x80 | ((point >> 6) & 0x3f);
    bytes[to + 3] = 0x80 | (point & 0x3f);
    return to + 4;
  }
}

const digits = new TextEncoder().encode('0123456789ABCDEF');
const carriageReturn = 0x0d;
const lineFeed = 0x0a;
const replacement = 0xfffd;

function unitAt(source: Uint8Array, at: number): number {
  return (source[at] as number) | ((source[at + 1] as number) << 8);
}
