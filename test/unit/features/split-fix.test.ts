import { expect, test } from 'vitest';
import { diagnostics } from '../../../server/src/features/diagnostics.ts';
import { readDocument } from '../../../server/src/features/query-document.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';

const ids = Array.from({ length: 45 }, (_, index) => `EventID=${4000 + index * 7}`);
const tooLong = `Security!*[System[(${ids.join(' or ')}) and Provider[@Name="A"]]]`;

/** The document after the first fix of its first error. */
function mended(text: string, path: string): string {
  const document = readDocument({ text, path });
  const [error] = document ? diagnostics(document).filter(({ severity }) => severity === 'error') : [];
  const [fix] = error?.fixes ?? [];
  expect({ code: error?.code, title: fix?.title }).toEqual({
    code: 'too-many-terms',
    title: expect.stringMatching(/^Split into 3/),
  });
  return applyEdits(text, fix?.edits ?? []);
}

function errorsIn(text: string, path: string): readonly string[] {
  const document = readDocument({ text, path });
  return document ? diagnostics(document).map(({ code }) => code) : ['no document'];
}

test('a query that is split becomes several items of its list, indented like the one before', () => {
  const text = JSON.stringify({ xPathQueries: ['System!*', tooLong, 'Application!*'] }, undefined, 2);
  const after = mended(text, 'rule.json');
  const { xPathQueries } = JSON.parse(after);
  expect(xPathQueries).toHaveLength(5);
  expect(after).toBe(JSON.stringify({ xPathQueries }, undefined, 2));
  expect(errorsIn(after, 'rule.json')).toEqual([]);
});

test('in a file of queries, they stand one after the other', () => {
  const after = mended(`# long\n${tooLong}\n\nSystem!*\n`, 'a.evxpath');
  expect(after.match(/^Security!/gm)).toHaveLength(3);
});
