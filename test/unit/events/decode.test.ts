import { expect, test } from 'vitest';
import { decodeText } from '../../../server/src/events/decode.ts';

const sample = '<Event>Grüße 𝄞</Event>';
const little = Buffer.from(sample, 'utf16le');
const big = Buffer.from(little).swap16();
const declared = (label: string, text: string) =>
  Buffer.from(`<?xml version="1.0" encoding="${label}"?>${text}`, 'latin1');

test.each([
  ['UTF-8', Buffer.from(sample), sample],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${sample}`), sample],
  ['UTF-16 LE with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), little]), sample],
  ['UTF-16 BE with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), big]), sample],
  ['UTF-16 LE without a mark', little, sample],
  ['UTF-16 BE without a mark', big, sample],
  ['UTF-16 LE, pasted form', Buffer.from(`\r\n - ${sample}`, 'utf16le'), `\r\n - ${sample}`],
  ['UTF-16 BE after a blank', Buffer.from(` ${sample}`, 'utf16le').swap16(), ` ${sample}`],
  ['windows-1252', declared('windows-1252', '\x80\xfc'), '<?xml version="1.0" encoding="windows-1252"?>€ü'],
  ['ISO-8859-1', declared('ISO-8859-1', '\xfc'), '<?xml version="1.0" encoding="ISO-8859-1"?>ü'],
  ['windows-1251', declared('windows-1251', '\xcf'), '<?xml version="1.0" encoding="windows-1251"?>П'],
  [
    'UTF-8 that calls itself UTF-16',
    declared('UTF-16', '<a/>'),
    '<?xml version="1.0" encoding="UTF-16"?><a/>',
  ],
  ['nothing', Buffer.alloc(0), ''],
])('decodes %s', (_, bytes, text) => expect(decodeText(bytes)).toEqual({ text, problems: [] }));

test.each([
  [
    'a byte that is not UTF-8',
    Buffer.from('<a>\xff</a>', 'latin1'),
    '<a>\uFFFD</a>',
    '3: Some bytes of this file are not valid utf-8; they are shown as \uFFFD, here first.',
  ],
  [
    'UTF-8 that is cut off',
    Buffer.from('<a>ü').subarray(0, 4),
    '<a>\uFFFD',
    '3: Some bytes of this file are not valid utf-8; they are shown as \uFFFD, here first.',
  ],
  [
    'UTF-16 that is cut off',
    little.subarray(0, 5),
    '<E\uFFFD',
    '2: Some bytes of this file are not valid utf-16le; they are shown as \uFFFD, here first.',
  ],
  [
    'an unknown encoding',
    declared('klingon', ''),
    '<?xml version="1.0" encoding="klingon"?>',
    '0: The encoding `klingon` that this file names is not known here; it was read as UTF-8.',
  ],
])('reports %s', (_, bytes, text, problem) => {
  const decoded = decodeText(bytes);
  expect(decoded.text).toBe(text);
  expect(decoded.problems.map(({ offset, message }) => `${offset}: ${message}`)).toEqual([problem]);
});

test('a character U+FFFD in the file is no damage', () => {
  expect(decodeText(Buffer.from('<a>\uFFFD</a>')).problems).toEqual([]);
});
