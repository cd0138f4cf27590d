import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../../server/src/dialect/check.ts';
import type { ChannelForm } from '../../server/src/dialect/entry.ts';
import { type FindingCode, findings } from '../../server/src/dialect/findings.ts';
import type { Problem } from '../../server/src/dialect/problem.ts';
import { type QueryContext, readQuery } from '../../server/src/dialect/query.ts';
import type { Target } from '../../server/src/dialect/target.ts';
import { diagnostics } from '../../server/src/features/diagnostics.ts';
import { readDocument } from '../../server/src/features/query-document.ts';

const repository = new URL('../../', import.meta.url);
const pages = new URL('docs/findings/', repository);
const codes = Object.keys(findings) as FindingCode[];

test('every finding has a page, and every page a finding', () => {
  expect(readdirSync(pages).sort()).toEqual(codes.map((code) => `${code}.md`).sort());
});

describe.each(codes.filter((code) => existsSync(new URL(`${code}.md`, pages))))('page of %s', (code) => {
  const page = readFileSync(new URL(`${code}.md`, pages), 'utf8');

  test('has its title and its four sections', () => {
    expect(page.split('\n')[0]).toBe(`# ${findings[code].title} (\`${code}\`)`);
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual([
      ...['What', 'Why', 'Example', 'Fix'],
    ]);
  });

  test('says how sure we are', () => {
    expect(section(page, 'Why')).toMatch(/^How sure: \w/m);
  });

  test('the example has this mistake and no other', () => {
    const found = problemsOf(page, 'Example').map((problem) => problem.code);
    expect(new Set(found)).toEqual(new Set([code]));
  });

  test('nothing is wrong with the fix', () => {
    expect(section(page, 'Fix')).toMatch(/^```(?:xpath|json|xml)$/m);
    expect(problemsOf(page, 'Fix').filter(({ severity }) => severity !== 'hint')).toEqual([]);
  });
});

const guides = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...codes.map((code) => `docs/findings/${code}.md`),
];

test.each(guides.filter((guide) => existsSync(new URL(guide, repository))))(
  'links of %s lead somewhere',
  (guide) => {
    const text = readFileSync(new URL(guide, repository), 'utf8');
    for (const target of linksIn(text)) {
      if (/^[a-z]+:/.test(target)) expect(target).toMatch(/^https:\/\//);
      else expect(existsSync(new URL(target, new URL(guide, repository))), target).toBe(true);
    }
    for (const label of labelsIn(text)) expect(text, label).toContain(`\n[${label}]: https://`);
  },
);

test.each(['README.md', 'CONTRIBUTING.md'])('scripts that %s names are in package.json', (guide) => {
  const { scripts } = JSON.parse(readFileSync(new URL('package.json', repository), 'utf8'));
  const text = readFileSync(new URL(guide, repository), 'utf8');
  const named = [...text.matchAll(/^npm (?:run )?([a-z:]+)|`npm (?:run )?([a-z:]+)/gm)];
  const own = named
    .map(([, line, word = line ?? '']) => word)
    .filter((word) => !['ci', 'link'].includes(word));
  expect(own).toContain('test');
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(own));
});

function section(page: string, title: string): string {
  return page.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
}

/** What is wrong with the block of a section: a query, or a document that holds one. */
function problemsOf(page: string, title: string): readonly Pick<Problem, 'code' | 'severity'>[] {
  const block = /^```(?<language>xpath|json|xml)\n(?<text>.*?)\n```$/ms.exec(section(page, title))?.groups;
  const { language, text = '' } = block ?? {};
  if (language === 'xpath') return check(readQuery(text, contextOf(page)));
  const document = readDocument({ text, path: `rule.${language}` });
  return document ? diagnostics(document) : [];
}

/** A page is about data collection rules unless it says so: `<!-- target: local, form: absent -->`. */
function contextOf(page: string): QueryContext {
  const told = /^<!-- target: (?<target>\w+), form: (?<form>\w+) -->$/m.exec(page)?.groups;
  const { target = 'dcr', form = 'required' } = told ?? {};
  return { target: target as Target, form: form as ChannelForm };
}

/** Where a text links to, in either form; images are added by hand and not looked at. */
function linksIn(text: string): readonly string[] {
  const inline = [...text.matchAll(/(?<!!)\[[^\]]*\]\(([^)\s]+)\)/g)];
  const defined = [...text.matchAll(/^\[[^\]]+\]: (\S+)$/gm)];
  return [...inline, ...defined].map(([, target = '']) => target.replace(/#.*$/, '')).filter(Boolean);
}

/** The `[labels]` that a definition at the end must explain. */
function labelsIn(text: string): readonly string[] {
  const prose = text.replace(/^```.*?^```$/gms, '').replace(/`[^`]*`/g, '');
  return [...prose.matchAll(/(?<![!\]])\[([^\]]+)\](?![(:])/g)].map(([, label = '']) =>
    label.replace(/\s+/g, ' '),
  );
}
