import type { Connection } from 'vscode-languageserver';
import { type ReadFileParams, type ReadFileResult, readFileRequest } from '../protocol.ts';

/** Gets the bytes of files that are not open in the editor. */
export interface FileReader {
  /** @throws UnreadableFile where there is nothing to read. */
  read(uri: string): Promise<Uint8Array>;
}

/** Its message ends a sentence: `it is not there`. */
export class UnreadableFile extends Error {}

/**
 * Asks the editor, which reaches places that only it knows: a repository on the web, the other end of a remote window.
 * @param form how bytes are sent: as they are where messages are no JSON, which takes a quarter of the time
 */
export function clientFileReader(connection: Connection, form: 'bytes' | 'base64'): FileReader {
  return { read };

  async function read(uri: string): Promise<Uint8Array> {
    const params: ReadFileParams = { uri, asBytes: form === 'bytes' };
    const result = await connection.sendRequest<ReadFileResult>(readFileRequest, params);
    switch (result.kind) {
      case 'bytes':
        return result.bytes;
      case 'base64':
        return Uint8Array.from(atob(result.base64), (character) => character.charCodeAt(0));
      case 'unreadable':
        throw new UnreadableFile(result.reason);
    }
  }
}
