import { check } from '../dialect/check.ts';
import { type FindingCode, severityOf } from '../dialect/findings.ts';
import type { Problem } from '../dialect/problem.ts';
import type { Severity } from '../dialect/target.ts';
import type { EmbeddedQuery } from '../hosts/embedded-query.ts';
import { hostEdits } from '../hosts/host-edits.ts';
import type { TextEdit } from '../text/edit.ts';
import type { TextRange } from '../text/range.ts';
import { smallestEdits } from '../text/revision.ts';
import type { Fix } from '../xpath/syntax-problem.ts';
import { atChannel, withoutRepetition } from './channel-diagnostic.ts';
import { withLevels } from './finding-levels.ts';
import { type CommonEvents, commonEvents } from './overlapping-queries.ts';
import type { DocumentQuery, QueryDocument } from './query-document.ts';
import { withoutSilenced } from './silenced.ts';

/** A finding in a document: ranges and edits are those of the document. */
export interface Diagnostic {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly range: TextRange;
  readonly message: string;
  readonly fixes: readonly DocumentFix[];
  /** Other places that it speaks of. */
  readonly related?: readonly RelatedPlace[];
  /** The query that it was found in; `undefined` for what concerns the document. */
  readonly found: DocumentQuery | undefined;
}

/** Another place that a finding speaks of. */
export interface RelatedPlace {
  /** The document that it is in, where that is not the one of the finding. */
  readonly document?: QueryDocument;
  readonly range: TextRange;
  /** What stands there. */
  readonly message: string;
}

/** A way to mend a finding, in the document's own escaping. */
export interface DocumentFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Whether it is the only way, so that an editor may offer it first. */
  readonly isPreferred: boolean;
  /** Whether it may be made unseen, together with others: it restores what is meant, or keeps what is said. */
  readonly isSafe?: boolean;
  /** The same as edits of the query's text; absent where it edits more than that. */
  readonly inQuery?: readonly TextEdit[];
}

/**
 * What is wrong with a document's queries, as grave as the user wants it and without what comments silence, in the order of the document.
 * @param among what is wrong with them among other documents
 */
export function diagnostics(
  document: QueryDocument,
  among: readonly Diagnostic[] = [],
): readonly Diagnostic[] {
  const all = [...diagnosticsOf(document), ...among].sort((a, b) => a.range.start - b.range.start);
  return withLevels(withoutSilenced(all, document), document.options.levels ?? {});
}

function diagnosticsOf(document: QueryDocument): readonly Diagnostic[] {
  const ofHost = document.host.problems.map(
    ({ code, severity, range, message, fixes = [] }): Diagnostic => ({
      code,
      severity: severity ?? severityOf(code, 'dcr'),
      range,
      message,
      fixes: fixes.map((fix) => ({ ...fix, isPreferred: fixes.length === 1 })),
      found: undefined,
    }),
  );
  const ofSeveral = [...commonEvents(document.queries)].map(ofCommonEvents);
  return [...ofHost, ...withoutRepetition(document.queries.flatMap(ofQuery)), ...ofSeveral];
}

function ofQuery(found: DocumentQuery): readonly Diagnostic[] {
  return check(found.query).map((problem) =>
    problem.at === 'channel' ? atChannel(problem, found) : inQuery(problem, found),
  );
}

function inQuery({ code, severity, range, message, fixes }: Problem, found: DocumentQuery): Diagnostic {
  return {
    code,
    severity,
    range: found.embedded.map.toHost(range),
    message,
    fixes: fixes.flatMap((fix) => documentFix(fix, found.embedded, fixes.length === 1)),
    found,
  };
}

function ofCommonEvents({ code, severity, found, others, message, isNeedless }: CommonEvents): Diagnostic {
  const edit = isNeedless ? found.embedded.removal?.() : undefined;
  return {
    code,
    severity,
    range: beginningOf(found),
    message,
    related: others.map((other) => ({ range: placeOf(other), message: other.embedded.label })),
    fixes: edit ? [{ title: 'Remove this query', edits: [edit], isPreferred: true }] : [],
    found,
  };
}

/** A whole query, without its quotes. */
export function placeOf({ embedded: { map, text } }: DocumentQuery): TextRange {
  return map.toHost({ start: 0, end: text.length });
}

/** Where to tell of a query as a whole: its channel, or what it begins with, so that the lines below other findings can be seen. */
export function beginningOf({ embedded: { map, text }, query: { entry } }: DocumentQuery): TextRange {
  const [first] = /^\S/.exec(text.slice(entry.xpath.start)) ?? [''];
  return map.toHost(entry.channel ?? { start: entry.xpath.start, end: entry.xpath.start + first.length });
}

/** A fix that makes several queries of one, or takes some away from it, goes where the host has room for them. */
function documentFix(fix: Fix, embedded: EmbeddedQuery, isPreferred: boolean): readonly DocumentFix[] {
  const { title, edits, isSafe = false, further = [], suppressions = [] } = fix;
  // What a fix writes again as it was keeps its escapes, and the comments in it.
  const mended = {
    title,
    edits: hostEdits(embedded, smallestEdits(embedded.text, edits)),
    isPreferred,
    isSafe,
  };
  if (further.length === 0 && suppressions.length === 0) return [{ ...mended, inQuery: edits }];
  const beside = further.length > 0 ? embedded.following?.(further) : embedded.suppressing?.(suppressions);
  return beside ? [{ ...mended, edits: [...mended.edits, beside] }] : [];
}
