import { check } from '../dialect/check.ts';
import { type Query, readQuery } from '../dialect/query.ts';
import { hostEdits } from '../hosts/host-edits.ts';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { hole } from '../text/hole.ts';
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
  const texts: string[] = [];
  const rest = [query.text];
  let count = 0;
  for (let text = rest.shift(); text !== undefined; text = rest.shift()) {
    const step = count < mostSteps ? nextStep(readQuery(text, query), levels) : undefined;
    if (step) {
      count++;
      rest.unshift(...step);
    } else texts.push(text);
  }
  const [first = query.text, ...further] = texts;
  const beside = further.length > 0 ? embedded.following?.(further) : undefined;
  if (count < 2 || count === mostSteps || (further.length > 0 && !beside)) return undefined;
  const whole = { range: { start: 0, end: query.text.length }, newText: first };
  return { edits: [...hostEdits(embedded, [whole]), ...(beside ? [beside] : [])], count };
}

/** More than anybody's mistakes in one query: only to end in any case. */
const mostSteps = 100;

/** The query after its next fix, as one text or several; `undefined` where nothing is left that can be mended here. */
function nextStep(query: Query, levels: FindingLevels): readonly string[] | undefined {
  for (const { code, severity, fixes } of check(query)) {
    const isMistake = (severity === 'error' || severity === 'warning') && levels[code] !== 'off';
    const [fix] = isMistake ? fixes : [];
    if (!fix || fix.suppressions) continue;
    const mended = applyEdits(query.text, fix.edits);
    if (mended !== query.text) return [mended, ...(fix.further ?? [])];
  }
  return undefined;
}
