// node scripts/catalog-import.mjs FACTSDIR  rewrites catalog/facts.tsv, channels.tsv and subcategories.tsv from events.json,
//                                           sets.json, popularity.json and channels.json; needed only when the facts change
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { channelsTable } from './catalog/channels-table.mjs';
import { factsTable } from './catalog/facts-table.mjs';
import { setsOf, subcategoriesTable } from './catalog/set-facts.mjs';
import { fail, tablesFolder } from './catalog/tables.mjs';

const [folder] = process.argv.slice(2);
importFacts(folder ?? fail('Usage: node scripts/catalog-import.mjs FACTSDIR', 2));

/** @param {string} facts */
function importFacts(facts) {
  /** @param {string} file */
  const read = (file) => JSON.parse(readFileSync(join(facts, file), 'utf8'));
  /** @type {(file: string, text: string) => void} */
  const write = (file, text) => writeFileSync(join(tablesFolder, file), text);
  const { sets } = read('sets.json');
  const popularity = read('popularity.json');
  write('facts.tsv', factsTable(read('events.json').events, setsOf(sets), popularity.events));
  write('channels.tsv', channelsTable(read('channels.json'), popularity.meta.aliases));
  write('subcategories.tsv', subcategoriesTable(sets));
}
