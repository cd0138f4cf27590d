import { type FindingCode, findings } from '../dialect/findings.ts';
import type { Severity } from '../dialect/target.ts';
import type { Diagnostic, RelatedPlace } from '../features/diagnostics.ts';
import { type FindingLevels, isFindingCode } from '../features/finding-levels.ts';
import { type TextRange, textOf } from '../text/range.ts';
import { type Place, placesIn } from './places.ts';

/** What was found in one document. */
export interface Report {
  readonly path: string;
  readonly text: string;
  readonly queries: number;
  readonly diagnostics: readonly Diagnostic[];
}

export type ReportFormat = 'text' | 'json' | 'jsonl' | 'sarif';

export const reportFormats: readonly ReportFormat[] = ['text', 'json', 'jsonl', 'sarif'];

export interface ReportOptions {
  readonly format: ReportFormat;
  readonly levels: FindingLevels;
  readonly version: string;
}

/** The findings of all documents in a format, with a line feed at the end. */
export function printReports(reports: readonly Report[], options: ReportOptions): string {
  switch (options.format) {
    case 'text':
      return textReport(reports);
    case 'json':
      return `${JSON.stringify(reports.flatMap(records), undefined, 2)}\n`;
    case 'jsonl':
      return reports
        .flatMap(records)
        .map((record) => `${JSON.stringify(record)}\n`)
        .join('');
    case 'sarif':
      return `${JSON.stringify(sarifLog(reports, options), undefined, 2)}\n`;
  }
}

function records({ path, text, diagnostics }: Report) {
  const placeOf = placesIn(text);
  return diagnostics.map(({ code, severity, range, message, found, related }) => ({
    path,
    ...placeOf(range),
    severity,
    code,
    message,
    query: found?.embedded.label ?? null,
    ...(related && {
      related: related.map((place) => ({ ...locationOf(place, path, placeOf), message: place.message })),
    }),
  }));
}

/** Where a related place is: in the document of the finding, or in another one. */
function locationOf(
  { document, range }: RelatedPlace,
  path: string,
  placeOf: (range: TextRange) => Place,
): Place & { readonly path: string } {
  return document
    ? { path: document.source.path, ...placesIn(document.text)(range) }
    : { path, ...placeOf(range) };
}

function textReport(reports: readonly Report[]): string {
  const parts = reports.flatMap(({ path, text, diagnostics }) => {
    const placeOf = placesIn(text);
    return diagnostics.map((diagnostic) =>
      [
        printDiagnostic(path, text, placeOf(diagnostic.range), diagnostic),
        ...(diagnostic.related ?? []).map((related) => {
          const place = locationOf(related, path, placeOf);
          return `  ${place.path}:${place.line}:${place.column}: ${related.message}\n`;
        }),
      ].join(''),
    );
  });
  return [...parts, summaryLine(reports), ''].join('\n');
}

function printDiagnostic(
  path: string,
  text: string,
  place: Place,
  { severity, code, message, range }: Diagnostic,
): string {
  const head = `${path}:${place.line}:${place.column} ${severity} ${code}: ${message}`;
  const lineStart = range.start - place.column + 1;
  const line = textOf(text, { start: lineStart, end: endOfLine(text, range.start) });
  const length =
    place.endLine === place.line ? place.endColumn - place.column : line.length - place.column + 1;
  return `${head}\n${underlined(line, place.column - 1, length)}\n`;
}

function endOfLine(text: string, offset: number): number {
  const found = /[\r\n]/.exec(text.slice(offset));
  return found ? offset + found.index : text.length;
}

/** The part of a line around a range, with carets below it; a lone bar marks an empty range. */
function underlined(line: string, start: number, length: number): string {
  const from = Math.max(0, Math.min(start - before, line.length - widest));
  const to = Math.min(line.length, from + widest);
  const shown = line.slice(from, to).replaceAll('\t', ' ');
  const carets = length === 0 ? '|' : '^'.repeat(Math.max(1, Math.min(length, to - start)));
  const [head, tail] = [from > 0 ? '…' : '', to < line.length ? '…' : ''];
  return `  ${head}${shown}${tail}\n  ${' '.repeat(head.length + start - from)}${carets}`;
}

const widest = 110;
const before = 60;

function summaryLine(reports: readonly Report[]): string {
  const queries = reports.reduce((sum, report) => sum + report.queries, 0);
  const found = reports.flatMap(({ diagnostics }) => diagnostics);
  const counts = (['error', 'warning', 'information', 'hint'] as const)
    .map(
      (severity) =>
        [severity, found.filter((diagnostic) => diagnostic.severity === severity).length] as const,
    )
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => counted(count, severity));
  const where = `${counted(queries, 'query')} of ${counted(reports.length, 'document')}`;
  return counts.length === 0 ? `Nothing found in ${where}.` : `${counts.join(', ')} in ${where}.`;
}

function counted(count: number, noun: string): string {
  if (count === 1 || noun === 'information') return `${count} ${noun}`;
  return `${count} ${noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}

/** SARIF 2.1.0, for the code scanning of GitHub and Azure DevOps. */
function sarifLog(reports: readonly Report[], { levels, version }: ReportOptions) {
  const codes = [
    ...new Set([
      ...reports.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)),
      ...codesOf(levels),
    ]),
  ].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Event XPath',
            version,
            rules: codes.map((code) => sarifRule(code, levels)),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: reports.flatMap((report) => sarifResults(report, codes)),
      },
    ],
  };
}

/** A finding that is off has no results, but its rule tells so. */
function sarifRule(code: FindingCode, levels: FindingLevels) {
  const level = levels[code];
  return {
    id: code,
    shortDescription: { text: findings[code].title },
    ...(level !== undefined && {
      defaultConfiguration: level === 'off' ? { enabled: false } : { level: sarifLevel(level) },
    }),
  };
}

function codesOf(levels: FindingLevels): readonly FindingCode[] {
  return Object.keys(levels).filter(isFindingCode);
}

function sarifLevel(severity: Severity): 'error' | 'warning' | 'note' {
  return severity === 'error' || severity === 'warning' ? severity : 'note';
}

function sarifResults({ path, text, diagnostics }: Report, codes: readonly FindingCode[]) {
  const placeOf = placesIn(text);
  return diagnostics.map(({ code, severity, range, message, related }) => {
    return {
      ruleId: code,
      ruleIndex: codes.indexOf(code),
      level: sarifLevel(severity),
      message: { text: message },
      locations: [sarifLocation({ path, ...placeOf(range) })],
      ...(related && {
        relatedLocations: related.map((place) => ({
          ...sarifLocation(locationOf(place, path, placeOf)),
          message: { text: place.message },
        })),
      }),
    };
  });
}

function sarifLocation({ path, line, column, endLine, endColumn }: Place & { readonly path: string }) {
  const artifactLocation = { uri: encodeURI(path.replaceAll('\\', '/')) };
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return { physicalLocation: { artifactLocation, region } };
}
