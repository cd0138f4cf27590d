import { expect, test } from 'vitest';
import { readQuery } from '../../../server/src/dialect/query.ts';
import { runnable } from '../../../server/src/features/match-query.ts';
import { dcr } from '../../support/caret.ts';

test.each([
  ['Security!*[System[EventID=1]]', 'runnable'],
  ['AD FS Tracing/Debug!*[System[EventID=1]]', 'runnable'],
  ['*[System[EventID=1]]', 'runnable'],
  ['Security!*[System[EventID=1 OR EventID=2]]', 'refused'],
])('%s is %s: what is wrong around a filter does not hide what it selects', (text, kind) => {
  expect(runnable(readQuery(text, dcr)).kind).toBe(kind);
});
