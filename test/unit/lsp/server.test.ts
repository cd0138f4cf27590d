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
  eventIdPlaceRequest,
  type FindEventsResult,
  findEventsRequest,
  type ReadFileResult,
  type ResultsResult,
  type SampleState,
  type SamplesChangedParams,
  type WhyResult,
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

test('samples of the disk are loaded and counted, and their events shown as they stand there', async () => {
  const uri = uriOf(join(samples, 'events/security.xml'));
  const found = await results('results.evxpath', 'Security!*[System[EventID=1102|]]', [uri]);
  expect(found).toMatchObject({ kind: 'results', label: 'query 1', total: 68, matched: 1, rowCount: 1 });
  const [row] = found.kind === 'results' ? found.rows : [];
  expect(row?.cells.slice(0, 2)).toEqual(['2025-03-11T11:58:19.5550921Z', '1102']);
  const why = await editor.connection.sendRequest<WhyResult>('eventXPath/why', {
    query: { kind: 'text', text: 'Security!*[System[EventID=4624]]' },
    event: row?.event,
  });
  expect(why).toMatchObject({
    isMatched: false,
    sentence: 'EventID is 1102 (Audit log cleared), the filter asks for 4624 (Logon succeeded)',
  });
  const text = await readFile(join(samples, 'events/security.xml'), 'utf8');
  expect(why.kind === 'why' && text.includes(why.xml) && why.xml.includes('<EventID>1102<')).toBe(true);
});

test('a refused query, and a place in no query', async () => {
  expect(await results('refused.evxpath', '*[System[EventID=1 OR| EventID=2]]', [])).toEqual({
    kind: 'refused',
    label: 'query 1',
    query: '*[System[EventID=1 OR EventID=2]]',
    message: 'Operators are written in lower case. Write `or`.',
  });
  expect(await results('comment.evxpath', '# nothing| here\n\n*', [])).toEqual({ kind: 'no-query' });
});

test('files that cannot be read are told, and the others are run on', async () => {
  const evtx = join(folder, 'Security.evtx');
  const text = join(folder, 'half.xml');
  await writeFile(evtx, 'ElfFile\0');
  await writeFile(text, '<Event><System><EventID>1</EventID></System></Event>\n<Event><System>');
  const uris = [uriOf(join(folder, 'gone%20.xml')), uriOf(folder), uriOf(evtx), uriOf(text)];
  const found = await results('problems.evxpath', '*[System[EventID=1|]]', uris);
  expect(found).toMatchObject({ total: 1, matched: 1, rows: [{ event: { uri: uris[3], index: 0 } }] });
  expect(lastStates.map(({ state, problems }) => [state, ...problems])).toEqual([
    ['failed', 'The file cannot be read: it is not there.'],
    ['failed', 'The file cannot be read: it is a folder.'],
    ['loaded', 'This log is cut off before its first event. (at byte 8)'],
    ['loaded', expect.stringMatching(/^This event is cut off: .* \(at byte \d+\)$/)],
  ]);
});

test('a sample file is read again once the editor says that it changed', async () => {
  const file = join(folder, 'changing [1].xml');
  const uri = uriOf(file);
  await copyFile(join(samples, 'events/applocker.xml'), file);
  const before = await results('again.evxpath', '*|', [uri]);
  await writeFile(file, '<Event/>');
  const states = loaded([uri]);
  await editor.connection.sendNotification('eventXPath/reloadSamples', { uris: [uri] });
  await states;
  const after = await results('again.evxpath', '*|', [uri]);
  expect([before, after].map((found) => found.kind === 'results' && found.total)).toEqual([5, 1]);
  expect(
    await editor.connection.sendRequest<WhyResult>('eventXPath/why', {
      query: { kind: 'text', text: '*' },
      event: { uri, index: 7 },
    }),
  ).toEqual({ kind: 'unreadable', message: 'The file has changed and no longer holds this event.' });
});

