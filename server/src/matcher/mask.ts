/** A set of rows or of events, a bit each; bits beyond the last row are 0. */
export type Mask = Uint32Array;

export function emptyMask(rows: number): Mask {
  return new Uint32Array((rows + 31) >>> 5);
}

/** Adds all rows from a word on. */
export function fillMask(mask: Mask, fromWord: number, rows: number): void {
  mask.fill(0xffffffff, fromWord);
  trimMask(mask, rows);
}

/** Takes the bits beyond the last row away again. */
export function trimMask(mask: Mask, rows: number): void {
  const rest = rows & 31;
  if (rest !== 0) mask[rows >>> 5] = (mask[rows >>> 5] as number) & ((1 << rest) - 1);
}

export function intersect(mask: Mask, other: Mask, fromWord = 0): void {
  for (let word = fromWord; word < mask.length; word++)
    mask[word] = (mask[word] as number) & (other[word] as number);
}

export function unite(mask: Mask, other: Mask, fromWord = 0): void {
  for (let word = fromWord; word < mask.length; word++)
    mask[word] = (mask[word] as number) | (other[word] as number);
}

/** Adds the rows that another mask has not. */
export function uniteOpposite(mask: Mask, other: Mask, fromWord: number, rows: number): void {
  for (let word = fromWord; word < mask.length; word++)
    mask[word] = (mask[word] as number) | ~(other[word] as number);
  trimMask(mask, rows);
}

export function subtract(mask: Mask, other: Mask, fromWord = 0): void {
  for (let word = fromWord; word < mask.length; word++)
    mask[word] = (mask[word] as number) & ~(other[word] as number);
}

export function isInMask(mask: Mask, row: number): boolean {
  return ((mask[row >>> 5] as number) & (1 << (row & 31))) !== 0;
}

export function addToMask(mask: Mask, row: number): void {
  mask[row >>> 5] = (mask[row >>> 5] as number) | (1 << (row & 31));
}

export function isEmptyMask(mask: Mask, fromWord = 0): boolean {
  for (let word = fromWord; word < mask.length; word++) if (mask[word] !== 0) return false;
  return true;
}

export function countMask(mask: Mask): number {
  let count = 0;
  for (let word = 0; word < mask.length; word++) count += bitsIn(mask[word] as number);
  return count;
}

function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
