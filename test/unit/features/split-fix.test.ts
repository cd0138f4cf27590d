import { describe, expect, test } from 'vitest';
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

describe('exclusions in a query list', () => {
  const exclusions = Array.from({ length: 30 }, (_, index) => `EventID!=${4000 + index * 7}`).join(' and ');
  const view = (inner: string) =>
    `<QueryList>\n  <Query Id="0" Path="System">\n    ${inner}\n  </Query>\n</QueryList>\n`;

  function titlesIn(text: string): readonly string[] {
    const document = readDocument({ text, path: 'view.xml' });
    return document ? diagnostics(document).flatMap(({ fixes }) => fixes.map(({ title }) => title)) : [];
  }

  test('become Suppress elements of the same Query', () => {
    const text = view(`<Select Path="System">*[System[${exclusions} and Level&lt;=3]]</Select>`);
    const document = readDocument({ text, path: 'view.xml' });
    const [error] = document ? diagnostics(document) : [];
    const [fix] = error?.fixes ?? [];
    expect(fix?.title).toBe('Exclude by 2 Suppress');
    const after = applyEdits(text, fix?.edits ?? []);
    expect(errorsIn(after, 'view.xml')).toEqual([]);
    expect(after.replaceAll(/(?: or EventID=\d+)+/g, ' or …')).toMatchInlineSnapshot(`
      "<QueryList>
        <Query Id="0" Path="System">
          <Select Path="System">*[System[Level&lt;=3]]</Select>
          <Suppress Path="System">*[System[EventID=4000 or …]]</Suppress>
          <Suppress Path="System">*[System[EventID=4140 or …]]</Suppress>
        </Query>
      </QueryList>
      "
    `);
  });

  test.each([
    [
      'of which another Select reads the same log',
      `<Select>*[System[${exclusions}]]</Select><Select Path="system">*</Select>`,
    ],
    ['of a Suppress', `<Select>*</Select><Suppress>*[System[${exclusions}]]</Suppress>`],
    [
      'that asks for fields which events may lack',
      `<Select>*[EventData[${exclusions.replaceAll('EventID', 'Data')}]]</Select>`,
    ],
  ])('stay in a Query %s', (_, inner) => {
    expect(errorsIn(view(inner), 'view.xml')).toContain('too-many-terms');
    expect(titlesIn(view(inner)).filter((title) => title.includes('Suppress'))).toEqual([]);
  });
});
