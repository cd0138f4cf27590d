import { expect, test } from 'vitest';
import { stepsInScope } from '../../../server/src/dialect/scope.ts';
import { textOf } from '../../../server/src/text/range.ts';
import { parse } from '../../../server/src/xpath/parse.ts';

/** Every name or `*` with the element that it stands in; `-` above the event, `?` where nothing is known. */
test.each([
  ['*', '-:*'],
  ['Event/System/EventID', '-:Event Event:System System:EventID'],
  ['*[System[EventID=1]]', '-:* Event:System System:EventID'],
  ['*[System/Provider[@Name=1]]', '-:* Event:System System:Provider Provider:Name'],
  ['*[System/Provider/@Name]', '-:* Event:System System:Provider Provider:Name'],
  ['*[EventData/Data[1]]', '-:* Event:EventData EventData:Data'],
  ['*[UserData/x/y]', '-:* Event:UserData UserData:x ?:y'],
  ['*[*/x]', '-:* Event:* ?:x'],
  ['*[System//x]', '-:* Event:System System:x'],
  ['*[System//x/y]', '-:* Event:System System:x ?:y'],
  ['*[a and (b or c)]', '-:* Event:a Event:b Event:c'],
  ['*[a b]', '-:* Event:a ?:b'],
  [
    '*[System[timediff(TimeCreated/@SystemTime)]]',
    '-:* Event:System System:TimeCreated TimeCreated:SystemTime',
  ],
  ['*[System(EventID)]', '-:* ?:EventID'],
  ['*[(System)/x]', '-:* Event:System ?:x'],
  ['*[RenderingInfo/Keywords/Keyword]', '-:* Event:RenderingInfo RenderingInfo:Keywords Keywords:Keyword'],
  ['x[System]', '-:x ?:System'],
  ['*[/Event/System]', '-:* -:Event Event:System'],
])('%s', (text, steps) => {
  const printed = [...stepsInScope(parse(text).expr)].map(({ step, scope }) => {
    const holder = scope === 'root' ? '-' : scope === 'unknown' ? '?' : scope.name;
    return `${holder}:${textOf(text, step.test)}`;
  });
  expect(printed.join(' ')).toBe(steps);
});
