import { expect, test } from 'vitest';
import { splitEntry } from '../../../server/src/dialect/entry.ts';
import { type TextRange, textOf } from '../../../server/src/text/range.ts';

/** Channel, bang, filter and artifact, each as its text. */
test.each([
  ['Security!*', ['Security', '!', '*', undefined]],
  ['Security!*[System[EventID!=4624]]', ['Security', '!', '*[System[EventID!=4624]]', undefined]],
  [' Security ! * ', ['Security', '!', '*', undefined]],
  ['Directory Service!*', ['Directory Service', '!', '*', undefined]],
  [
    'Microsoft-Windows-AppLocker/EXE and DLL!*[System]',
    ['Microsoft-Windows-AppLocker/EXE and DLL', '!', '*[System]', undefined],
  ],
  ['Security!', ['Security', '!', '', undefined]],
  ['!*[System]', [undefined, '!', '*[System]', undefined]],
  ['*![System]', ['*', '!', '[System]', undefined]],
  ['Security![System]', ['Security', '!', '[System]', undefined]],
  ['Security!!*', ['Security', '!', '!*', undefined]],
  ['Security*[System]', ['Security', undefined, '*[System]', undefined]],
  ['Security *', ['Security', undefined, '*', undefined]],
  ['Security*/System', ['Security', undefined, '*/System', undefined]],
  ['*', [undefined, undefined, '*', undefined]],
  ['*[System[EventID!=1]]', [undefined, undefined, '*[System[EventID!=1]]', undefined]],
  ['System/EventID!=1', [undefined, undefined, 'System/EventID!=1', undefined]],
  ['[System]', [undefined, undefined, '[System]', undefined]],
  ['Event[System] and *[EventData]', [undefined, undefined, 'Event[System] and *[EventData]', undefined]],
  ['(*[System]) or *[EventData]', [undefined, undefined, '(*[System]) or *[EventData]', undefined]],
  ['Event/System OR *[EventData]', [undefined, undefined, 'Event/System OR *[EventData]', undefined]],
  ['Event/System && *[EventData]', [undefined, undefined, 'Event/System && *[EventData]', undefined]],
  ['and *[EventData]', [undefined, undefined, 'and *[EventData]', undefined]],
  ['for $x in *[System] return $x', [undefined, undefined, 'for $x in *[System] return $x', undefined]],
  ['*[System]!*', [undefined, undefined, '*[System]', '!*']],
  ["*[System]'!* ", [undefined, undefined, '*[System]', "'!*"]],
  ['Security!*[System]!*', ['Security', '!', '*[System]', '!*']],
  ['', [undefined, undefined, '', undefined]],
])('%s', (text, parts) => {
  const { channel, bang, xpath, artifact } = splitEntry(text);
  const slice = (range: TextRange | undefined) => range && textOf(text, range);
  expect([channel, bang, xpath, artifact].map(slice)).toEqual(parts);
});
