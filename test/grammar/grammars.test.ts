import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import { rawGrammar } from './tokenize.ts';

const folder = new URL('../../syntaxes/', import.meta.url);
const grammars = readdirSync(folder).filter((name) => name.endsWith('.tmLanguage.json'));
const scopes = new Map(grammars.map((name) => [read(name).scopeName, name]));

/** The grammar of another extension, which may not be there. */
const armExpressions = 'source.tle.arm-template';

interface Grammar {
  readonly name: string;
  readonly scopeName: string;
  readonly repository: Readonly<Record<string, { readonly match?: string }>>;
}

interface LanguageConfiguration {
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
  readonly brackets: string[][];
  readonly surroundingPairs: string[][];
  readonly autoClosingPairs: readonly { readonly open: string; readonly close: string }[];
}

describe.each(grammars)('%s', (name) => {
  const grammar = read(name);

  test('has a scope of its own', () => {
    expect(grammar.scopeName).toMatch(/^[a-z-]+(\.[a-z-]+)+$/);
    expect(scopes.get(grammar.scopeName)).toBe(name);
  });

  test('every pattern is a regular expression', () => {
    for (const pattern of valuesOf(grammar, ['match', 'begin', 'end', 'while'])) {
      expect(() => matches(pattern, 'text'), pattern).not.toThrow();
    }
  });

  test('no pattern that matches matches nothing', () => {
    for (const pattern of valuesOf(grammar, ['match'])) expect(matches(pattern, ''), pattern).toBe(false);
  });

  test('every include leads to a rule', () => {
    for (const include of valuesOf(grammar, ['include'])) {
      if (include === armExpressions) continue;
      const [scope = '', rule] = include.split('#');
      const included = scope === '' ? grammar : rawGrammar(scope);
      expect(included, include).toBeDefined();
      if (rule !== undefined) expect(Object.keys(included?.repository ?? {}), include).toContain(rule);
    }
  });

  test('every rule is used', () => {
    const used = [...scopes.values()].flatMap((file) => valuesOf(read(file), ['include']));
    for (const rule of Object.keys(grammar.repository)) {
      expect(used.map((include) => include.replace(/^[^#]*/, ''))).toContain(`#${rule}`);
    }
  });

  test('scopes end like those of its language', () => {
    const names = valuesOf(grammar, ['name', 'contentName']).filter((scope) => scope !== grammar.name);
    for (const scope of names.flatMap((each) => each.split(' '))) {
      expect(scope).toMatch(/^[a-z-]+(\.[a-z-]+)*\.(bicep|event-xpath|hcl|json|powershell|terraform|xml)$/);
    }
  });
});

describe('language-configuration.json', () => {
  const configuration: LanguageConfiguration = JSON.parse(textOf('language-configuration.json'));

  test.each([
    [
      'Microsoft-Windows-Sysmon/Operational!*[System[EventID=22]]',
      ['Microsoft-Windows-Sysmon', 'Operational', 'System', 'EventID', '22'],
    ],
    ["Data[@Name='TargetUserName']", ['Data', 'Name', 'TargetUserName']],
    ["@UserID='S-1-5-18'", ['UserID', 'S-1-5-18']],
    ["Keywords='0x8020000000000000'", ['Keywords', '0x8020000000000000']],
    ["Größe='54849625-5478-4994-a5ba-3e3b0328c30d'", ['Größe', '54849625-5478-4994-a5ba-3e3b0328c30d']],
  ])('selects the words of %s', (line, words) => {
    const { pattern, flags } = configuration.wordPattern;
    expect(line.match(new RegExp(pattern, `${flags}g`))).toEqual(words);
  });

  test('closes and surrounds with the same pairs', () => {
    const { autoClosingPairs, brackets, surroundingPairs } = configuration;
    expect(autoClosingPairs.map(({ open, close }) => [open, close])).toEqual(surroundingPairs);
    expect(surroundingPairs).toEqual(expect.arrayContaining(brackets));
  });
});

function read(grammar: string): Grammar {
  return JSON.parse(textOf(grammar));
}

function textOf(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

/** The strings under the given keys, at any depth. */
function valuesOf(node: unknown, keys: readonly string[]): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' && keys.includes(key) ? [value] : valuesOf(value, keys),
  );
}

/** Whether a pattern of Oniguruma matches; what an `end` repeats of its `begin` is put in by the editor. */
function matches(pattern: string, text: string): boolean {
  const scanner = new oniguruma.OnigScanner([pattern.replace(/(?<!\\)\\2/g, 'EOT')]);
  return scanner.findNextMatchSync(text, 0) !== null;
}
