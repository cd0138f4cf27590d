import { expect, test } from 'vitest';
import { closest } from '../../../server/src/dialect/closest.ts';

const names = ['EventID', 'Level', 'Provider', 'Task', 'Keywords', 'TimeCreated'];

test.each([
  ['EventId', 'EventID'],
  ['eventid', 'EventID'],
  ['EvenID', 'EventID'],
  ['EventIDD', 'EventID'],
  ['EvnetID', 'EventID'],
  ['Proivder', 'Provider'],
  ['Keyword', 'Keywords'],
  ['Tsak', 'Task'],
  ['EventLevel', 'Level'],
  ['Lvl', undefined],
  ['Ta', undefined],
  ['Channel', undefined],
  ['', undefined],
])('%s most likely means %s', (name, meant) => expect(closest(name, names)).toBe(meant));
