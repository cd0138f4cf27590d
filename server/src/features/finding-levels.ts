import { closest } from '../dialect/closest.ts';
import { type FindingCode, findings } from '../dialect/findings.ts';
import type { Severity } from '../dialect/target.ts';

/** How grave the user wants findings to be, where that is not our own judgement; one that is off is not shown. */
export type FindingLevels = Readonly<Partial<Record<FindingCode, FindingLevel>>>;

export type FindingLevel = Severity | 'off';

/** What the user can write for a level. `default` is our own judgement, and undoes what was set elsewhere. */
export const writtenLevels = ['off', 'error', 'warning', 'information', 'hint', 'default'] as const;

/** What the user wrote: the levels that say something, and a sentence about each pair that says nothing. */
export interface ReadLevels {
  readonly levels: FindingLevels;
  readonly complaints: readonly string[];
}

/** Reads pairs of a code and a level; of two with one code, the last one counts. A strange one changes nothing else. */
export function readLevels(pairs: Iterable<readonly [string, unknown]>): ReadLevels {
  const levels: Partial<Record<FindingCode, FindingLevel>> = {};
  const complaints: string[] = [];
  for (const [code, value] of pairs) {
    const level = writtenLevels.find((known) => known === value);
    if (!isFindingCode(code)) complaints.push(noFinding(code));
    else if (level === undefined) complaints.push(`${code} is one of ${writtenLevels.join(', ')}.`);
    else if (level === 'default') delete levels[code];
    else levels[code] = level;
  }
  return { levels, complaints };
}

export function isFindingCode(code: string): code is FindingCode {
  return Object.hasOwn(findings, code);
}

/** Findings as grave as the user wants them, without those that are off. */
export function withLevels<T extends { readonly code: FindingCode; readonly severity: Severity }>(
  found: readonly T[],
  levels: FindingLevels,
): readonly T[] {
  return found.flatMap((finding) => {
    const level = levels[finding.code] ?? finding.severity;
    return level === 'off' ? [] : [{ ...finding, severity: level }];
  });
}

function noFinding(code: string): string {
  const near = closest(code, Object.keys(findings));
  return `There is no finding ${code}.${near ? ` Is ${near} meant?` : ''}`;
}
