import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  DocumentDiagnosticReport,
  DocumentSymbol,
  FullDocumentDiagnosticReport,
  Hover,
  InlayHint,
  SelectionRange,
  SignatureHelp,
  TextEdit,
} from 'vscode-languageserver';
import {
  type EventIdPlaceResult,
  type EventXmlResult,
  eventIdPlaceRequest,
  type FindEventsResult,
  findEventsRequest,
  type PreviewResult,
  type ReadFileResult,
} from '../../../server/src/protocol.ts';
import { readCursor } from '../../support/cursor.ts';
import { type Editor, samples, startEditor, uriOf } from './editor.ts';

let editor: Editor;
let folder: string;
let settings: unknown = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'event-xpath-lsp-'));
  editor = await startEditor(() => settings);
});

afterAll(async () => {
  await editor.close();
  await rm(folder, { recursive: true });
});

test('the server says what it can do', () => {
  expect(editor.initialized.capabilities).toMatchObject({
    textDocumentSync: 2,
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
    codeActionProvider: { codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.event-xpath'] },
    hoverProvider: true,
  });
});

test('a finding has its place, code, page and words', async () => {
  const uri = await open(
    'finding.json',
    '{\r\n "xPathQueries": [\r\n  "Security!*[System[EventID=1 OR EventID=2]]"]}',
  );
  expect(await diagnosticsOf(uri)).toEqual([
    {
      source: 'Event XPath',
      code: 'uppercase-operator',
      codeDescription: { href: 'file:///pages/uppercase-operator.md' },
      severity: 1,
      range: { start: { line: 2, character: 31 }, end: { line: 2, character: 33 } },
      message: 'Operators are written in lower case. Write `or`.',
    },
  ]);
});

test('findings follow changes of the text', async () => {
  const uri = await open('change.evxpath', '*[System[EventID=1 OR EventID=2]]', 'event-xpath');
  expect(await diagnosticsOf(uri)).toHaveLength(1);
  const range = { start: { line: 0, character: 19 }, end: { line: 0, character: 21 } };
  await editor.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range, text: 'or' }],
  });
  expect(await diagnosticsOf(uri)).toEqual([]);
});

test('that a document is no JSON is for the JSON extension to say', async () => {
  const uri = await open('broken.json', '{"xPathQueries": ["Security!*[System[EventID=1 OR EventID=2]]"');
  expect((await diagnosticsOf(uri)).map(({ code }) => code)).toEqual(['uppercase-operator']);
});

test('a document that is not open, or holds no queries, has no findings', async () => {
  expect(await diagnosticsOf('file:///nowhere.json')).toEqual([]);
  expect(await diagnosticsOf(await open('other.json', '{"EventID": "OR"}'))).toEqual([]);
});

test('a proposed event shows its card when it is looked at', async () => {
  const text = 'Security!*[System[EventID=logon]]';
  const uri = await open('card.evxpath', text, 'event-xpath');
  const { items } = await editor.connection.sendRequest<CompletionList>('textDocument/completion', {
    textDocument: { uri },
    position: { line: 0, character: text.indexOf(']') },
  });
  const [first] = items;
  expect(first).toMatchObject({ label: '4624', labelDetails: { detail: '  Logon succeeded' } });
  expect(first?.documentation).toBeUndefined();
  const resolved = await editor.connection.sendRequest<CompletionItem>('completionItem/resolve', first);
  expect(resolved.documentation).toMatchObject({ value: expect.stringContaining('Logon succeeded') });
});

test('a quick fix edits the version that it was made for', async () => {
  const uri = await open('fix.evxpath', '*[System[EventID=1 OR EventID=2]]', 'event-xpath');
  const range = { start: { line: 0, character: 20 }, end: { line: 0, character: 20 } };
  const [action] = await codeActions(uri, range, undefined);
  expect(action).toMatchObject({
    title: 'Write or',
    kind: 'quickfix',
    isPreferred: true,
    diagnostics: [{ code: 'uppercase-operator' }],
  });
  expect(action?.edit).toEqual({
    documentChanges: [
      {
        textDocument: { uri, version: 1 },
        edits: [
          { range: { start: { line: 0, character: 19 }, end: { line: 0, character: 21 } }, newText: 'or' },
        ],
      },
    ],
  });
  expect(await codeActions(uri, range, ['refactor'])).toEqual([]);
});

