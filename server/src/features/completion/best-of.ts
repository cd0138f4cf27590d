/** Those that fit what was typed, the best first, otherwise in their order. */
export function bestOf<T>(
  things: readonly T[],
  typed: string,
  namesOf: (thing: T) => readonly string[],
): readonly T[] {
  return things
    .flatMap((thing) => {
      const ranks = namesOf(thing).flatMap((name) => likeness(name, typed) ?? []);
      return ranks.length > 0 ? [{ thing, rank: Math.min(...ranks) }] : [];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ thing }) => thing);
}

/** How well a name fits what was typed of it; `undefined` where it does not. Lower is better. */
function likeness(name: string, typed: string): number | undefined {
  const words = plain(typed);
  if (words === '') return 0;
  const whole = plain(name);
  if (whole.startsWith(words)) return 0;
  const parts = name.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u).map(plain);
  const isBegun = (word: string) => parts.some((part) => part.startsWith(word));
  if (typed.split(/\s+/).map(plain).every(isBegun)) return 1;
  return words.length > 2 && whole.includes(words) ? 2 : undefined;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[\s'"-]/g, '');
}
