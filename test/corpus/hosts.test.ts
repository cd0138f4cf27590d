import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { hole } from '../../server/src/text/hole.ts';
import { describeCorpus } from '../support/corpus.ts';
import { brokenRoundTrips, hostOf } from '../unit/hosts/round-trip.ts';

describeCorpus('rules and templates of the corpus', (corpus) => {
  const folder = join(corpus, 'queries', 'hosts');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort();
  const documents = files.map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return { file: file.split(sep).join('/'), text, document: hostOf({ text, path: file }) };
  });

  test('hold so many queries', () => {
    const counts = documents.map(({ file, document: { queries } }) => `${file} ${queries.length}`);
    expect(`\n${counts.join('\n')}\n`).toMatchInlineSnapshot(`
      "
      Azure+AzureMonitorStarterPacks/Docs/SamplePack.json 4
      Azure+AzureMonitorStarterPacks/Packs/PacksDef.json 122
      Azure+AzureMonitorStarterPacks/misc/packs/AllPacks.json 148
      Azure+AzureMonitorStarterPacks/misc/packs/IaaS/DNS2016/monitoring.json 54
      Azure+AzureMonitorStarterPacks/misc/packs/IaaS/PS2016/monitoring.json 11
      Azure+AzureMonitorStarterPacks/misc/packs/IaaS/iaas-alerts.json 149
      Azure+ausgovcaf-cloudsoe/arm-cloudsoe-la-solutions.json 15
      Azure+ausgovcaf-cloudsoe/c7207b43~arm-cloudsoe-la-solutions.json 15
      Azure+ausgovcaf-cloudsoe/fee60d56~arm-cloudsoe-la-solutions.json 11
      Cyberlorians+M-21-31/EL0/Identity/M2131-ICAM-AzureADPasswordProtection.json 1
      Cyberlorians+M-21-31/EL0/Identity/M2131-ICAM-EntraConnectAdminActions.json 1
      OTRF+Microsoft-Sentinel2Go/grocery-list/Win10-AD-ADFS/azuredeploy.json 39
      OTRF+Microsoft-Sentinel2Go/grocery-list/Win10-AD-MXS/azuredeploy.json 29
      OTRF+Microsoft-Sentinel2Go/grocery-list/Win10/demos/Win10-DCR-AzureResource.json 1
      OTRF+Microsoft-Sentinel2Go/microsoft-sentinel/linkedtemplates/data-collection-rules/rules/ossem-attack/ossem-attack.json 23
      "
    `);
  });

  test('can be read to their end', () => {
    expect(documents.flatMap(({ document }) => document.problems)).toEqual([]);
  });

  test('give every code unit of every query its place', () => {
    expect(documents.flatMap(({ text, document }) => brokenRoundTrips(text, document))).toEqual([]);
  });

  test('hide their expressions in holes', () => {
    const queries = documents.flatMap(({ document }) => document.queries.map(({ text }) => text));
    expect(queries.filter((text) => text.includes(hole) && text !== hole)).toEqual([]);
    expect(queries.filter((text) => /^\[[a-z]+\(.*\]$/is.test(text))).toEqual([]);
  });
});
