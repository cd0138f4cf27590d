import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');

test('the generated data is what the tables in catalog/ give', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/catalog.mjs'), '--check'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('the data stays below 450 kB', () => {
  const folder = join(root, 'server/src/catalog/data');
  const sizes = readdirSync(folder).map((file) => statSync(join(folder, file)).size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(450_000);
});
