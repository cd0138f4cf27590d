import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { MessageConnection } from 'vscode-languageserver/node';
import type { ResultsParams, SamplesChangedParams } from '../../server/src/protocol.ts';
import { connect } from './connect.ts';
import type { BenchOptions } from './group.ts';
import { timesHead, timesOf, timesRow } from './measure.ts';
import { figure, type Table } from './table.ts';

/** The preview over the protocol, with the server as it is shipped: while samples load, and from a keystroke to the new count. */
export async function benchPreview({ files, isLarge }: BenchOptions): Promise<readonly Table[]> {
  const tables: Table[] = [];
  for (const megabytes of isLarge ? [133, 1330] : [133]) {
    const path = files.xml(megabytes);
    const server = fork(join('dist', 'server.js'), ['--stdio'], { silent: true });
    try {
      tables.push(await measure(server, path));
    } finally {
      server.kill();
    }
  }
  return tables;
}

async function measure(server: ChildProcess, path: string): Promise<Table> {
  const connection = connect(server);
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification('initialized', {});
  const size = statSync(path).size;
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: document, languageId: 'event-xpath', version: 1, text: `${query(0)}\n` },
  });
  const began = performance.now();
  const samples = loading(connection, pathToFileURL(path).href);
  const hovers: number[] = [];
  while (!samples.isDone()) {
    hovers.push(await timed(() => connection.sendRequest('textDocument/hover', at(26))));
    await sleep(10);
  }
  const seconds = (performance.now() - began) / 1000;
  const counts = await typing(connection, 2, () => countOf(connection));
  const tables = await typing(connection, 1000, () => connection.sendRequest('eventXPath/results', table));
  const scrolled: number[] = [];
  for (let from = 0; from < 5000; from += 100)
    scrolled.push(await timed(() => connection.sendRequest('eventXPath/results', { ...table, from })));
  const events = samples.events().toLocaleString('en-US');
  const peak = peakOf(server);
  return {
    title: `The preview over the protocol, ${events} events of ${figure(size / 1e6)} MB of XML`,
    head: timesHead,
    rows: [
      timesRow('hover while the samples are loaded', timesOf(hovers)),
      timesRow('keystroke to the new count above the query', timesOf(counts)),
      timesRow('keystroke to the new table: rows, groups, times', timesOf(tables)),
      timesRow('the next hundred rows of the table', timesOf(scrolled)),
    ],
    remarks: [
      `Loaded in ${figure(seconds)} s, ${figure(size / 1e6 / seconds)} MB/s, by the threads of the server; its peak of memory, all threads together: ${peak === undefined ? 'not known on this system' : `${figure(peak)} MiB, ${figure((peak * 2 ** 20) / size)} of the file`}.`,
    ],
  };
}

const document = 'file:///preview.evxpath';

function query(number: number): string {
  return `Security!*[System[(EventID=4624 or EventID=${4625 + (number % 50)})]] and *[EventData[Data[@Name='LogonType']='${number % 12}']]`;
}

function at(character: number) {
  return { textDocument: { uri: document }, position: { line: 0, character } };
}

const table: ResultsParams = {
  query: { kind: 'document', uri: document, position: { line: 0, character: 20 } },
  samples: undefined,
  show: 'all',
  search: '',
  ids: [],
  span: undefined,
  sort: { by: 'time', isDescending: true },
  columns: undefined,
  from: 0,
  count: 100,
};

function loading(connection: MessageConnection, uri: string) {
  let events = 0;
  let isDone = false;
  connection.onNotification('eventXPath/samplesChanged', ({ samples }: SamplesChangedParams) => {
    events = samples.reduce((sum, each) => sum + each.events, 0);
    isDone = samples.every(({ state }) => state === 'loaded');
  });
  connection.sendNotification('eventXPath/setSamples', { uris: [uri] });
  return { isDone: () => isDone, events: () => events };
}

/** Changes the query so that it is another one each time, and asks. */
async function typing(
  connection: MessageConnection,
  firstVersion: number,
  ask: () => Promise<unknown>,
): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let number = 0; number < 60; number++) {
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: document, version: firstVersion + number },
      contentChanges: [{ text: `${query(firstVersion + number)}\n` }],
    });
    const milliseconds = await timed(ask);
    if (number >= 10) taken.push(milliseconds);
  }
  return taken;
}

/** Asks for the line above the query until it has the count. */
async function countOf(connection: MessageConnection): Promise<void> {
  for (;;) {
    const lenses = await connection.sendRequest<readonly { command: { title: string } }[]>(
      'textDocument/codeLens',
      { textDocument: { uri: document } },
    );
    if (lenses[0]?.command.title.includes('match')) return;
    await sleep(1);
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** In MiB, where the system tells. */
function peakOf({ pid }: ChildProcess): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const [, kilobytes] = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}
