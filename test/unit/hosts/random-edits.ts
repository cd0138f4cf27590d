import fc from 'fast-check';
import type { TextEdit } from '../../../server/src/text/edit.ts';

/** Some edits of a text, one behind the other: give it the text. */
export function anyEdits(newText: fc.Arbitrary<string>): fc.Arbitrary<(text: string) => readonly TextEdit[]> {
  return fc
    .array(fc.tuple(fc.nat(), fc.nat(), newText), { minLength: 1, maxLength: 3 })
    .map((wishes) => (text) => {
      const cuts = wishes
        .flatMap(([a, b]) => [a % (text.length + 1), b % (text.length + 1)])
        .sort((a, b) => a - b);
      return wishes.map(([, , inserted], index) => ({
        range: { start: cuts[2 * index] ?? 0, end: cuts[2 * index + 1] ?? 0 },
        newText: inserted,
      }));
    });
}