test.each<[string[] | undefined, string[]]>([
  [undefined, ['quickfix', 'quickfix']],
  [['quickfix'], ['quickfix', 'quickfix']],
  [[''], ['quickfix', 'quickfix', 'source.fixAll.event-xpath']],
  [['source'], ['source.fixAll.event-xpath']],
  [['source.fixAll'], ['source.fixAll.event-xpath']],
  [['source.fixAll.event-xpath'], ['source.fixAll.event-xpath']],
  [['source.fixAll.eslint', 'source.fix', 'refactor'], []],
])('an editor that asks for %j gets %j', async (only, kinds) => {
  const uri = await open('kinds.evxpath', '*[System[EventID=1 OR EventID=2]]', 'event-xpath');
  const range = { start: { line: 0, character: 20 }, end: { line: 0, character: 20 } };
  expect((await codeActions(uri, range, only)).map(({ kind }) => kind)).toEqual(kinds);
});

test('all safe fixes come as one edit, each part of it as small as its mistake', async () => {
  const text = '*[System[EventId=1 OR EventID=2]]\n\n*[System[EventID=]]';
  const uri = await open('all.evxpath', text, 'event-xpath');
  const start = { line: 2, character: 0 };
  const [action] = await codeActions(uri, { start, end: start }, ['source.fixAll']);
  const place = (from: number, to: number) => ({
    start: { line: 0, character: from },
    end: { line: 0, character: to },
  });
  expect(action?.edit?.documentChanges).toEqual([
    {
      textDocument: { uri, version: 1 },
      edits: [
        { range: place(15, 16), newText: 'D' },
        { range: place(19, 21), newText: 'or' },
      ],
    },
  ]);
});

test('the card of an event ID', async () => {
  const hover = await at<Hover>('textDocument/hover', 'hover.evxpath', '# é😀\n*[System[EventID=46|24]]');
  expect(hover).toMatchObject({
    contents: { kind: 'markdown', value: expect.stringContaining('**4624 · Logon succeeded**') },
    range: { start: { line: 1, character: 17 }, end: { line: 1, character: 21 } },
  });
  expect(await at('textDocument/hover', 'nothing.evxpath', '# 46|24\n*[System]')).toBeNull();
});

test('completion keeps its own order and passes every filter', async () => {
  const list = await at<CompletionList>(
    'textDocument/completion',
    'complete.evxpath',
    '*[System[EventID=logon|]]',
  );
  expect(list.isIncomplete).toBe(true);
  expect(list.items[0]).toMatchObject({
    label: '4624',
    labelDetails: { detail: '  Logon succeeded', description: 'Security' },
    filterText: 'logon',
    sortText: '0000',
    textEdit: {
      range: { start: { line: 0, character: 17 }, end: { line: 0, character: 22 } },
      newText: '4624',
    },
  });
});

test('completion fills in what an item needs, and goes on where more is offered', async () => {
  const { items } = await at<CompletionList>(
    'textDocument/completion',
    'snippet.evxpath',
    'Security!*[System[Prov|]]',
  );
  expect(items[0]).toMatchObject({
    label: 'Provider',
    insertTextFormat: 2,
    textEdit: { newText: "Provider[@Name='$1']$0" },
    command: { command: 'suggest.again' },
  });
});

test('a function says which argument it waits for', async () => {
  const help = await at<SignatureHelp>(
    'textDocument/signatureHelp',
    'signature.evxpath',
    '*[System[band(Keywords,|)]]',
  );
  expect(help).toMatchObject({ activeParameter: 1, signatures: [{ label: 'band(field, mask)' }] });
});

