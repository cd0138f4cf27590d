import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { timesHead, timesOf, timesRow } from './measure.ts';
import type { Table } from './table.ts';

/** The command line over a folder of host documents of every kind, as a check of a pull request runs it. */
export function benchFiles(): readonly Table[] {
  const count = 1000;
  const folder = mkdtempSync(join(tmpdir(), 'event-xpath-bench-'));
  try {
    copySamples(folder, count);
    const taken = Array.from({ length: 5 }, () => {
      const start = performance.now();
      check(folder);
      return performance.now() - start;
    });
    const times = timesOf(taken);
    return [
      {
        title: `The command line, over ${count} host documents of every kind`,
        head: timesHead,
        rows: [
          timesRow(
            'check, from its start to its end',
            times,
            `${Math.round((count / times.median) * 1000)} files a second`,
          ),
        ],
        remarks: [],
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function copySamples(folder: string, count: number): void {
  const samples = readdirSync('samples', { withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name) !== '.md')
    .map(({ name }) => name);
  for (let file = 0; file < count; file++) {
    const name = samples[file % samples.length] ?? '';
    const place = join(folder, `folder-${file % 37}`);
    mkdirSync(place, { recursive: true });
    cpSync(join('samples', name), join(place, `${file}-${name}`));
  }
}

/** It exits with 1, for the samples hold mistakes. */
function check(folder: string): void {
  try {
    execFileSync(process.execPath, [join('dist', 'cli.js'), 'check', folder], { stdio: 'ignore' });
  } catch (error) {
    if (!(error instanceof Error && 'status' in error && error.status === 1)) throw error;
  }
}
