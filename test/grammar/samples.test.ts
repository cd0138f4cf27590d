import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Host, type Token, tokenize } from './tokenize.ts';

const samples: readonly [file: string, host: Host][] = [
  ['arm-template.json', 'jsonc'],
  ['collect.ps1', 'powershell'],
  ['custom-view.xml', 'xml'],
  ['queries.evxpath', 'event-xpath'],
  ['rule-with-mistakes.json', 'json'],
  ['rule.bicep', 'bicep'],
  ['rule.tf', 'terraform'],
  ['rule.tf.json', 'json'],
  ['subscription-with-mistakes.xml', 'xml'],
  ['task.xml', 'xml'],
];

/** What the scopes that themes know are drawn as; the first that a scope begins with counts. */
const signs: readonly [scope: string, sign: string][] = [
  ['entity.name.namespace.channel', 'c'],
  ['entity.other.attribute-name', 'a'],
  ['entity.name.function', 'f'],
  ['support.function', 'f'],
  ['entity', 't'],
  ['constant.numeric', 'n'],
  ['constant.character', 'e'],
  ['constant', 'k'],
  ['keyword.operator', 'o'],
  ['keyword', 'k'],
  ['storage', 'k'],
  ['punctuation.definition.string', 'q'],
  ['punctuation.definition.comment', 'r'],
  ['punctuation', 'p'],
  ['comment', 'r'],
  ['string', 's'],
  ['support', 'v'],
  ['variable', 'v'],
  ['invalid', 'x'],
];

/** Each line with its colours below: small letters in a filter, capitals in the language around it, `.` for what has none. */
test.each(samples)('%s', async (file, host) => {
  const text = readFileSync(new URL(`../../samples/${file}`, import.meta.url), 'utf8');
  const lines = await tokenize(host, text);
  const drawn = lines.map((tokens) => {
    const line = tokens.map((token) => token.text).join('');
    return line.trim() === '' ? '' : `${line}\n${tokens.map(drawing).join('').trimEnd()}`;
  });
  await expect(`${drawn.join('\n').trimEnd()}\n`).toMatchFileSnapshot(`snapshots/${file}.snap`);
});

function drawing({ text, scopes }: Token): string {
  const inner = scopes.findLast((scope) => signs.some(([name]) => scope.startsWith(name)));
  const sign = signs.find(([name]) => inner?.startsWith(name))?.[1] ?? '.';
  const isInFilter = scopes.some((scope) => /event-xpath$/.test(scope));
  return text.replace(/\S/g, isInFilter ? sign : sign.toUpperCase());
}