test('a file that changes into as many other events changes the counts and what is on screen', async () => {
  const file = join(folder, 'as-many.xml');
  const uri = uriOf(file);
  const eventWith = (id: number) => `<Event><System><EventID>${id}</EventID></System></Event>`;
  await writeFile(file, eventWith(1));
  await results('as-many.evxpath', '*[System[EventID=2|]]', [uri]);
  const titles = async () =>
    (await about<CodeLens[]>('codeLens', 'file:///workspace/as-many.evxpath')).map(
      ({ command }) => command?.title,
    );
  expect(await titles()).toEqual(['1/23 terms · does not match the sample event']);
  await writeFile(file, eventWith(2));
  editor.refreshes.clear();
  const ready = loaded([uri]);
  await editor.connection.sendNotification('eventXPath/reloadSamples', { uris: [uri] });
  await ready;
  await expect.poll(() => editor.refreshes).toContain('codeLens');
  expect(await titles()).toEqual(['1/23 terms · matches the sample event']);
});

test('a file that only the editor can reach is asked of it', async () => {
  editor.connection.onRequest<ReadFileResult, void>('eventXPath/readFile', ({ uri }: { uri: string }) =>
    uri.endsWith('there.xml')
      ? {
          kind: 'base64',
          base64: Buffer.from('<Event><System><Computer>é</Computer></System></Event>').toString('base64'),
        }
      : { kind: 'unreadable', reason: 'it is not there' },
  );
  const uris = ['vscode-vfs://github/there.xml', 'vscode-vfs://github/gone.xml'];
  const found = await results('virtual.evxpath', '*|', uris);
  expect(found.kind === 'results' && found.rows.map(({ cells }) => cells)).toEqual([['', '', 'é']]);
  expect(lastStates.map(({ problems }) => problems)).toEqual([
    [],
    ['The file cannot be read: it is not there.'],
  ]);
});

test('above queries stands what they match of the samples', async () => {
  const uris = [uriOf(join(samples, 'events/security.xml'))];
  await results('counted.evxpath', 'Security!*[System[EventID=1102|]]', uris);
  const lenses = await about<CodeLens[]>('codeLens', 'file:///workspace/counted.evxpath');
  expect(lenses.map(({ command }) => command?.title)).toEqual([
    '1/23 terms · matches 1 of 68 sample events · 1 %',
  ]);
});

test('a log that is opened for itself is no sample, and is forgotten when its editor is closed', async () => {
  const uri = uriOf(join(samples, 'events/sysmon.xml'));
  const asked = { ...table, query: { kind: 'text', text: '' }, samples: [uri] };
  const ready = loaded([uri]);
  await editor.connection.sendRequest<ResultsResult>('eventXPath/results', asked);
  await ready;
  expect(await editor.connection.sendRequest<ResultsResult>('eventXPath/results', asked)).toMatchObject({
    total: 10,
  });
  const rest = { ...table, query: { kind: 'text', text: '' } };
  const { total } = (await editor.connection.sendRequest('eventXPath/results', rest)) as { total: number };
  expect(total).toBe(68);
  await editor.connection.sendNotification('eventXPath/closeLog', { uris: [uri] });
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

/** The table of a query, once these files are loaded as samples. */
async function results(name: string, marked: string, uris: readonly string[]): Promise<ResultsResult> {
  const { text, offset } = readCursor(marked);
  const uri = await open(name, text, 'event-xpath');
  const ready = loaded(uris);
  await editor.connection.sendNotification('eventXPath/setSamples', { uris });
  await ready;
  const query = { kind: 'document', uri, position: positionAt(text, offset) };
  return editor.connection.sendRequest<ResultsResult>('eventXPath/results', { ...table, query });
}

const table = {
  show: 'matched',
  search: '',
  ids: [],
  sort: { by: 'time', isDescending: true },
  from: 0,
  count: 100,
};

let lastStates: readonly SampleState[] = [];

/** Settles when the server has told that it is done with these files, and with them only. */
function loaded(uris: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const heard = editor.connection.onNotification(
      'eventXPath/samplesChanged',
      ({ samples: states }: SamplesChangedParams) => {
        const done = states
          .filter(({ state }) => state !== 'waiting' && state !== 'loading')
          .map(({ uri }) => uri);
        if (!uris.every((uri) => done.includes(uri))) return;
        lastStates = states;
        heard.dispose();
        resolve();
      },
    );
  });
}

function positionAt(text: string, offset: number) {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
