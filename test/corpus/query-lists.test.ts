import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { expect, test } from 'vitest';
import { decodeText } from '../../server/src/events/decode.ts';
import { diagnostics } from '../../server/src/features/diagnostics.ts';
import { readDocument } from '../../server/src/features/query-document.ts';
import { describeCorpus } from '../support/corpus.ts';
import { brokenRoundTrips, hostOf } from '../unit/hosts/round-trip.ts';
import { xmlDecode } from '../unit/hosts/xml-text.ts';

describeCorpus('query lists and subscriptions of the corpus', (corpus) => {
  const folder = join(corpus, 'queries', 'hosts');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.xml'))
    .sort();
  const documents = files.map((file) => {
    const { text } = decodeText(readFileSync(join(folder, file)));
    return { file: file.split(sep).join('/'), text, document: hostOf({ text, path: file }) };
  });

  test('are read, all of them', () => {
    const queries = documents.reduce((sum, { document }) => sum + document.queries.length, 0);
    expect([documents.length, queries]).toEqual([154, 1290]);
  });

  test('hold exactly the queries that another reader finds', () => {
    const differing = documents
      .filter(({ text, document }) => {
        const found = document.queries.map((query) => query.text.replace(/\r\n?/g, '\n'));
        return JSON.stringify(found) !== JSON.stringify(queriesIn(text));
      })
      .map(({ file }) => file);
    expect(differing).toEqual([]);
  });

  test('give every code unit of every query its place', () => {
    expect(documents.flatMap(({ text, document }) => brokenRoundTrips(text, document, xmlDecode()))).toEqual(
      [],
    );
  });

  test('are blamed for nothing but what their authors mended later, a repeated Id and a list in a list', () => {
    const counts = new Map<string, number>();
    for (const { file, text } of documents) {
      const document = readDocument({ text, path: file });
      for (const { code, found } of document ? diagnostics(document) : [])
        if (!found) counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({
      'querylist-structure': 319,
      'query-id': 1,
      'unreadable-host': 1,
    });
  });

  test('that are malformed still give what can be read, with one complaint', () => {
    const lines = readFileSync(join(corpus, 'queries', 'malformed_querylists.jsonl'), 'utf8')
      .trim()
      .split('\n');
    const read = lines.map((line) => {
      const { text }: { text: string } = JSON.parse(line);
      const document = hostOf({ text, path: 'list.xml' });
      expect(brokenRoundTrips(text, document, xmlDecode())).toEqual([]);
      return [
        document.queries.length,
        document.problems.filter(({ code }) => code === 'unreadable-host').length,
      ];
    });
    // The second is a piece of a script that puts a list together.
    expect(read).toEqual([
      [6, 1],
      [0, 0],
      [1, 1],
    ]);
  });
});

/** The text of every Select and Suppress, as xmldom reads them; a text that holds a QueryList is XML again. */
function queriesIn(text: string): readonly string[] {
  try {
    const document = new DOMParser({ onError: refuse }).parseFromString(
      text.replace(/^\uFEFF/, ''),
      'text/xml',
    );
    return [...document.getElementsByTagNameNS('*', '*')].flatMap((element): readonly string[] => {
      const content = element.textContent ?? '';
      if (element.parentNode?.nodeName === 'Query' && /^(?:Select|Suppress)$/.test(element.nodeName))
        return [content];
      const hasElements = [...element.childNodes].some(({ nodeType }) => nodeType === 1);
      if (hasElements || !content.includes('<QueryList')) return [];
      return queriesIn(content.slice(content.indexOf('<QueryList'), content.lastIndexOf('>') + 1));
    });
  } catch {
    return [];
  }
}

function refuse(level: string, message: string): void {
  if (level !== 'warning') throw new Error(message);
}
