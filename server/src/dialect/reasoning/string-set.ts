/** A set of strings, folded in case: those named, or all but those named. */
export interface StringSet {
  readonly excludes: boolean;
  readonly strings: ReadonlySet<string>;
}

export const allStrings: StringSet = { excludes: true, strings: new Set() };

export function stringsOf(...strings: readonly string[]): StringSet {
  return { excludes: false, strings: new Set(strings) };
}

export function unionOfStrings(a: StringSet, b: StringSet): StringSet {
  return complement(intersectionOfStrings(complement(a), complement(b)));
}

export function intersectionOfStrings(a: StringSet, b: StringSet): StringSet {
  if (a.excludes && b.excludes) return { excludes: true, strings: new Set([...a.strings, ...b.strings]) };
  const [named, other] = a.excludes ? [b, a] : [a, b];
  const kept = [...named.strings].filter((text) => other.strings.has(text) !== other.excludes);
  return { excludes: false, strings: new Set(kept) };
}

export function complement({ excludes, strings }: StringSet): StringSet {
  return { excludes: !excludes, strings };
}

export function isEmptyStringSet({ excludes, strings }: StringSet): boolean {
  return !excludes && strings.size === 0;
}
