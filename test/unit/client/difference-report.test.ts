import { expect, test } from 'vitest';
import { differenceReport } from '../../../client/src/difference/report.ts';

test('a difference as Markdown, by event ID', () => {
  const group = { channel: 'Security', total: 40 };
  const difference = {
    kind: 'difference' as const,
    sentence: '12 events more and 1 fewer: 224 of 3,450 sample events instead of 213.',
    total: 3450,
    before: 213,
    after: 224,
    gained: [{ ...group, id: 4625, name: 'Logon failed', matched: 12 }],
    lost: [{ ...group, id: 7, name: undefined, matched: 1 }],
  };
  expect(differenceReport(difference, { query: 'rule.json', other: 'System *[System]' })).toBe(
    `**rule.json, compared with System \\*\\[System\\]**

12 events more and 1 fewer: 224 of 3,450 sample events instead of 213.

### Gained

| events | ID | name | channel |
| ---: | ---: | --- | --- |
| 12 of 40 | 4625 | Logon failed | Security |

### Lost

| events | ID | name | channel |
| ---: | ---: | --- | --- |
| 1 of 40 | 7 |  | Security |`,
  );
});

test('without a difference there are no tables', () => {
  const same = {
    kind: 'difference' as const,
    sentence: 'Same.',
    total: 1,
    before: 1,
    after: 1,
    gained: [],
    lost: [],
  };
  expect(differenceReport(same, { query: 'a', other: 'b' })).toBe('**a, compared with b**\n\nSame.');
});
