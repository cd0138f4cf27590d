import { expect, test } from 'vitest';
import { applyEdits, insertion, removal, type TextEdit } from '../../../server/src/text/edit.ts';

const replace = (start: number, end: number, newText: string): TextEdit => ({
  range: { start, end },
  newText,
});

test.each([
  ['no edit', [], 'abcdef'],
  ['one replaced', [replace(1, 3, 'X')], 'aXdef'],
  ['one removed', [removal({ start: 0, end: 2 })], 'cdef'],
  ['inserted at the ends', [insertion(6, '>'), insertion(0, '<')], '<abcdef>'],
  ['given out of order', [replace(4, 5, 'E'), replace(0, 1, 'A')], 'AbcdEf'],
  ['at one place, in their order', [insertion(3, '1'), insertion(3, '2')], 'abc12def'],
  ['that touch', [replace(1, 3, 'X'), replace(3, 4, 'Y')], 'aXYef'],
  ['inserted before what is replaced', [insertion(1, '<'), replace(1, 2, 'B')], 'a<Bcdef'],
])('%s', (_, edits, result) => expect(applyEdits('abcdef', edits)).toBe(result));

test('edits that overlap are refused', () => {
  expect(() => applyEdits('abcdef', [replace(1, 4, ''), replace(3, 5, '')])).toThrow(RangeError);
});
