import { check } from '../dialect/check.ts';
import type { Target } from '../dialect/target.ts';
import { decodeText } from '../events/decode.ts';
import { diagnostics } from '../features/diagnostics.ts';
import { type FindingLevels, withLevels } from '../features/finding-levels.ts';
import { readBareQuery, readDocument } from '../features/query-document.ts';
import { mayHoldQueries } from '../hosts/read-host.ts';
import { CommandError, type CommandIO, type ExitCode } from './io.ts';
import { queryRecords } from './query-records.ts';
import { printReports, type Report, type ReportFormat } from './report.ts';

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: ReportFormat;
  readonly target: Target | undefined;
  readonly levels: FindingLevels;
  readonly version: string;
}

/** `check [PATH…]`: the findings of all documents that the paths name or hold. */
export function checkDocuments(
  { paths, format, target, levels, version }: CheckOptions,
  io: CommandIO,
): ExitCode {
  const reports = documentsOf(paths, io).flatMap(({ path, text, isNamed, damage }) => {
    const document = readDocument({ text, path, languageId: languageOf(path, text) }, { target, levels });
    if (!document && !isNamed) return [];
    if (damage !== undefined) throw new CommandError(`${path}: ${damage}`);
    if (!document) {
      io.complain(
        `${path}: no queries found. Queries stand in xPathQueries (JSON, Bicep, Terraform), in a QueryList (XML), behind -FilterXPath (PowerShell) and in .evxpath files.`,
      );
      return [];
    }
    return [
      { path, text, queries: document.queries.length, diagnostics: diagnostics(document) } satisfies Report,
    ];
  });
  io.write(printReports(reports, { format, levels, version }));
  return reports.some((report) => report.diagnostics.some(({ severity }) => severity === 'error')) ? 1 : 0;
}

/** `check --queries FILE.jsonl`: bare queries, a line each; the answer is a line each too, in the same order. */
export function checkQueries(
  path: string,
  { target, levels }: Pick<CheckOptions, 'target' | 'levels'>,
  io: CommandIO,
): ExitCode {
  let hasError = false;
  for (const { id, query } of queryRecords(path, io)) {
    const problems = withLevels(check(readBareQuery(query, target ?? 'local')), levels).map(
      ({ code, severity, message, range }) => {
        hasError ||= severity === 'error';
        return { code, severity, message, start: range.start, end: range.end };
      },
    );
    io.write(`${JSON.stringify({ id, problems })}\n`);
  }
  return hasError ? 1 : 0;
}

interface NamedText {
  readonly path: string;
  readonly text: string;
  /** Whether the user named the file itself, and not a folder around it. */
  readonly isNamed: boolean;
  /** Why the text is not all that the file holds. */
  readonly damage: string | undefined;
}

function documentsOf(paths: readonly string[], io: CommandIO): readonly NamedText[] {
  return (paths.length > 0 ? paths : ['.']).flatMap((path): readonly NamedText[] => {
    if (path === '-') {
      return [{ path: '<stdin>', text: decodeText(io.readInput()).text, isNamed: true, damage: undefined }];
    }
    const below = io.filesBelow(path);
    if (!below) return [readFile(path, true, io)];
    return below.filter(mayHoldQueries).map((file) => readFile(file, false, io));
  });
}

function readFile(path: string, isNamed: boolean, io: CommandIO): NamedText {
  const { text, problems } = decodeText(io.readFile(path));
  return { path, text, isNamed, damage: problems[0]?.message };
}

/** Standard input has no name: XML begins with a tag, JSON with a bracket or a comment, everything else is read as queries. */
function languageOf(path: string, text: string): string | undefined {
  if (path !== '<stdin>') return undefined;
  if (/^\s*</.test(text)) return 'xml';
  return /^\s*(?:[{[]\s*(?:["{[]|\/[/*])|\/[/*])/.test(text) ? 'jsonc' : 'event-xpath';
}
