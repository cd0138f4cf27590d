import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { splitEntry } from '../../server/src/dialect/entry.ts';
import { decodeText } from '../../server/src/events/decode.ts';
import { mayHoldQueries } from '../../server/src/hosts/read-host.ts';
import { textOf } from '../../server/src/text/range.ts';
import { describeCorpus } from '../support/corpus.ts';
import { hostOf } from '../unit/hosts/round-trip.ts';
import { corpusQueries } from './queries.ts';

describeCorpus('host documents whose queries are on record', (corpus) => {
  const folder = join(corpus, 'queries', 'hosts');
  const recorded = queriesByFile(corpus);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => mayHoldQueries(file) && recorded.has(file))
    .sort();
  const compared = files.map((file) => {
    const { text } = decodeText(readFileSync(join(folder, file)));
    const found = new Set(hostOf({ text, path: file }).queries.map((query) => normalised(query.text)));
    const known = recorded.get(file) ?? new Set();
    return { file, found, missed: minus(known, found), more: minus(found, known) };
  });

  test('all of them are read', () => {
    const queries = compared.reduce((sum, { found }) => sum + found.size, 0);
    expect([compared.length, queries]).toMatchInlineSnapshot(`
      [
        160,
        992,
      ]
    `);
  });

  // The records of PacksDef.json leave out the backslashes that its queries hold.
  test('hold what is on record, but for', () => {
    expect(
      compared
        .filter(({ missed }) => missed.length > 0)
        .map(({ file, missed }) => `${missed.length} of ${file}`),
    ).toMatchInlineSnapshot(`
      [
        "53 of Azure+AzureMonitorStarterPacks/Packs/PacksDef.json",
      ]
    `);
  });

  // What several files hold is on record for one of them only.
  test('hold nothing else, but for', () => {
    expect(
      compared.filter(({ more }) => more.length > 0).map(({ file, more }) => `${more.length} of ${file}`),
    ).toMatchInlineSnapshot(`
      [
        "53 of Azure+AzureMonitorStarterPacks/Packs/PacksDef.json",
        "96 of Azure+AzureMonitorStarterPacks/misc/packs/IaaS/iaas-alerts.json",
        "22 of OTRF+Microsoft-Sentinel2Go/microsoft-sentinel/linkedtemplates/data-collection-rules/rules/ossem-attack/ossem-attack.json",
        "1 of mdecrevoisier+Windows-WEC-server_auto-deploy/windows-subscriptions/Account-Management.xml",
      ]
    `);
  });
});

/** The distinct queries of each file that a record names, by repository and path, as the kept version of the file holds them. */
function queriesByFile(corpus: string): ReadonlyMap<string, ReadonlySet<string>> {
  const records = corpusQueries(corpus).filter(({ historical }) => !historical);
  const commits = new Map(records.map(({ source }) => [source.repo, source.commit]));
  const byFile = new Map<string, Set<string>>();
  for (const { query, source, otherSources } of records) {
    for (const { repo, path, commit } of [source, ...otherSources]) {
      if (!repo || !path || commit !== commits.get(repo)) continue;
      const file = `${repo.replace('/', '+')}/${path}`;
      const known = byFile.get(file) ?? new Set();
      byFile.set(file, known.add(normalised(query)));
    }
  }
  return byFile;
}

/** The query without its channel and the layout of its document. */
function normalised(text: string): string {
  const { channel, xpath } = splitEntry(text);
  return (channel ? textOf(text, xpath) : text).replace(/\s+/g, ' ').trim();
}

function minus(all: ReadonlySet<string>, known: ReadonlySet<string>): readonly string[] {
  return [...all].filter((text) => !known.has(text));
}
