import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { eventsById } from '../../server/src/catalog/events.ts';
import { searchEvents } from '../../server/src/catalog/search.ts';
import { timesHead, timesRow } from './measure.ts';
import type { Table } from './table.ts';

/** What the catalog costs: on disk, when its first event is asked for, and when it is searched for the first time. */
export function benchCatalog(): readonly Table[] {
  const folder = join('server', 'src', 'catalog', 'data');
  const bundles = ['server.js', 'server.web.js', 'client.js', 'client.web.js', 'cli.js'];
  return [
    {
      title: `The catalog, ${kilobytes(readdirSync(folder).map((file) => join(folder, file)))} of data`,
      head: timesHead,
      rows: [
        once('first event by its ID', () => eventsById(4624)),
        once('first search by name', () => searchEvents('logon')),
      ],
      remarks: [
        `Bundles: ${bundles.map((file) => `${file} ${kilobytes([join('dist', file)])}`).join(', ')}.`,
      ],
    },
  ];
}

/** What happens once in a process has no median. */
function once(what: string, ask: () => unknown): readonly string[] {
  const start = performance.now();
  ask();
  const taken = performance.now() - start;
  return timesRow(what, { median: taken, p95: taken });
}

function kilobytes(files: readonly string[]): string {
  const bytes = files.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
  return `${Math.round(bytes / 1000)} kB`;
}
