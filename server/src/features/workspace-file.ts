import { decodeText } from '../events/decode.ts';
import { hostExtensions } from '../hosts/read-host.ts';
import { type QueryDocument, type ReadOptions, readDocument } from './query-document.ts';

/** How the names of files end that may hold queries, each with its dot. */
export const workspaceExtensions: readonly string[] = hostExtensions;

/**
 * A file as it is saved; `undefined` where there is nothing in it for us.
 * @param before the file as it was; this is what comes back where nothing has changed
 */
export function readWorkspaceFile(
  path: string,
  bytes: Uint8Array,
  options: ReadOptions,
  before: QueryDocument | undefined,
): QueryDocument | undefined {
  const { text } = decodeText(bytes);
  if (before?.text === text && before.options === options) return before;
  const document = readDocument({ text, path }, options, before);
  if (!document) return undefined;
  return document.queries.length > 0 || document.host.problems.length > 0 ? document : undefined;
}