test('a lens over each query counts its terms and cannot be clicked', async () => {
  const uri = await open('lens.json', '{"xPathQueries":\n["Security!*[System[EventID=1]]",\n"System!*"]}');
  const lenses = await about<CodeLens[]>('codeLens', uri);
  expect(lenses.map(({ range, command }) => [range.start.line, command])).toEqual([
    [1, { title: '1/20 terms', command: '' }],
    [2, { title: '0/20 terms', command: '' }],
  ]);
});

test.each([
  ['rule.json', 'json'],
  ['rule.bicep', 'bicep'],
  ['rule.tf', 'terraform'],
  ['rule.tf.json', 'json'],
  ['collect.ps1', 'powershell'],
  ['subscription.xml', 'xml'],
  ['queries.evxpath', 'event-xpath'],
])('the queries of %s are found in the language %s', async (name, languageId) => {
  const uri = await open(name, await readFile(join(samples, name), 'utf8'), languageId);
  const [first] = await about<CodeLens[]>('codeLens', uri);
  expect(first?.command?.title).toMatch(/^\d+\/2\d terms$/);
});

test('event IDs, durations and masks say what they mean, as far as the settings want it', async () => {
  const query =
    'EventID=4624 and band(Keywords,4503599627370496) and TimeCreated[timediff(@SystemTime) <= 86400000]';
  const uri = await open('hints.evxpath', `*[System[${query}]]`, 'event-xpath');
  const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
  const labels = async () =>
    (await about<InlayHint[]>('inlayHint', uri, { range })).map(({ label }) => label);
  expect(await labels()).toEqual(['Logon succeeded', 'Audit failure', '1 day']);
  await set({ inlayHints: { eventNames: false, masks: false } });
  expect(await labels()).toEqual(['1 day']);
  await set({ codeLens: false, inlayHints: { durations: false } });
  expect(await labels()).toEqual(['Logon succeeded', 'Audit failure']);
  expect(await about('codeLens', uri)).toEqual([]);
  expect([...editor.refreshes].sort()).toEqual(['codeLens', 'diagnostic', 'inlayHint']);
  await set({});
});

test('a hint stands behind its number', async () => {
  const uri = await open('behind.evxpath', '*[System[EventID=4624]]', 'event-xpath');
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 23 } };
  expect(await about('inlayHint', uri, { range })).toEqual([
    { position: { line: 0, character: 21 }, label: 'Logon succeeded', paddingLeft: true },
  ]);
});

test('the outline lists the queries, and every one has a name', async () => {
  const text =
    '<QueryList><Query Id="0"><Select Path="">*</Select><Select Path="System">*</Select></Query></QueryList>';
  const symbols = await about<DocumentSymbol[]>('documentSymbol', await open('outline.xml', text, 'xml'));
  expect(symbols.map(({ name, detail }) => [name, detail])).toEqual([
    ['query', '*'],
    ['System', '*'],
  ]);
});

test('the places of an event ID are marked; elsewhere the editor marks equal words', async () => {
  const text = '*[System[EventID=46|24 or EventID=1]]\n\n*[System[EventID=4624]]';
  expect(await at('textDocument/documentHighlight', 'marked.evxpath', text)).toEqual([
    { range: { start: { line: 0, character: 17 }, end: { line: 0, character: 21 } } },
    { range: { start: { line: 2, character: 17 }, end: { line: 2, character: 21 } } },
  ]);
  expect(await at('textDocument/documentHighlight', 'words.evxpath', '*[Sys|tem]')).toBeNull();
});

test('a selection grows at each cursor, and a cursor in no query stays as it is', async () => {
  const uri = await open('grow.evxpath', '# note\n*[System]', 'event-xpath');
  const positions = [
    { line: 1, character: 4 },
    { line: 0, character: 3 },
  ];
  const [inQuery, inComment] = await about<SelectionRange[]>('selectionRange', uri, { positions });
  const characters = [];
  for (let at = inQuery; at; at = at.parent)
    characters.push([at.range.start.character, at.range.end.character]);
  expect(characters).toEqual([
    [2, 8],
    [1, 9],
    [0, 9],
  ]);
  expect(inComment).toEqual({ range: { start: positions[1], end: positions[1] } });
});

