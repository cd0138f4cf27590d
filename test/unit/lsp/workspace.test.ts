import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type {
  CodeAction,
  DocumentDiagnosticReport,
  PreviousResultId,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { type Editor, startEditor, uriOf } from './editor.ts';

let editor: Editor;
let folder: string;
let settings: unknown = {};
let names: string[] = ['a.json', 'b.json', 'other.json'];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'event-xpath-workspace-'));
  await write('a.json', rule('A!*[System[EventID=1]]'));
  await write('b.json', rule('A!*[System[EventID=1 OR EventID=2]]'));
  await write('other.json', '{"a": 1}');
  editor = await startEditor(
    () => settings,
    () => ({ uris: names.map(uri), hasMore: true, large: [uri('large.json')] }),
  );
});

afterAll(async () => {
  await editor.close();
  await rm(folder, { recursive: true });
});

test('the server checks a workspace where the editor finds its files', () => {
  expect(editor.initialized.capabilities.diagnosticProvider).toMatchObject({
    interFileDependencies: true,
    workspaceDiagnostics: true,
  });
});

test('nothing is looked for before a document with queries is open: many projects hold JSON, and few of them rules', async () => {
  await editor.open(uri('other.json'), '{"a": 1}', 'json');
  expect(await pull()).toEqual([]);
  expect(editor.log.join('\n')).not.toContain('more files');
  await editor.open(uri('first.json'), rule('B!*'), 'json');
  await editor.connection.sendRequest('textDocument/diagnostic', {
    textDocument: { uri: uri('first.json') },
  });
});

test('files that are not open have findings', async () => {
  await vi.waitFor(() => expect(editor.refreshes).toContain('diagnostic'), waiting);
  expect(codesIn(await pull())).toEqual({ 'a.json': [], 'b.json': ['uppercase-operator'] });
  expect(editor.log.join('\n')).toContain('more files');
  expect(editor.log.join('\n')).toContain('large.json is too large');
});

test('what the editor knows is not told again', async () => {
  const known = await pull();
  const again = await pull(known);
  expect(again.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged']);
  expect(again.map(({ resultId }) => resultId)).toEqual(known.map(({ resultId }) => resultId));
});

test('a file that changes is read again, and the other one tells that they overlap', async () => {
  const before = await pull();
  await write('b.json', rule('A!*[System[EventID=1 or EventID=2]]'));
  await changed('b.json', 2);
  await vi.waitFor(async () => {
    const after = await pull(before);
    expect(codesIn(after)).toEqual({ 'a.json': ['overlapping-query'], 'b.json': [] });
  }, waiting);
  const [report] = await pull();
  expect(report?.kind === 'full' && report.items[0]).toMatchObject({
    severity: 3,
    message: expect.stringContaining('A rule in b.json selects all of these events too.'),
    relatedInformation: [
      { location: { uri: uri('b.json') }, message: 'windowsEventLogs[0].xPathQueries[0]' },
    ],
  });
});

test('an open document counts as it stands in the editor', async () => {
  await editor.open(uri('b.json'), rule('B!*'));
  expect(codesIn(await pull())).toEqual({ 'a.json': [], 'b.json': [] });
  await editor.open(uri('a.json'), rule('B!*[System[Level=1]]'), 'jsonc');
  const report = await editor.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument: { uri: uri('a.json') },
  });
  expect(report).toMatchObject({ kind: 'full', items: [{ code: 'overlapping-query' }] });
  const start = { line: 0, character: rule('').indexOf('"]}]') };
  const actions = await editor.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: uri('a.json') },
    range: { start, end: start },
    context: { diagnostics: [] },
  });
  expect(actions.map(({ title }) => title)).toContain('Ignore overlapping-query on this line');
  const previousResultId = report.resultId;
  expect(
    await editor.connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri: uri('a.json') },
      previousResultId,
    }),
  ).toEqual({ kind: 'unchanged', resultId: previousResultId });
  for (const name of ['a.json', 'b.json'])
    await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(name) } });
  expect(codesIn(await pull())).toEqual({ 'a.json': ['overlapping-query'], 'b.json': [] });
});

test('documents outside of the workspace are compared with none', async () => {
  const outside = 'git:/rules/a.json';
  await editor.open(outside, rule('A!*[System[EventID=1]]'));
  const report = await editor.connection.sendRequest('textDocument/diagnostic', {
    textDocument: { uri: outside },
  });
  expect(report).toMatchObject({ items: [] });
  await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri: outside } });
  expect((await pull()).at(-1)).toEqual({ uri: outside, version: null, kind: 'full', items: [] });
});

test('a new file is looked for, and one that is deleted has no findings', async () => {
  const before = await pull();
  names = ['b.json', 'c.json'];
  await write('c.json', rule('A!*[System[EventID=2]]'));
  await rm(join(folder, 'a.json'));
  await changed('c.json', 1);
  await changed('a.json', 3);
  await vi.waitFor(async () => {
    const after = await pull(before);
    expect(codesIn(after)).toEqual({ 'a.json': [], 'c.json': ['overlapping-query'] });
  }, waiting);
});

test('parts come before the whole where the editor wants that', async () => {
  const parts: WorkspaceDocumentDiagnosticReport[] = [];
  const progress = editor.connection.onNotification('$/progress', ({ value }: Progress) => {
    parts.push(...value.items);
  });
  const whole = await editor.connection.sendRequest('workspace/diagnostic', {
    previousResultIds: [],
    partialResultToken: 'parts',
  });
  progress.dispose();
  expect(whole).toEqual({ items: [] });
  expect(Object.keys(codesIn(parts))).toEqual(['b.json', 'c.json']);
});

test('without the setting, files that are not open have no findings', async () => {
  const before = await pull();
  settings = { workspaceDiagnostics: false };
  await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await vi.waitFor(
    async () => expect(codesIn(await pull(before))).toEqual({ 'b.json': [], 'c.json': [] }),
    waiting,
  );
  expect(await pull()).toEqual([]);
});

interface Progress {
  readonly value: WorkspaceDiagnosticReport;
}

const waiting = { timeout: 10_000, interval: 50 };

function rule(query: string): string {
  return JSON.stringify({
    dataSources: { windowsEventLogs: [{ streams: ['Microsoft-Event'], xPathQueries: [query] }] },
  });
}

function uri(name: string): string {
  return uriOf(join(folder, name));
}

function write(name: string, text: string): Promise<void> {
  return writeFile(join(folder, name), text);
}

/** @param type 1 created, 2 changed, 3 deleted */
function changed(name: string, type: number): Promise<void> {
  return editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uri(name), type }],
  });
}

async function pull(
  known: readonly WorkspaceDocumentDiagnosticReport[] = [],
): Promise<readonly WorkspaceDocumentDiagnosticReport[]> {
  const previousResultIds: PreviousResultId[] = known.flatMap((report) =>
    report.resultId === undefined ? [] : [{ uri: report.uri, value: report.resultId }],
  );
  const { items } = await editor.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
    previousResultIds,
  });
  return items;
}

/** The codes of what is told anew, by the names of the files. */
function codesIn(reports: readonly WorkspaceDocumentDiagnosticReport[]) {
  const full = reports.flatMap((report) => (report.kind === 'full' ? [report] : []));
  return Object.fromEntries(
    full.map((report) => [report.uri.split('/').at(-1), report.items.map(({ code }) => code)]),
  );
}
