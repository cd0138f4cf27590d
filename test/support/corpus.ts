import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';

const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The folder of real queries and events: `$EVENT_XPATH_CORPUS`, or `shared/corpus` beside the project; not everybody has it. */
function corpusFolder(): string | undefined {
  const { EVENT_XPATH_CORPUS } = process.env;
  const folder = EVENT_XPATH_CORPUS ?? join(projectRoot, '..', 'shared', 'corpus');
  return existsSync(folder) ? folder : undefined;
}

/** A `describe` over the corpus; where there is none, it is skipped and says so in its name and on the terminal. */
export function describeCorpus(name: string, tests: (folder: string) => void): void {
  const folder = corpusFolder();
  if (folder !== undefined) {
    describe(name, () => tests(folder));
    return;
  }
  const reason = 'no corpus: neither ../shared/corpus nor $EVENT_XPATH_CORPUS is a folder';
  console.warn(`Skipped: ${name} (${reason})`);
  describe.skip(`${name} (${reason})`, () => test('needs the corpus', () => {}));
}
