import { describe, expect, test } from 'vitest';
import { differenceSentence } from '../../../server/src/features/difference.ts';
import { type QueryDocument, readDocument } from '../../../server/src/features/query-document.ts';
import { sameQuery } from '../../../server/src/features/same-query.ts';

function rule(...queries: readonly string[]): QueryDocument {
  const document = readDocument({ text: JSON.stringify({ xPathQueries: queries }), path: 'rule.json' });
  if (!document) throw new Error('no document');
  return document;
}

const logon = 'Security!*[System[(EventID=4624)]]';
const failed = 'Security!*[System[(EventID=4625)]]';
const process = 'Security!*[System[(EventID=4688)]]';
const system = 'System!*[System[(Level=1 or Level=2)]]';

describe('a query in another version of its document', () => {
  test.each([
    ['has its text', [logon, failed], 1, [failed, logon], failed],
    ['has its text, other blanks aside', [' security!*[System[(EventID=4624)]]'], 0, [system, logon], logon],
    [
      'asks for much of the same',
      ['Security!*[System[(EventID=4624 or EventID=4634)]]'],
      0,
      [failed, logon],
      logon,
    ],
    [
      'stands between the same ones',
      [system, 'Security!*[System[(EventID=1)]]', process],
      1,
      [system, failed, process],
      failed,
    ],
    ['stands in the same place', ['A!*', 'B!*'], 1, ['C!*', 'D!*'], 'D!*'],
    ['is not there where it is new', [system, logon, process], 1, [system, process], undefined],
    [
      'is not there where another has more of it',
      [logon, 'Security!*[System[(EventID=1)]]'],
      1,
      [logon],
      undefined,
    ],
    ['is the one of the same order among copies', [logon, logon, failed], 1, [logon, logon], logon],
  ])('%s', (_, here, index, there, expected) => {
    const [document, version] = [rule(...here), rule(...there)];
    const found = document.queries[index];
    if (!found) throw new Error('no query');
    expect(sameQuery(document, found, version)?.embedded.text).toBe(expected);
  });

  test('a Suppress is no Select', () => {
    const view = (inside: string) => {
      const text = `<QueryList><Query><Select Path="Security">*</Select>${inside}</Query></QueryList>`;
      const document = readDocument({ text, path: 'view.xml' });
      if (!document) throw new Error('no document');
      return document;
    };
    const before = view('<Suppress Path="Security">*[System[EventID=1]]</Suppress>');
    const after = view('<Select Path="Security">*[System[EventID=1]]</Select>');
    const [, suppress] = before.queries;
    expect(suppress && sameQuery(before, suppress, after)).toBeUndefined();
  });
});

test.each([
  [
    { before: 212, after: 224, gained: 15, lost: 3 },
    '15 events more and 3 fewer: 224 of 3,450 sample events instead of 212.',
  ],
  [
    { before: 212, after: 213, gained: 1, lost: 0 },
    '1 event more: 213 of 3,450 sample events instead of 212.',
  ],
  [
    { before: 2000, after: 0, gained: 0, lost: 2000 },
    '2,000 events fewer: 0 of 3,450 sample events instead of 2,000.',
  ],
  [{ before: 212, after: 212, gained: 0, lost: 0 }, 'Both select the same 212 of 3,450 sample events.'],
  [{ before: 0, after: 0, gained: 0, lost: 0 }, 'Neither selects any of 3,450 sample events.'],
])('%j', (counts, sentence) => expect(differenceSentence({ total: 3450, ...counts })).toBe(sentence));
