import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { grammars as hostGrammars } from 'tm-grammars';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import manifest from '../../package.json' with { type: 'json' };

/** A piece of a line with its scopes from the outside in, without the one of the language itself. */
export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

export type Host = 'bicep' | 'event-xpath' | 'hcl' | 'json' | 'jsonc' | 'powershell' | 'terraform' | 'xml';

/** The tokens of each line as the editor has them: from the host's own grammar and those that `package.json` injects into it. */
export function tokenize(host: Host, text: string): Promise<readonly (readonly Token[])[]> {
  return tokensOf(extended, host, text);
}

/** The same where the extension is not installed. */
export function tokenizePlain(host: Host, text: string): Promise<readonly (readonly Token[])[]> {
  return tokensOf(plain, host, text);
}

/** A grammar as its file has it; `undefined` where it is none of ours and none of a host. */
export function rawGrammar(scopeName: string): textmate.IRawGrammar | undefined {
  const path = fileOf(scopeName);
  return path === undefined
    ? undefined
    : textmate.parseRawGrammar(readFileSync(path, 'utf8'), 'grammar.json');
}

const { grammars } = manifest.contributes;
const require = createRequire(import.meta.url);

await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));

const extended = registry((scopeName) =>
  grammars
    .filter((grammar) => grammar.injectTo?.some((into) => `${scopeName}.`.startsWith(`${into}.`)))
    .map((grammar) => grammar.scopeName),
);
const plain = registry(() => []);

function registry(getInjections: (scopeName: string) => string[]): textmate.Registry {
  return new textmate.Registry({
    onigLib: Promise.resolve(oniguruma),
    loadGrammar: async (scopeName) => rawGrammar(scopeName),
    getInjections,
  });
}

function fileOf(scopeName: string): URL | string | undefined {
  const own = grammars.find((grammar) => grammar.scopeName === scopeName);
  if (own) return new URL(`../../${own.path}`, import.meta.url);
  const host = hostGrammars.find((grammar) => grammar.scopeName === scopeName);
  return host && require.resolve(`tm-grammars/grammars/${host.name}.json`);
}

async function tokensOf(
  registry: textmate.Registry,
  host: Host,
  text: string,
): Promise<readonly (readonly Token[])[]> {
  const grammar = await registry.loadGrammar(scopeNameOf(host));
  if (!grammar) throw new Error(`There is no grammar for ${host}.`);
  let state = textmate.INITIAL;
  return text.split(/\r?\n/).map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      scopes: scopes.slice(1),
    }));
  });
}

function scopeNameOf(host: Host): string {
  return hostGrammars.find(({ name }) => name === host)?.scopeName ?? `source.${host}`;
}
