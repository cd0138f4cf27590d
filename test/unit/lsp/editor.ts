import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { InitializeParams, InitializeResult } from 'vscode-languageserver';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { bundleProduct } from '../../../esbuild.mjs';
import type { FindFilesResult } from '../../../server/src/protocol.ts';

const repository = join(import.meta.dirname, '../../..');

/** An editor that speaks to the bundled server as VS Code does, over its standard input and output. */
export interface Editor {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** What the server asked the editor to watch and to tell. */
  readonly registrations: readonly unknown[];
  /** What the server wants to be asked for again. */
  readonly refreshes: Set<string>;
  /** What the server wrote into its output channel. */
  readonly log: readonly string[];
  open(uri: string, text: string, languageId?: string): Promise<void>;
  close(): Promise<void>;
}

/** @param findFiles the URIs of the workspace's files, where the editor has a workspace */
export async function startEditor(
  settings: () => unknown = () => ({}),
  findFiles?: () => FindFilesResult,
): Promise<Editor> {
  await bundleProduct();
  const server = spawn(process.execPath, [join(repository, 'dist/server.js'), '--stdio'], { stdio: 'pipe' });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const registrations: unknown[] = [];
  const refreshes = new Set<string>();
  connection.onRequest('workspace/configuration', (params: { items: unknown[] }) =>
    params.items.map(settings),
  );
  connection.onRequest('client/registerCapability', (params: { registrations: unknown[] }) => {
    registrations.push(...params.registrations);
  });
  if (findFiles) connection.onRequest('eventXPath/findFiles', findFiles);
  connection.onRequest('client/unregisterCapability', () => undefined);
  const log: string[] = [];
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
    log.push(message);
  });
  for (const kind of ['diagnostic', 'inlayHint', 'codeLens']) {
    connection.onRequest(`workspace/${kind}/refresh`, () => {
      refreshes.add(kind);
    });
  }
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    ...initializeParams,
    initializationOptions: { ...initializeParams.initializationOptions, findsFiles: findFiles !== undefined },
  });
  await connection.sendNotification('initialized', {});
  return { connection, initialized, registrations, refreshes, log, open, close };

  function open(uri: string, text: string, languageId = 'json'): Promise<void> {
    return connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  async function close(): Promise<void> {
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    await ended(server);
    connection.dispose();
  }
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

export const samples = join(repository, 'samples');

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) =>
    server.exitCode === null ? server.once('exit', () => resolve()) : resolve(),
  );
}

const initializeParams: InitializeParams = {
  processId: process.pid,
  rootUri: null,
  initializationOptions: { findingsUri: 'file:///pages/', suggestCommand: 'suggest.again' },
  capabilities: {
    workspace: {
      configuration: true,
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
      workspaceEdit: { documentChanges: true },
      diagnostics: { refreshSupport: true },
      inlayHint: { refreshSupport: true },
      codeLens: { refreshSupport: true },
    },
    textDocument: {
      diagnostic: { relatedInformation: true },
      completion: { completionItem: { snippetSupport: true } },
      formatting: { dynamicRegistration: true },
      rangeFormatting: { dynamicRegistration: true },
    },
  },
};
