import { decodeText } from '../events/decode.ts';
import { type QueryDocument, type ReadOptions, readDocument } from '../features/query-document.ts';
import { mayHoldQueries } from '../hosts/read-host.ts';
import { CommandError, type CommandIO } from './io.ts';

/** A document that the command line names or finds. */
export interface OpenDocument {
  /** As the user wrote it, or below what the user wrote. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly document: QueryDocument;
}

/** What stands for the path of standard input. */
export const standardInput = '<stdin>';

/**
 * All documents with queries, in the order of the paths; of all below this folder if there is no path. Files that are named and hold no
 * queries are told.
 * @throws CommandError where a file cannot be read in full.
 */
export function openDocuments(
  paths: readonly string[],
  options: ReadOptions,
  io: CommandIO,
): readonly OpenDocument[] {
  return (paths.length > 0 ? paths : ['.']).flatMap((path) => filesAt(path, io)).flatMap(open);

  function open({ path, bytes, isNamed }: NamedFile): readonly OpenDocument[] {
    const { text, problems } = decodeText(bytes);
    const document = readDocument({ text, path, languageId: languageOf(path, text) }, options);
    if (!document && !isNamed) return [];
    if (problems[0] && path !== standardInput) throw new CommandError(`${path}: ${problems[0].message}`);
    if (document) return [{ path, bytes, document }];
    io.complain(
      `${path}: no queries found. Queries stand in xPathQueries (JSON, Bicep, Terraform), in a QueryList (XML), behind -FilterXPath (PowerShell) and in .evxpath files.`,
    );
    return [];
  }
}

interface NamedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Whether the user named the file itself, and not a folder around it. */
  readonly isNamed: boolean;
}

function filesAt(path: string, io: CommandIO): readonly NamedFile[] {
  if (path === '-') return [{ path: standardInput, bytes: io.readInput(), isNamed: true }];
  const below = io.filesBelow(path);
  if (!below) return [{ path, bytes: io.readFile(path), isNamed: true }];
  return below
    .filter(mayHoldQueries)
    .map((file) => ({ path: file, bytes: io.readFile(file), isNamed: false }));
}

/** Standard input has no name: XML begins with a tag, JSON with a bracket or a comment, everything else is read as queries. */
function languageOf(path: string, text: string): string | undefined {
  if (path !== standardInput) return undefined;
  if (/^\s*</.test(text)) return 'xml';
  return /^\s*(?:[{[]\s*(?:["{[]|\/[/*])|\/[/*])/.test(text) ? 'jsonc' : 'event-xpath';
}
