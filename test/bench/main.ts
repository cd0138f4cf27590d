import { cpus, totalmem } from 'node:os';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { benchCatalog } from './catalog.ts';
import { benchCheck } from './check.ts';
import { benchCold } from './cold.ts';
import { writeTables } from './document.ts';
import { sampleFiles } from './events/sample-files.ts';
import { benchEvtx } from './evtx.ts';
import { benchFiles } from './files.ts';
import type { Group } from './group.ts';
import { benchKeystroke } from './keystroke.ts';
import { benchLoaded } from './loaded.ts';
import { benchPreview } from './preview.ts';
import { benchSizes } from './sizes.ts';
import { printTable } from './table.ts';
import { benchXml } from './xml.ts';

const groups: readonly Group[] = [
  { name: 'catalog', measure: benchCatalog },
  { name: 'check', measure: benchCheck },
  { name: 'files', measure: benchFiles },
  { name: 'keystroke', measure: benchKeystroke },
  { name: 'preview', measure: benchPreview },
  { name: 'cold', measure: benchCold },
  { name: 'xml', measure: benchXml },
  { name: 'evtx', measure: benchEvtx },
  { name: 'loaded', measure: benchLoaded },
  { name: 'sizes', measure: benchSizes },
];

/** Runs the groups that are named, or all; `--write` puts their tables into docs/performance.md. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      large: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '5' },
      folder: { type: 'string' },
    },
  });
  const unknown = positionals.find((wanted) => groups.every(({ name }) => name !== wanted));
  if (unknown !== undefined)
    throw new Error(`There is no group ${unknown}; there are ${groups.map(({ name }) => name).join(', ')}.`);
  const machine = `${cpus().length} cores of ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.version}`;
  console.log(machine);
  const files = sampleFiles(values.folder);
  try {
    for (const { name, measure } of groups.filter(
      (each) => positionals.length === 0 || positionals.includes(each.name),
    )) {
      const start = performance.now();
      const tables = await measure({ files, rounds: Number(values.rounds), isLarge: values.large });
      for (const table of tables) printTable(table);
      console.log(`  (${name}: ${Math.round((performance.now() - start) / 1000)} s)`);
      if (values.write) writeTables(name, tables, machine);
    }
  } finally {
    files.remove();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
