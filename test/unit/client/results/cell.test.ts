import { expect, test } from 'vitest';
import { shownParts } from '../../../../client/src/results/page/cell.ts';
import { dateStyle } from '../../../../client/src/results/page/time.ts';

const names = new Map([['4624', 'Logon succeeded']]);

test.each([
  ['System/EventID', '4624', ['', '4624', ' Logon succeeded']],
  ['System/EventID', '7', ['', '7', '']],
  ["EventData/Data[@Name='Id']", '4624', ['', '4624', '']],
  ['System/TimeCreated/@SystemTime', '2024-05-01T09:12:04.1181230Z', ['2024-05-01 ', '09:12:04.118', '']],
  ['System/TimeCreated/@SystemTime', '2024-05-01T09:12:04Z', ['2024-05-01 ', '09:12:04.000', '']],
  ['System/TimeCreated/@SystemTime', 'yesterday', ['', 'yesterday', '']],
])('%s %s', (expression, value, parts) =>
  expect(shownParts(value, expression, { names, dates: 'whole' })).toEqual(parts),
);

test.each([
  ['2024-05-01T10:00:00Z', '2024-05-01T23:59:59Z', '09:12:04.000'],
  ['2024-05-01T10:00:00Z', '2024-05-02T00:00:00Z', '1 May 09:12:04.000'],
  ['2023-12-31T10:00:00Z', '2024-05-01T10:00:00Z', '2024-05-01 09:12:04.000'],
])('among events from %s to %s: %s', (from, to, shown) => {
  const dates = dateStyle({ from: Date.parse(from), to: Date.parse(to) });
  expect(shownParts('2024-05-01T09:12:04Z', 'time', { names, dates }).join('')).toBe(shown);
});
