import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { diagnostics } from '../../../server/src/features/diagnostics.ts';
import { readDocument } from '../../../server/src/features/query-document.ts';
import { found, readPage } from '../dialect/rule-pages.ts';

const repository = new URL('../../../', import.meta.url);
const pages = new URL('test/unit/dialect/rules/', repository);
const readme = readFileSync(new URL('README.md', repository), 'utf8');

test('the README lists the findings that have a safe fix', () => {
  const ofRules = readdirSync(pages).flatMap((file) =>
    readPage(readFileSync(new URL(file, pages), 'utf8')).wrong.flatMap((each) => safelyMended(found(each))),
  );
  const ids = Array.from({ length: 30 }, (_, index) => `EventID=${index}`).join(' or ');
  const ofDocuments = [
    ['a.evxpath', `*[System[${ids}]]`],
    [
      'a.xml',
      '<QueryList><Query><Select Path="S">*[System[Level &amp;lt; 3 or Level <= 3]]</Select></Query></QueryList>',
    ],
  ].flatMap(([path = '', text = '']) => safelyMended(diagnosticsOf(path, text)));
  const written = /^They are:(.*?)\./ms.exec(readme)?.[1] ?? '';
  const listed = [...written.matchAll(/`([a-z0-9-]+)`/g)].map(([, code]) => code);
  expect(listed).toEqual([...new Set([...ofRules, ...ofDocuments])].sort());
});

function safelyMended(
  problems: readonly { readonly code: string; readonly fixes: readonly { readonly isSafe?: boolean }[] }[],
): readonly string[] {
  return problems.filter(({ fixes }) => fixes.some(({ isSafe }) => isSafe)).map(({ code }) => code);
}

function diagnosticsOf(path: string, text: string) {
  const document = readDocument({ path, text });
  return document ? diagnostics(document) : [];
}
