import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diagnostics } from '../../server/src/features/diagnostics.ts';
import { readDocument } from '../../server/src/features/query-document.ts';
import { describeCorpus } from '../support/corpus.ts';

describeCorpus("the request body of Microsoft's own page", (corpus) => {
  const seeds = join(corpus, '..', 'seeds');
  const bodies = existsSync(seeds)
    ? readdirSync(seeds)
        .flatMap((file) => [
          ...readFileSync(join(seeds, file), 'utf8').matchAll(/```json\r?\n([\s\S]*?)```/g),
        ])
        .flatMap(([, body]) => (body?.includes('xPathQueries') ? [body] : []))
    : [];

  test.runIf(bodies.length > 0)('misses a value at the empty place of (EventID=)', () => {
    for (const text of bodies) {
      const document = readDocument({ text, path: 'body.json' });
      const errors = document ? diagnostics(document).filter(({ severity }) => severity === 'error') : [];
      const place = text.indexOf('(EventID=)') + '(EventID='.length;
      expect(errors.map(({ code, range }) => ({ code, range }))).toEqual([
        { code: 'expected-operand', range: { start: place, end: place } },
      ]);
      expect(errors[0]?.fixes).toHaveLength(1);
    }
  });
});
