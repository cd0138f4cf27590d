import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readQuery } from '../../../server/src/dialect/query.ts';
import { diagnostics } from '../../../server/src/features/diagnostics.ts';
import { fixAll } from '../../../server/src/features/fix-all.ts';
import { runnable } from '../../../server/src/features/match-query.ts';
import { type QueryDocument, readDocument } from '../../../server/src/features/query-document.ts';
import { selects } from '../../../server/src/matcher/selection.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { allQueries, randomEvents } from '../../support/random-query.ts';
import { readWhole } from '../../support/whole-sample.ts';

/** Ways to write a part of a query wrongly, each of which is mended without a choice. */
const slips: readonly (readonly [RegExp, string])[] = [
  [/ or /g, ' OR '],
  [/ and /g, ' AND '],
  [/ and /g, ' && '],
  [/(?<![!<>])=/g, '=='],
  [/(?<![!<>])=/g, ' eq '],
  [/!=/g, '<>'],
  [/<=/g, '&lt;='],
  [/>=/g, ' ge '],
  [/'/g, '&apos;'],
  [/'([^']*)'/g, '‘$1’'],
  [/'([^']*)'/g, "\\'$1\\'"],
  [/(?<=[[(])(\w+)(!?=)(\d+)(?=[\])])/g, '$3$2$1'],
  [/(?<=\[)(\w+=\d+)(?=\])/g, '$1 or $1'],
];

/** Names are known only where the query says what they stand in: elsewhere such a slip is not even found. */
const slipsInNames: typeof slips = [
  [/\bEventID\b/g, 'EventId'],
  [/@Name\b/g, '@name'],
];

const planted = plantedWith(slips);

const events = fc.array(randomEvents(), { minLength: 1, maxLength: 8 });
const runs = { numRuns: 500 };

test('what is called safe is mended, and nothing is left to mend', () => {
  fc.assert(
    fc.property(plantedWith([...slips, ...slipsInNames]), ({ wrong }) => {
      const { document, text } = fixed(wrong);
      expect(
        diagnostics(document).filter(({ fixes }) => fixes.filter(({ isSafe }) => isSafe).length === 1),
      ).toEqual([]);
      expect(fixed(text).text).toBe(text);
    }),
    runs,
  );
});

test('a query that was planted with mistakes selects what it did before them', () => {
  let compared = 0;
  fc.assert(
    fc.property(planted, events, ({ query, wrong }, xml) => {
      const before = selected(query, xml);
      const after = selected(fixed(wrong).text, xml);
      if (!before || !after) return;
      expect(after).toEqual(before);
      compared++;
    }),
    runs,
  );
  expect(compared).toBeGreaterThan(runs.numRuns / 3);
});

test('a query that runs selects the same events when it is mended', () => {
  let mended = 0;
  fc.assert(
    fc.property(allQueries(), events, (query, xml) => {
      const before = selected(query, xml);
      if (!before) return;
      const { text } = fixed(query);
      if (text !== query) mended++;
      expect(selected(text, xml)).toEqual(before);
    }),
    runs,
  );
  expect(mended).toBeGreaterThan(0);
});

/** A query, and the same with up to five slips. */
function plantedWith(possible: typeof slips) {
  const chosen = fc.array(fc.tuple(fc.constantFrom(...possible), fc.nat()), { minLength: 1, maxLength: 5 });
  return fc.tuple(allQueries(), chosen).map(([query, made]) => ({
    query,
    wrong: made.reduce((text, [slip, seed]) => withSlip(text, slip, seed), query),
  }));
}

/** The slip at one of the places where it can be made. */
function withSlip(text: string, [pattern, wrong]: readonly [RegExp, string], seed: number): string {
  const places = [...text.matchAll(pattern)];
  const place = places[seed % places.length];
  if (!place) return text;
  const replaced = wrong.replace(/\$(\d)/g, (_, group) => place[Number(group)] ?? '');
  return text.slice(0, place.index) + replaced + text.slice(place.index + place[0].length);
}

function documentOf(text: string): QueryDocument {
  const document = readDocument({ text, path: 'a.evxpath' });
  if (!document) throw new Error('no document');
  return document;
}

function fixed(text: string): { readonly document: QueryDocument; readonly text: string } {
  const { document, edits } = fixAll(documentOf(text));
  return { document, text: applyEdits(text, edits) };
}

/** Which events a query selects; `undefined` where Windows would not run it. */
function selected(text: string, xml: readonly string[]): readonly boolean[] | undefined {
  const run = runnable(readQuery(text, { form: 'optional', target: 'local' }));
  if (run.kind === 'refused') return undefined;
  const file = readWhole(new TextEncoder().encode(xml.join('\n')));
  return file.events.map((event) => selects(run, event.root, { now: 0, caseSensitive: false }));
}
