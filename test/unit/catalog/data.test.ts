import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');

test('the generated data is what the tables in catalog/ give', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/catalog.mjs'), '--check'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('the events stay below 160 kB', () => {
  expect(statSync(join(root, 'server/src/catalog/data/events.json')).size).toBeLessThan(160_000);
});
