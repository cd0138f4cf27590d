import { closest } from '../dialect/closest.ts';
import { findings, severityOf } from '../dialect/findings.ts';
import { removal } from '../text/edit.ts';
import { touchesRange } from '../text/range.ts';
import type { Diagnostic } from './diagnostics.ts';
import { type DisableComment, disableComments, type WrittenCode } from './disable-comments.ts';
import { isFindingCode } from './finding-levels.ts';
import type { QueryDocument } from './query-document.ts';

/** The findings that no comment silences, and what is wrong with the comments themselves, in the order of the document. */
export function withoutSilenced(
  found: readonly Diagnostic[],
  document: QueryDocument,
): readonly Diagnostic[] {
  const comments = disableComments(document);
  if (comments.length === 0) return found;
  const audible = found.filter((finding) => !comments.some((comment) => silences(comment, finding)));
  const isReadable = found.every(({ code }) => code !== 'unreadable-host');
  const unused = isReadable ? comments.flatMap((comment) => unusedIn(comment, found, audible)) : [];
  return [...audible, ...comments.flatMap(unknownIn), ...unused].sort(
    (a, b) => a.range.start - b.range.start,
  );
}

/** A finding belongs to the line that it begins on. */
function silences(comment: DisableComment, { code, range }: Diagnostic): boolean {
  if (range.start < comment.line.start || range.start > comment.line.end) return false;
  return comment.codes.length === 0 || comment.codes.some((written) => written.code === code);
}

function unknownIn({ codes }: DisableComment): readonly Diagnostic[] {
  const unknown = codes.filter(({ code }) => !isFindingCode(code));
  return unknown.map(({ code, range }) => {
    const near = closest(code, Object.keys(findings));
    const advice = near ? `Write \`${near}\`.` : 'The code of a finding stands behind its message.';
    return {
      code: 'unknown-finding',
      severity: severityOf('unknown-finding', 'local'),
      range,
      message: `There is no finding \`${code}\`. ${advice}`,
      fixes: near ? [{ title: `Write ${near}`, edits: [{ range, newText: near }], isPreferred: true }] : [],
      found: undefined,
    };
  });
}

/**
 * Where a query cannot be read, nobody knows what would be found in it: nothing is said of a comment before it. Whether a query overlaps
 * another one may depend on documents that are not here.
 */
function unusedIn(
  comment: DisableComment,
  found: readonly Diagnostic[],
  audible: readonly Diagnostic[],
): readonly Diagnostic[] {
  const isUnclear = audible.some(
    (finding) =>
      finding.severity === 'error' &&
      touchesRange(finding.found?.embedded.hostRange ?? finding.range, comment.line),
  );
  if (isUnclear) return [];
  const { codes, range, whole } = comment;
  const silenced = found.filter((finding) => silences(comment, finding)).map(({ code }) => code);
  if (codes.length === 0) {
    const message = 'The next line has no finding that this comment could silence. Remove it.';
    return silenced.length > 0 ? [] : [unused(range, message, whole)];
  }
  const needless = codes.filter(
    ({ code }) =>
      isFindingCode(code) && code !== 'overlapping-query' && !silenced.some((each) => each === code),
  );
  return needless.map((written) =>
    unused(written.range, messageOf(written), codes.length > 1 ? written.whole : whole),
  );
}

function messageOf({ code }: WrittenCode): string {
  return `The next line has no finding \`${code}\`. Remove it from the comment.`;
}

function unused(
  range: Diagnostic['range'],
  message: string,
  place: Diagnostic['range'] | undefined,
): Diagnostic {
  return {
    code: 'unused-disable',
    severity: severityOf('unused-disable', 'local'),
    range,
    message,
    fixes: place ? [{ title: 'Remove it', edits: [removal(place)], isPreferred: true }] : [],
    found: undefined,
  };
}
