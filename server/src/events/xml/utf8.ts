/** How many bytes the UTF-8 sequence at an index has; 0 where it is none. RFC 3629, 4. */
export function sequenceLength(bytes: Uint8Array, index: number, end: number): number {
  const first = bytes[index] as number;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (index + length > end) return 0;
  const second = bytes[index + 1] as number;
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 0;
  for (let next = index + 2; next < index + length; next++)
    if (((bytes[next] as number) & 0xc0) !== 0x80) return 0;
  return length;
}

/** How many bytes at an index become one U+FFFD, where no sequence begins. */
export function damagedLength(bytes: Uint8Array, index: number, end: number): number {
  const first = bytes[index] as number;
  const wanted = first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 1;
  if (wanted === 1 || index + 1 >= end) return 1;
  const second = bytes[index + 1] as number;
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 1;
  let length = 2;
  while (length < wanted && index + length < end && ((bytes[index + length] as number) & 0xc0) === 0x80)
    length++;
  return length;
}

/** The last index up to `end` where a character may end, whatever follows; `end` where there is none near it. */
export function characterEnd(bytes: Uint8Array, end: number): number {
  for (let index = end - 1; index >= Math.max(end - 3, 0); index--) {
    const byte = bytes[index] as number;
    if (byte < 0x80) return end;
    if (byte >= 0xc0) return index;
  }
  return end;
}

/** @returns the index behind it */
export function writeCharacter(bytes: Uint8Array, at: number, code: number): number {
  let end = at;
  if (code < 0x80) bytes[end++] = code;
  else if (code < 0x800) {
    bytes[end++] = 0xc0 | (code >> 6);
    bytes[end++] = 0x80 | (code & 0x3f);
  } else if (code < 0x10000) {
    bytes[end++] = 0xe0 | (code >> 12);
    bytes[end++] = 0x80 | ((code >> 6) & 0x3f);
    bytes[end++] = 0x80 | (code & 0x3f);
  } else {
    bytes[end++] = 0xf0 | (code >> 18);
    bytes[end++] = 0x80 | ((code >> 12) & 0x3f);
    bytes[end++] = 0x80 | ((code >> 6) & 0x3f);
    bytes[end++] = 0x80 | (code & 0x3f);
  }
  return end;
}