test('queries over several lines fold in files of queries; elsewhere the editor folds as it did', async () => {
  const lines = '*[System[EventID=1 or\n  EventID=2]]\n\n*';
  expect(await about('foldingRange', await open('fold.evxpath', lines, 'event-xpath'))).toEqual([
    { startLine: 0, endLine: 1 },
  ]);
  const list = `<QueryList><Query Id="0"><Select Path="System">${lines}</Select></Query></QueryList>`;
  expect(await about('foldingRange', await open('fold.xml', list, 'xml'))).toBeNull();
  expect(await about('foldingRange', await open('one-line.evxpath', '*', 'event-xpath'))).toBeNull();
});

test('files of queries are formatted, whole or in part, and nothing else is', async () => {
  const loose = '*[ System[ EventID = 1 ] ]';
  const uri = await open('format.evxpath', `${loose}\n\n${loose}`, 'event-xpath');
  const options = { tabSize: 2, insertSpaces: true };
  const range = { start: { line: 2, character: 3 }, end: { line: 2, character: 5 } };
  const startLines = (edits: TextEdit[]) => edits.map((edit) => [edit.range.start.line, edit.newText]);
  const tight = '*[System[EventID=1]]';
  expect(startLines(await about('formatting', uri, { options }))).toEqual([
    [0, tight],
    [2, tight],
  ]);
  expect(startLines(await about('rangeFormatting', uri, { options, range }))).toEqual([[2, tight]]);
  const json = await open('format.json', `{"xPathQueries":["Security!${loose}"]}`);
  expect(await about('formatting', json, { options })).toEqual([]);
  const registerOptions = { documentSelector: [{ language: 'event-xpath' }] };
  for (const method of ['textDocument/formatting', 'textDocument/rangeFormatting'])
    expect(editor.registrations).toContainEqual(expect.objectContaining({ method, registerOptions }));
  expect(editor.initialized.capabilities).not.toHaveProperty('documentFormattingProvider');
});

test('the preview runs a query on files of the disk, and an event is shown as it stands there', async () => {
  const uri = uriOf(join(samples, 'events/security.xml'));
  const result = await preview('preview.evxpath', 'Security!*[System[EventID=1102|]]', [uri]);
  expect(result).toMatchObject({ kind: 'matched', label: 'query 1', total: 68, matched: 1, problems: [] });
  const [event] = result.kind === 'matched' ? result.events : [];
  expect(event).toMatchObject({ sample: 0, id: 1102, name: 'Audit log cleared' });
  const xml = await eventXml(uri, event?.index ?? -1);
  const text = await readFile(join(samples, 'events/security.xml'), 'utf8');
  expect(xml.kind === 'xml' && text.includes(xml.xml) && xml.xml.includes('<EventID>1102<')).toBe(true);
});

test('of many events the first are listed and all are counted', async () => {
  const uri = uriOf(join(samples, 'events/security.xml'));
  const result = await preview('many.evxpath', 'Security!*|', [uri], 3);
  expect(result).toMatchObject({ matched: 68, events: [{ index: 0 }, { index: 1 }, { index: 2 }] });
});

test('a refused query, and a place in no query', async () => {
  expect(await preview('refused.evxpath', '*[System[EventID=1 OR| EventID=2]]', [])).toEqual({
    kind: 'refused',
    label: 'query 1',
    message: 'Operators are written in lower case. Write `or`.',
  });
  expect(await preview('comment.evxpath', '# nothing| here\n\n*', [])).toEqual({ kind: 'no-query' });
});

