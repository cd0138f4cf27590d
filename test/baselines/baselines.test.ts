import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../server/src/events/decode.ts';
import { type Diagnostic, diagnostics } from '../../server/src/features/diagnostics.ts';
import { readDocument } from '../../server/src/features/query-document.ts';
import { withCarets } from '../support/caret.ts';

const folder = new URL('../../samples/', import.meta.url);
const files = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isFile() && extname(entry.name) !== '.md')
  .map(({ name }) => name);

/** Each sample with every finding under its line; `npm run baselines` rewrites them. */
describe('samples with their findings', () => {
  test.each(files)('%s', async (file) => {
    const text = decodeText(readFileSync(new URL(file, folder))).text.replaceAll('\r\n', '\n');
    const document = readDocument({ text, path: file });
    if (!document) throw new Error(`${file} is not read as a host document.`);
    await expect(withFindings(text, diagnostics(document))).toMatchFileSnapshot(`${file}.txt`);
  });

  test('each has its own, and no other is left behind', () => {
    const kept = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.txt'));
    expect(new Set(kept)).toEqual(new Set(files.map((file) => `${file}.txt`)));
  });
});

function withFindings(text: string, found: readonly Diagnostic[]): string {
  const marks = found.map(({ range, severity, code, message, fixes }) => ({
    range,
    label: [`${severity} ${code}: ${message}`, ...fixes.map(({ title }) => `[${title}]`)].join(' '),
  }));
  return withCarets(text, marks);
}
