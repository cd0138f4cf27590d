import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { lineNumberAt, toOffset, toOffsets, toRange } from '../../../server/src/lsp/convert.ts';

const lines = ['a😀é', '', 'b'];

test.each([
  ['line feeds', '\n'],
  ['carriage returns and line feeds', '\r\n'],
  ['carriage returns', '\r'],
])('every offset has a position and finds back, with %s', (_, lineEnd) => {
  const text = lines.join(lineEnd);
  const document = TextDocument.create('file:///a.evxpath', 'event-xpath', 1, text);
  for (let offset = 0; offset <= text.length; offset++) {
    const { start } = toRange(document, { start: offset, end: offset });
    const isInsideLineEnd = text.slice(offset - 1, offset + 1) === '\r\n';
    expect(toOffset(document, start)).toBe(isInsideLineEnd ? offset - 1 : offset);
  }
  const start = text.indexOf('é');
  expect(toRange(document, { start, end: text.length })).toEqual({
    start: { line: 0, character: 3 },
    end: { line: 2, character: 1 },
  });
  expect(toOffsets(document, { start: { line: 0, character: 1 }, end: { line: 0, character: 3 } })).toEqual({
    start: 1,
    end: 3,
  });
  expect(toOffset(document, { line: 0, character: 99 })).toBe(lines[0]?.length);
  expect(toOffset(document, { line: 99, character: 0 })).toBe(text.length);
  expect(lineNumberAt(text, text.length)).toBe(3);
});
