/** Reads a time from bytes into two numbers, so that nothing is allocated for it. */
export interface TimeReader {
  /** Milliseconds since 1970 of what was read last. */
  milliseconds: number;
  /** What is finer, in units of the last digit. */
  finer: number;
  /** How many digits stand behind the point, 0 to 9, or -1 where the text is no time as Windows writes it: `2026-01-31T12:00:00.0000000Z`. */
  read(source: Uint8Array, start: number, end: number): number;
}

export function timeReader(): TimeReader {
  const reader: TimeReader = { milliseconds: 0, finer: 0, read };
  let lastDate = -1;
  let lastDay = 0;
  return reader;

  function read(source: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (length < 20 || length > 30 || length === 21) return -1;
    if (source[start + 10] !== letterT || source[end - 1] !== letterZ) return -1;
    if (source[start + 4] !== dash || source[start + 7] !== dash) return -1;
    if (source[start + 13] !== colon || source[start + 16] !== colon) return -1;
    if (length > 20 && source[start + 19] !== point) return -1;
    const year = digitsAt(source, start, 4);
    const month = digitsAt(source, start + 5, 2);
    const day = digitsAt(source, start + 8, 2);
    const hour = digitsAt(source, start + 11, 2);
    const minute = digitsAt(source, start + 14, 2);
    const second = digitsAt(source, start + 17, 2);
    const digits = length === 20 ? 0 : length - 21;
    const fraction = digitsAt(source, start + 20, digits);
    // What is no digit makes a number of them negative beyond measure.
    if (year < 100 || month < 0 || day < 0 || hour < 0 || minute < 0 || second < 0 || fraction < 0) return -1;
    if (hour > 23 || minute > 59 || second > 59) return -1;
    const date = (year * 100 + month) * 100 + day;
    if (date !== lastDate) {
      const time = Date.UTC(year, month - 1, day);
      const read = new Date(time);
      if (read.getUTCMonth() !== month - 1 || read.getUTCDate() !== day) return -1;
      lastDate = date;
      lastDay = time;
    }
    const units = digits > 3 ? (powers[digits - 3] as number) : 1;
    const thousandths = digits > 3 ? Math.floor(fraction / units) : fraction * (powers[3 - digits] as number);
    reader.milliseconds = lastDay + ((hour * 60 + minute) * 60 + second) * 1000 + thousandths;
    reader.finer = digits > 3 ? fraction % units : 0;
    return digits;
  }
}

/** The text that a reader gives these numbers for. */
export function timeText(milliseconds: number, finer: number, digits: number): string {
  const text = new Date(milliseconds).toISOString();
  if (digits === 0) return `${text.slice(0, 19)}Z`;
  const all = text.slice(20, 23) + (digits > 3 ? String(finer).padStart(digits - 3, '0') : '');
  return `${text.slice(0, 20)}${all.slice(0, digits)}Z`;
}

const [dash, colon, point, letterT, letterZ] = [0x2d, 0x3a, 0x2e, 0x54, 0x5a];
const powers = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

function digitsAt(source: Uint8Array, start: number, count: number): number {
  let number = 0;
  for (let index = start; index < start + count; index++) {
    const digit = (source[index] as number) - 0x30;
    if (digit < 0 || digit > 9) return -1e12;
    number = number * 10 + digit;
  }
  return number;
}
