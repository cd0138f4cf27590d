/**
 * A set of bit masks such as Keywords: those that have, for each clause, at least one of its bits. No clause is every value; the clause 0
 * is none. In its shortest form no clause holds the bits of another, so that equal sets are written alike.
 */
export type BitSet = readonly bigint[];

export const allBits: BitSet = [];

/** The values that `band(…, mask)` is true of. */
export function bitsAmong(mask: bigint): BitSet {
  return [mask];
}

export function intersectionOfBits(a: BitSet, b: BitSet): BitSet {
  return shortest([...a, ...b]);
}

/** @returns `undefined` where writing it down would take too many clauses. */
export function unionOfBits(a: BitSet, b: BitSet): BitSet | undefined {
  if (a.length * b.length > mostClauses) return undefined;
  return shortest(a.flatMap((clause) => b.map((other) => clause | other)));
}

const mostClauses = 64;

export function isEmptyBitSet(set: BitSet): boolean {
  return set.includes(0n);
}

/** Exact: a value without the bits of a clause and with all others satisfies all clauses but those within it. */
export function areBitsWithin(a: BitSet, b: BitSet): boolean {
  return b.every((clause) => a.some((narrower) => isPartOf(narrower, clause)));
}

function shortest(clauses: readonly bigint[]): BitSet {
  const distinct = [...new Set(clauses)].sort((x, y) => (x < y ? -1 : 1));
  return distinct.filter((clause) => distinct.every((other) => other === clause || !isPartOf(other, clause)));
}

function isPartOf(bits: bigint, clause: bigint): boolean {
  return (bits & ~clause) === 0n;
}
