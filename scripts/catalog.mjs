// node scripts/catalog.mjs          rebuilds server/src/catalog/data from the tables in catalog/
// node scripts/catalog.mjs --check  exits 1 where that data is not what the tables give
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { channelsJson } from './catalog/channels-json.mjs';
import { descriptionsJson } from './catalog/descriptions-json.mjs';
import { eventsJson } from './catalog/events-json.mjs';
import { fail } from './catalog/tables.mjs';
import { valuesJson } from './catalog/values-json.mjs';

const dataFolder = fileURLToPath(new URL('../server/src/catalog/data', import.meta.url));

const [mode] = process.argv.slice(2);
if (mode === undefined) writeData();
else if (mode === '--check') checkData();
else fail('Usage: node scripts/catalog.mjs [--check]', 2);

function writeData() {
  mkdirSync(dataFolder, { recursive: true });
  for (const [file, text] of Object.entries(builtData())) {
    writeFileSync(join(dataFolder, file), text);
    console.log(`${file}: ${(text.length / 1000).toFixed(1)} kB`);
  }
}

function checkData() {
  for (const [file, text] of Object.entries(builtData())) {
    if (readIfThere(join(dataFolder, file)) !== text) {
      fail(`server/src/catalog/data/${file} is not current: run "node scripts/catalog.mjs".`, 1);
    }
  }
}

function builtData() {
  return {
    'events.json': eventsJson(),
    'channels.json': channelsJson(),
    'descriptions.json': descriptionsJson(),
    'values.json': valuesJson(),
  };
}

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  } catch {
    return undefined;
  }
}
