import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownOf, type Table } from './table.ts';

const path = join('docs', 'performance.md');

/** Replaces the tables of a group in the page, which stand between two comments with its name. */
export function writeTables(group: string, tables: readonly Table[], machine: string): void {
  const page = readFileSync(path, 'utf8');
  const [begin, end] = [`<!-- begin ${group} -->`, `<!-- end ${group} -->`];
  const [start, stop] = [page.indexOf(begin), page.indexOf(end)];
  if (start < 0 || stop < start) throw new Error(`${path} has no place for ${group}: ${begin} … ${end}`);
  const measured = `${new Date().toISOString().slice(0, 10)}, ${machine}`;
  const text = [...tables.map(markdownOf), `*Measured ${measured}.*`].join('\n\n');
  writeFileSync(path, `${page.slice(0, start)}${begin}\n\n${text}\n\n${page.slice(stop)}`);
}
