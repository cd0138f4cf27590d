import { fork } from 'node:child_process';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { MessageConnection } from 'vscode-languageserver/node';
import { connect } from './connect.ts';
import { largeRule } from './inputs.ts';
import { timesHead, timesOf, timesRow } from './measure.ts';
import type { Table } from './table.ts';

/** From a keystroke in a rule of 100 queries to its diagnostics and to a list of event IDs, over the protocol, with the server as it is shipped. */
export async function benchKeystroke(): Promise<readonly Table[]> {
  const server = fork(join('dist', 'server.js'), ['--stdio'], { silent: true });
  const connection = connect(server);
  const started = performance.now();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { diagnostic: {} } },
    initializationOptions: { findingsUri: 'file:///findings/' },
  });
  const start = performance.now() - started;
  await connection.sendNotification('initialized', {});
  const taken = await typeInto(connection, largeRule());
  const completed = await completeIn(connection);
  server.kill();
  return [
    {
      title: 'The language server, over its protocol',
      head: timesHead,
      rows: [
        timesRow('start, up to its answer to initialize', { median: start, p95: start }),
        timesRow('keystroke to diagnostics, 100 queries of 20 terms', timesOf(taken)),
        timesRow('completion of an event ID by name, in the same rule', timesOf(completed)),
      ],
      remarks: [],
    },
  ];
}

/** Types `logon` behind an operator, letter by letter, and asks for completion after each. */
async function completeIn(connection: MessageConnection): Promise<readonly number[]> {
  const uri = 'file:///completed.json';
  const text = largeRule();
  const offset = text.indexOf('EventID=') + 'EventID='.length;
  const lines = text.slice(0, offset).split('\n');
  const [line, character] = [lines.length - 1, lines.at(-1)?.length ?? 0];
  let version = 1;
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'json', version, text },
  });
  const taken: number[] = [];
  for (let round = 0; round < 50; round++) {
    for (const typed of ['', 'l', 'lo', 'log', 'logo', 'logon', '']) {
      version++;
      const written = typed === '' ? text : `${text.slice(0, offset)}${typed}${text.slice(offset)}`;
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text: written }],
      });
      const before = performance.now();
      await connection.sendRequest('textDocument/completion', {
        textDocument: { uri },
        position: { line, character: character + typed.length },
      });
      if (round > 2) taken.push(performance.now() - before);
    }
  }
  return taken;
}

async function typeInto(connection: MessageConnection, text: string): Promise<readonly number[]> {
  const uri = 'file:///rule.json';
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'json', version: 1, text },
  });
  const lines = text.split('\n');
  const row = lines.findIndex((content) => content.includes('Security!'));
  const character = (lines[row] ?? '').indexOf('EventID=') + 'EventID='.length;
  const taken: number[] = [];
  for (let version = 2; version < 220; version++) {
    const isTyped = version % 2 === 0;
    const range = {
      start: { line: row, character },
      end: { line: row, character: character + (isTyped ? 0 : 1) },
    };
    const before = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text: isTyped ? '4' : '' }],
    });
    await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    if (version > 20) taken.push(performance.now() - before);
  }
  return taken;
}
