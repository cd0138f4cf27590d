import { expect, test } from 'vitest';
import { readQuery } from '../../../server/src/dialect/query.ts';
import { selectedEvents, selectedEventsAt } from '../../../server/src/dialect/selected-events.ts';
import { walk } from '../../../server/src/xpath/walk.ts';
import { dcr } from '../../support/caret.ts';

test.each([
  ['Security!*[System[EventID=4624]]', [4624]],
  ['Security!*[System[(EventID=4624 or EventID=4625)]]', [4624, 4625]],
  ['Security!*[System[EventID>=4624 and EventID<=4626]]', [4624, 4625, 4626]],
  ['Security!*[System[EventID=4624]] and *[EventData[Data]]', [4624]],
  ['Security!*[System[EventID=4624]] or *[System/EventID=4625]', [4624, 4625]],
  ['Security!*[System[EventID=4624 and EventID=4625]]', []],
  ['System!*[System[EventID=4624]]', []],
  [
    "Security!*[System[Provider[@Name='microsoft-windows-eventlog'] and (EventID=1102 or EventID=4624)]]",
    [1102],
  ],
  ['WEC-Logons!*[System[EventID=4624]]', [4624]],
  ['Security!*[System[Level=0]]', undefined],
  ['Security!*[System[EventID!=4624]]', undefined],
  ['Security!*[System[EventID=4624] or EventData]', undefined],
  ['Security!*[System[EventID=4624 or EventID=\uFFFC]]', undefined],
  ["Security!*[System[EventID='46\uFFFC']]", undefined],
  ['Security!*[System[EventID=4624 or EventID=]]', undefined],
  ['Security!*[UserData[EventID=4624]]', undefined],
])('%s selects %j', (text, ids) => {
  expect(selectedEvents(readQuery(text, dcr))?.map(({ id }) => id)).toEqual(ids);
});

test.each([
  ["Security!*[System[EventID=4624] and EventData[Data[@Name='x']]]", [[4624]]],
  [
    "Security!*[(System[EventID=4624] and EventData[Data[@Name='x']]) or (System[EventID=4625] and EventData[Data[@Name='y']])]",
    [[4624], [4625]],
  ],
  [
    "Security!*[System[(EventID=4624 or EventID=4625)] and (EventData[Data[@Name='x']] or (System[EventID=4625] and EventData[Data[@Name='y']]))]",
    [[4624, 4625], [4625]],
  ],
  ["Security!*[System[EventID=4624]][EventData[Data[@Name='x']]]", [[4624]]],
  ["Security!*[System[EventID=4624] or EventData[Data[@Name='x']]]", [undefined]],
])('at the names of %s: %j', (text, ids) => {
  const query = readQuery(text, dcr);
  const names = walk(query.expr).filter(({ node }) => node.kind === 'Literal');
  expect(names.map((visit) => selectedEventsAt(query, visit)?.map(({ id }) => id))).toEqual(ids);
});
