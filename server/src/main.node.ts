import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { clientFileReader, type FileReader, UnreadableFile } from './lsp/file-reader.ts';
import { startServer } from './lsp/server.ts';
import { startThread } from './main.node-port.ts';

const disk: FileReader = { read: (uri) => readFile(fileURLToPath(uri)).catch(explain) };
const connection = createConnection(ProposedFeatures.all);
const elsewhere = clientFileReader(connection, 'base64');
startServer(connection, { read: (uri) => (uri.startsWith('file:') ? disk : elsewhere).read(uri) }, () =>
  startThread(join(__dirname, 'samples.js')),
);

function explain(error: NodeJS.ErrnoException): never {
  throw new UnreadableFile(reasons.get(error.code) ?? error.message);
}

const reasons: ReadonlyMap<string | undefined, string> = new Map([
  ['ENOENT', 'it is not there'],
  ['EACCES', 'you may not read it'],
  ['EISDIR', 'it is a folder'],
]);
