import { check } from '../dialect/check.ts';
import type { Target } from '../dialect/target.ts';
import { diagnostics } from '../features/diagnostics.ts';
import { type FindingLevels, withLevels } from '../features/finding-levels.ts';
import { readBareQuery } from '../features/query-document.ts';
import { workspaceIndex } from '../features/workspace-index.ts';
import { overlapsWith } from '../features/workspace-overlaps.ts';
import { openDocuments, standardInput } from './documents.ts';
import { fixed } from './fix.ts';
import { CommandError, type CommandIO, type ExitCode } from './io.ts';
import { queryRecords } from './query-records.ts';
import { printReports, type Report, type ReportFormat } from './report.ts';

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: ReportFormat;
  readonly target: Target | undefined;
  readonly levels: FindingLevels;
  /** Whether to mend first what leaves no choice, in the files themselves. */
  readonly fix: boolean;
  readonly version: string;
}

/** `check [PATH…]`: the findings of all documents that the paths name or hold. Where standard input is mended, they make room for it. */
export function checkDocuments(options: CheckOptions, io: CommandIO): ExitCode {
  const { paths, format, target, levels, fix, version } = options;
  const opened = openDocuments(paths, { target, levels }, io);
  if (fix && paths.includes('-') && opened.length === 0)
    throw new CommandError(`${standardInput}: there is nothing to fix.`);
  const documents = fix ? opened.map((each) => fixed(each, io)) : opened;
  const index = workspaceIndex(documents.map(({ document }) => document));
  const reports = documents.map(
    ({ path, document }): Report => ({
      path,
      text: document.text,
      queries: document.queries.length,
      diagnostics: diagnostics(document, overlapsWith(document, index)),
    }),
  );
  const report = printReports(reports, { format, levels, version });
  if (fix && paths.includes('-')) io.complain(report.trimEnd());
  else io.write(report);
  return reports.some((each) => each.diagnostics.some(({ severity }) => severity === 'error')) ? 1 : 0;
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
