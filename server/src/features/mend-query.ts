import { check } from '../dialect/check.ts';
import { type Query, readQuery } from '../dialect/query.ts';
import { hostEdits } from '../hosts/host-edits.ts';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { hole } from '../text/hole.ts';
import { editsOf, revised, revisionOf, smallestEdits } from '../text/revision.ts';
import type { Fix } from '../xpath/syntax-problem.ts';
import type { FindingLevels } from './finding-levels.ts';
import type { DocumentQuery } from './query-document.ts';

/** All mistakes of a query mended at once. */
export interface MendedQuery {
  /** What makes it of the document. */
  readonly edits: readonly TextEdit[];
  /** How many fixes that took. */
  readonly count: number;
}

/**
 * Mends the errors and warnings of one query, the first fix of each, one after the other: what was pasted is decoded, gets its channel
 * and is split where it is too long. `undefined` where that takes less than two fixes, or the host has no room for what it is split into.
 */
export function mendQuery(
  { embedded, query }: DocumentQuery,
  levels: FindingLevels,
): MendedQuery | undefined {
  if (query.text.includes(hole)) return undefined;
  let revision = revisionOf(query.text);
  let first = query.text;
  const rest: string[] = [];
  let count = 0;
  for (
    let fix = nextFix(query, levels);
    fix && count < mostSteps;
    fix = nextFix(readQuery(first, query), levels)
  ) {
    revision = revised(revision, smallestEdits(first, fix.edits));
    first = applyEdits(first, fix.edits);
    rest.unshift(...(fix.further ?? []));
    count++;
  }
  const further: string[] = [];
  for (let text = rest.shift(); text !== undefined; text = rest.shift()) {
    const fix = count < mostSteps ? nextFix(readQuery(text, query), levels) : undefined;
    if (fix) {
      count++;
      rest.unshift(applyEdits(text, fix.edits), ...(fix.further ?? []));
    } else further.push(text);
  }
  const beside = further.length > 0 ? embedded.following?.(further) : undefined;
  if (count < 2 || count === mostSteps || (further.length > 0 && !beside)) return undefined;
  return { edits: [...hostEdits(embedded, editsOf(revision)), ...(beside ? [beside] : [])], count };
}

/** More than anybody's mistakes in one query: only to end in any case. */
const mostSteps = 100;

/** The first fix of the first mistake that can be mended here; `undefined` where nothing is left. */
function nextFix(query: Query, levels: FindingLevels): Fix | undefined {
  for (const { code, severity, fixes } of check(query)) {
    const isMistake = (severity === 'error' || severity === 'warning') && levels[code] !== 'off';
    const [fix] = isMistake ? fixes : [];
    if (fix && !fix.suppressions && applyEdits(query.text, fix.edits) !== query.text) return fix;
  }
  return undefined;
}
