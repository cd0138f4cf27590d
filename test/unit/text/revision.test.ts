import { expect, test } from 'vitest';
import { smallestEdits } from '../../../server/src/text/revision.ts';

test.each([
  ['a OR b', 'a or b', [2, 4, 'or']],
  ['abc', 'abbc', [2, 2, 'b']],
  ['same', 'same', undefined],
  ['\u{1f600}', '\u{1f601}', [0, 2, '\u{1f601}']],
  ['\u{1f600}', '\u{1fa00}', [0, 2, '\u{1fa00}']],
])('%s becomes %s by touching what differs', (text, newText, expected) => {
  const edits = smallestEdits(text, [{ range: { start: 0, end: text.length }, newText }]);
  expect(edits.map((edit) => [edit.range.start, edit.range.end, edit.newText])).toEqual(
    expected ? [expected] : [],
  );
});
