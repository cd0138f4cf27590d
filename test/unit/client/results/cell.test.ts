import { expect, test } from 'vitest';
import { shownParts } from '../../../../client/src/results/page/cell.ts';

const names = new Map([['4624', 'Logon succeeded']]);

test.each([
  ['System/EventID', '4624', ['', '4624', ' Logon succeeded']],
  ['System/EventID', '7', ['', '7', '']],
  ["EventData/Data[@Name='Id']", '4624', ['', '4624', '']],
  ['System/TimeCreated/@SystemTime', '2024-05-01T09:12:04.1181230Z', ['2024-05-01 ', '09:12:04.118', '']],
  ['System/TimeCreated/@SystemTime', '2024-05-01T09:12:04Z', ['2024-05-01 ', '09:12:04.000', '']],
  ['System/TimeCreated/@SystemTime', 'yesterday', ['', 'yesterday', '']],
])('%s %s', (expression, value, parts) => expect(shownParts(value, expression, names)).toEqual(parts));