test('files that cannot be read are told, and the others are run on', async () => {
  const evtx = join(folder, 'Security.evtx');
  const text = join(folder, 'half.xml');
  await writeFile(evtx, 'ElfFile\0');
  await writeFile(text, '<Event><System><EventID>1</EventID></System></Event>\n<Event><System>');
  const uris = [uriOf(join(folder, 'gone%20.xml')), uriOf(folder), uriOf(evtx), uriOf(text)];
  const result = await preview('problems.evxpath', '*[System[EventID=1|]]', uris);
  expect(result).toMatchObject({
    kind: 'matched',
    total: 1,
    matched: 1,
    events: [{ sample: 3, index: 0, id: 1 }],
  });
  const problems = result.kind === 'matched' ? result.problems : [];
  expect(problems.map(({ sample, message }) => `${sample} ${message}`)).toEqual([
    '0 gone%20.xml cannot be read: it is not there.',
    expect.stringMatching(/^1 event-xpath-lsp-\w+ cannot be read: it is a folder\.$/),
    '2 Security.evtx, byte 8: This log is cut off before its first event.',
    expect.stringMatching(/^3 half\.xml, line 2: /),
  ]);
});

test('a sample file is read again once the editor says that it changed', async () => {
  const file = join(folder, 'changing [1].xml');
  const uri = uriOf(file);
  await copyFile(join(samples, 'events/applocker.xml'), file);
  const total = async () => {
    const result = await preview('again.evxpath', '*|', [uri]);
    return result.kind === 'matched' ? result.total : undefined;
  };
  const before = await total();
  expect(editor.registrations).toContainEqual(
    expect.objectContaining({
      method: 'workspace/didChangeWatchedFiles',
      registerOptions: {
        watchers: [{ globPattern: { baseUri: uriOf(folder), pattern: 'changing [[]1[]].xml' } }],
      },
    }),
  );
  await writeFile(file, '<Event/>');
  expect(await total()).toBe(before);
  await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri, type: 2 }],
  });
  expect(await total()).toBe(1);
  expect(await eventXml(uri, 7)).toEqual({
    kind: 'unreadable',
    message: 'changing [1].xml has changed and no longer holds this event. Run the preview again.',
  });
});

test('a file that only the editor can reach is asked of it', async () => {
  editor.connection.onRequest<ReadFileResult, void>('eventXPath/readFile', ({ uri }: { uri: string }) =>
    uri.endsWith('there.xml')
      ? {
          kind: 'read',
          base64: Buffer.from('<Event><System><Computer>é</Computer></System></Event>').toString('base64'),
        }
      : { kind: 'unreadable', reason: 'it is not there' },
  );
  const uris = ['vscode-vfs://github/there.xml', 'vscode-vfs://github/gone.xml'];
  const result = await preview('virtual.evxpath', '*|', uris);
  expect(result).toMatchObject({
    events: [{ sample: 0, computer: 'é' }],
    problems: [{ sample: 1, message: 'gone.xml cannot be read: it is not there.' }],
  });
});

test('settings decide where files of queries run, and are asked again after a change', async () => {
  const terms = Array.from({ length: 22 }, (_, index) => `EventID=${index + 1}`).join(' or ');
  const uri = await open('target.evxpath', `Security!*[System[${terms}]]`, 'event-xpath');
  expect((await diagnosticsOf(uri)).filter(({ severity }) => severity === 1)).toEqual([]);
  await set({ target: 'dcr', caseSensitive: 'nonsense' });
  expect(await diagnosticsOf(uri)).toMatchObject([{ code: 'too-many-terms', severity: 1 }]);
  await set({});
});

test('settings decide how grave findings are, for quick fixes too; what they say of none is told in the log', async () => {
  const text = '*[System[EventId=1 OR EventID=2]]';
  const uri = await open('levels.evxpath', text, 'event-xpath');
  const everywhere = { start: { line: 0, character: 0 }, end: { line: 0, character: text.length } };
  await set({ findings: { 'unknown-name': 'error', 'uppercase-operator': 'off', 'unknown-nmae': 'off' } });
  expect(await diagnosticsOf(uri)).toMatchObject([{ code: 'unknown-name', severity: 1 }]);
  expect(await codeActions(uri, everywhere, ['quickfix'])).toMatchObject([
    { title: 'Write EventID' },
    { title: 'Ignore unknown-name on this line' },
  ]);
  expect(editor.log).toContain(
    'eventXPath.findings: There is no finding unknown-nmae. Is unknown-name meant?',
  );
  await set({ findings: { 'unknown-name': 7 } });
  expect(await diagnosticsOf(uri)).toMatchObject([{ severity: 2 }, { severity: 1 }]);
  await set({});
});

