import type { ChildProcess } from 'node:child_process';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

/** A way to a server over its standard streams; what the server asks for is answered with nothing. */
export function connect({ stdout, stdin }: ChildProcess): MessageConnection {
  if (!stdout || !stdin) throw new Error('The server has no standard streams.');
  const connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) =>
    items.map(() => null),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  return connection;
}
