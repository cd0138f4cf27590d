import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { clientFileReader } from './lsp/file-reader.ts';
import { startServer } from './lsp/server.ts';
import { portOf } from './main.browser-port.ts';

/** The global scope of a web worker; the types of the whole web platform say so too, but of a page as well. */
declare const self: DedicatedWorkerGlobalScope;

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
startServer(connection, clientFileReader(connection, 'bytes'), (script) =>
  portOf(new Worker(script ?? '', { name: 'desk' })),
);