test('five megabytes of other JSON cost next to nothing', async () => {
  const text = JSON.stringify({
    rows: Array.from({ length: 60_000 }, (_, row) => ({ row, text: 'x'.repeat(60) })),
  });
  expect(text.length).toBeGreaterThan(5_000_000);
  const uri = await open('large.json', text);
  await diagnosticsOf(uri);
  const start = performance.now();
  await editor.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [
      { range: { start: { line: 0, character: 1 }, end: { line: 0, character: 1 } }, text: ' ' },
    ],
  });
  expect(await diagnosticsOf(uri)).toEqual([]);
  expect(performance.now() - start).toBeLessThan(1000);
});

describe('finding events', () => {
  test('answers by number, name and meaning', async () => {
    const first = async (text: string) => {
      const result = await editor.connection.sendRequest<FindEventsResult>(findEventsRequest, { text });
      return result.events[0];
    };
    expect(await first('4625')).toMatchObject({ id: 4625, title: 'Logon failed', channel: 'Security' });
    expect(await first('account locked out')).toMatchObject({ id: 4740 });
    expect((await first('kerberoasting'))?.card).toContain('**4769 · ');
    expect(await first('xyzzy')).toBeUndefined();
  });

  test.each([
    ['*[System[EventID=|]]', [17, 17]],
    ['*[System[EventID=46|24]]', [17, 21]],
    ["*[System[EventID='46|24']]", [18, 22]],
    ['*[System[EventID=1 or EventID = |]]', [32, 32]],
    ['*[System[Level=|]]', undefined],
    ['# 46|24', undefined],
  ])('in %s the ID takes the place of %j', async (marked, place) => {
    const { text, offset } = readCursor(marked);
    const uri = await open(`place-${text.length}-${offset}.evxpath`, text, 'event-xpath');
    const position = { line: 0, character: offset };
    const result = await editor.connection.sendRequest<EventIdPlaceResult>(eventIdPlaceRequest, {
      uri,
      position,
    });
    const found =
      result.kind === 'place' ? [result.range.start.character, result.range.end.character] : undefined;
    expect(found).toEqual(place);
  });
});

async function open(name: string, text: string, languageId = 'json'): Promise<string> {
  const uri = `file:///workspace/${name}`;
  await editor.open(uri, text, languageId);
  return uri;
}

async function diagnosticsOf(uri: string) {
  const params = { textDocument: { uri } };
  const report = await editor.connection.sendRequest<DocumentDiagnosticReport>(
    'textDocument/diagnostic',
    params,
  );
  return (report as FullDocumentDiagnosticReport).items;
}

/** Asks for something of a whole document. */
function about<T>(feature: string, uri: string, more: object = {}): Promise<T> {
  return editor.connection.sendRequest<T>(`textDocument/${feature}`, { textDocument: { uri }, ...more });
}

/** Changes the user's settings. */
async function set(changed: unknown): Promise<void> {
  settings = changed;
  await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
}

function codeActions(uri: string, range: unknown, only: string[] | undefined) {
  return editor.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context: { diagnostics: [], ...(only && { only }) },
  });
}

/** Opens a text with a cursor and asks for what belongs there. */
async function at<T>(method: string, name: string, marked: string): Promise<T> {
  const { text, offset } = readCursor(marked);
  const uri = await open(name, text, 'event-xpath');
  return editor.connection.sendRequest<T>(method, {
    textDocument: { uri },
    position: positionAt(text, offset),
  });
}

async function preview(name: string, marked: string, uris: readonly string[], mostEvents = 100) {
  const { text, offset } = readCursor(marked);
  const uri = await open(name, text, 'event-xpath');
  const params = { uri, position: positionAt(text, offset), samples: uris, mostEvents };
  return editor.connection.sendRequest<PreviewResult>('eventXPath/preview', params);
}

function eventXml(uri: string, index: number) {
  return editor.connection.sendRequest<EventXmlResult>('eventXPath/eventXml', { uri, index });
}

function positionAt(text: string, offset: number) {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
