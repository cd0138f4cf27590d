import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { complete } from '../../../server/src/features/completion/complete.ts';
import { readDocument } from '../../../server/src/features/query-document.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';

const samples = join(import.meta.dirname, '../../../samples');
const files = readdirSync(samples).filter((name) => statSync(join(samples, name)).isFile());

test.each(files)(
  'wherever the cursor stands in %s, each item replaces what it touches and can be applied',
  (name) => {
    const text = readFileSync(join(samples, name), 'utf8');
    const document = readDocument({ text, path: name });
    const mistakes: string[] = [];
    for (const { embedded } of document?.queries ?? []) {
      const { start, end } = embedded.hostRange;
      for (let offset = start; offset <= end; offset++) {
        for (const { label, edit, additionalEdits } of document
          ? complete(document, offset, { now: 0 })
          : []) {
          const isAtCursor = edit.range.start <= offset && offset <= edit.range.end;
          const isInQuery = start <= edit.range.start && edit.range.end <= end;
          if (!isAtCursor || !isInQuery) mistakes.push(`${label} at ${offset}: ${JSON.stringify(edit)}`);
          applyEdits(text, [...additionalEdits, edit]);
        }
      }
    }
    expect(mistakes.slice(0, 10)).toEqual([]);
  },
);
