import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** What each module may import: imports point only left (architecture.md). */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  text: [],
  xpath: ['text'],
  catalog: [],
  events: ['text', '@xmldom/xmldom'],
  hosts: ['text', 'jsonc-parser'],
  dialect: ['text', 'xpath', 'catalog'],
  matcher: ['text', 'xpath', 'events'],
  samples: ['text', 'events', 'matcher', '@xmldom/xmldom', 'xpath'],
  features: ['text', 'xpath', 'catalog', 'events', 'hosts', 'dialect', 'matcher'],
  lsp: [
    'text',
    'catalog',
    'dialect',
    'matcher',
    'samples',
    'features',
    'protocol',
    'vscode-languageserver',
    'vscode-languageserver-textdocument',
  ],
  cli: ['text', 'xpath', 'catalog', 'events', 'hosts', 'dialect', 'matcher', 'samples', 'features'],
  protocol: [],
  'main.node': ['lsp', 'main.node-port', 'node:', 'vscode-languageserver'],
  'main.node-files': ['samples', 'node:'],
  'main.node-port': ['samples', 'node:'],
  'main.browser': ['lsp', 'main.browser-port', 'vscode-languageserver'],
  'main.browser-port': ['samples'],
  'main.samples.node': ['samples', 'main.node-files', 'main.node-port', 'node:'],
  'main.samples.browser': ['samples', 'main.browser-port'],
  'main.cli': ['cli', 'samples', 'main.node-files', 'main.node-port', 'node:', 'package.json', 'tinyglobby'],
  client: ['results-messages', 'protocol', 'vscode', 'vscode-languageclient'],
  'results-messages': ['protocol'],
  'results-page': ['results-messages', 'protocol'],
};

const repository = join(dirname(fileURLToPath(import.meta.url)), '../..');
const files = ['server/src', 'client/src'].flatMap(typeScriptBelow);

test.each(files)('%s imports what its module may', (file) => {
  const module = moduleOf(file);
  const allowed = mayImport[module];
  expect(allowed, `${module} is not in the import table`).toBeDefined();
  const strange = importsOf(file)
    .map(({ source }) => importedBy(file, source))
    .filter((imported) => imported !== module && !allowed?.includes(imported));
  expect(strange).toEqual([]);
});

test.each(files.filter((file) => file.startsWith('client/')))(
  '%s takes only types from the server',
  (file) => {
    const values = importsOf(file).filter(({ source, isType }) => source.includes('server/') && !isType);
    expect(values).toEqual([]);
  },
);

test.each(files)('%s reaches no network and runs no text as code', (file) => {
  const code = withoutComments(readFileSync(join(repository, file), 'utf8'));
  expect(code.match(forbidden) ?? []).toEqual([]);
});

const forbidden =
  /\b(?:fetch|eval|importScripts)\s*\(|\bnew Function\b|\b(?:XMLHttpRequest|WebSocket|sendBeacon)\b|\bnew EventSource\b|['"](?:node:)?(?:https?|http2|net|dgram|tls|dns|child_process|vm)(?:\/\w+)?['"]/g;

test('an import of every form is seen', () => {
  const text = `import a from './a.ts';\nimport {\n  type B,\n} from "b";\nimport 'c';\nexport * from './d.ts';\nconst e = await import('e');\nimport type F from 'f';`;
  expect(importsIn(text)).toEqual([
    { source: './a.ts', isType: false },
    { source: 'b', isType: false },
    { source: 'c', isType: false },
    { source: './d.ts', isType: false },
    { source: 'e', isType: false },
    { source: 'f', isType: true },
  ]);
});

test('every way to the network is seen', () => {
  const ways = [
    "from 'node:http'",
    "import('https')",
    'fetch("x")',
    'new WebSocket(x)',
    'eval(x)',
    'new Function(x)',
  ];
  expect(ways.filter((way) => !way.match(forbidden))).toEqual([]);
});

interface Import {
  readonly source: string;
  readonly isType: boolean;
}

function importsOf(file: string): readonly Import[] {
  return importsIn(withoutComments(readFileSync(join(repository, file), 'utf8')));
}

function importsIn(text: string): readonly Import[] {
  const statements =
    /^(?:import|export)(\s+type)?\b(?:[^;'"=]*?\bfrom)?\s*['"]([^'"]+)['"]|\bimport()\(\s*['"]([^'"]+)['"]/gm;
  return [...text.matchAll(statements)].map(([, type, source, , expression = '']) => ({
    source: source ?? expression,
    isType: type !== undefined,
  }));
}

/** `server/src/hosts/json/dcr.ts` is of `hosts`, `server/src/protocol.ts` of `protocol`, of the client the page of results is a module of its own. */
function moduleOf(file: string): string {
  if (file.startsWith('client/src/results/page/')) return 'results-page';
  if (file === 'client/src/results/messages.ts') return 'results-messages';
  if (file.startsWith('client/')) return 'client';
  if (!file.startsWith('server/src/')) return file;
  const [module = ''] = file.slice('server/src/'.length).split('/');
  return module.replace(/(?:\.d)?\.ts$/, '');
}

/** The module or package that an import names. */
function importedBy(file: string, source: string): string {
  if (source.startsWith('.')) return moduleOf(posix.join(posix.dirname(file), source));
  if (source.startsWith('node:')) return 'node:';
  const parts = source.split('/');
  return parts.slice(0, source.startsWith('@') ? 2 : 1).join('/');
}

function typeScriptBelow(folder: string): readonly string[] {
  return readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .sort();
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}
