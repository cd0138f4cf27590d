import { check } from '../../dialect/check.ts';
import type { Problem } from '../../dialect/problem.ts';
import { type Query, readQuery } from '../../dialect/query.ts';
import { termLimits } from '../../dialect/rules/too-many-terms.ts';
import { termsOf } from '../../dialect/terms.ts';
import type { EventNode } from '../../events/event.ts';
import { type MatchOptions, matches } from '../../matcher/match.ts';
import { applyEdits, type TextEdit } from '../../text/edit.ts';
import { hole } from '../../text/hole.ts';
import { runnable } from '../match-query.ts';
import type { RefusedFilter } from './filter-condition.ts';

/** A change of a query's text that does what is asked and nothing else. */
export interface QueryChange {
  readonly kind: 'changed';
  readonly edits: readonly TextEdit[];
  readonly text: string;
  /** What to know of it, in plain sentences: that it has many terms now. */
  readonly note: string | undefined;
}

/**
 * The first of several ways to change a query that Windows runs, that brings no new mistake and gives the wanted answer for the event.
 * @param isWanted whether the changed query may answer so; `before` is the answer of the query as it is
 */
export function firstGood(
  query: Query,
  ways: Iterable<readonly TextEdit[]>,
  event: EventNode,
  options: MatchOptions,
  isWanted: (after: boolean, before: boolean) => boolean,
): QueryChange | RefusedFilter {
  if (query.text.includes(hole))
    return {
      kind: 'refused',
      message: 'The document computes a part of this query: change it where that is done, or by hand.',
    };
  const before = answerOf(query, event, options);
  if (before === undefined)
    return { kind: 'refused', message: 'Windows would refuse this query as it is. Mend it first.' };
  let complaint: Problem | undefined;
  for (const edits of ways) {
    const text = applyEdits(query.text, edits);
    const changed = readQuery(text, query);
    const problem = newProblem(query, changed);
    complaint ??= problem;
    const after = answerOf(changed, event, options);
    if (!problem && after !== undefined && isWanted(after, before))
      return { kind: 'changed', edits, text, note: noteOn(changed) };
  }
  return { kind: 'refused', message: refusal(complaint, before) };
}

function refusal(complaint: Problem | undefined, before: boolean): string {
  switch (complaint?.code) {
    case 'never-true':
      return 'Nothing would be left of what the query selects: remove the query, or change its values.';
    case 'repeated-term':
      return 'The query asks for this already.';
    case undefined:
      return before
        ? 'The query cannot be changed so: what it asks of the event stands in several places. Change it by hand.'
        : 'The query does not select this event.';
    default:
      return `The query cannot be changed so without a mistake. ${complaint?.message}`;
  }
}

function answerOf(query: Query, event: EventNode, options: MatchOptions): boolean | undefined {
  const run = runnable(query);
  return run.kind === 'refused' ? undefined : matches(run.test, event, options);
}

/** The first mistake that a query has more of than another. */
function newProblem(before: Query, after: Query): Problem | undefined {
  const known = mistakesOf(before).map(({ code }) => code);
  return mistakesOf(after).find(({ code }) => {
    const index = known.indexOf(code);
    if (index < 0) return true;
    known.splice(index, 1);
    return false;
  });
}

/** What stands twice has been there before. That a query is too long is told beside it: it can be split. */
function mistakesOf(query: Query): readonly Problem[] {
  return check(query).filter(
    ({ severity, code }) =>
      code === 'repeated-term' ||
      ((severity === 'error' || severity === 'warning') && code !== 'too-many-terms'),
  );
}

function noteOn({ expr, target }: Query): string | undefined {
  const count = [...termsOf(expr)].filter(({ isCertain }) => isCertain).length;
  const limit = termLimits[target];
  if (count <= documented) return undefined;
  const who = target === 'dcr' ? 'A data collection rule takes' : 'Windows takes';
  return count > limit
    ? `The query has ${count} terms now. ${who} ${limit}: split it.`
    : `The query has ${count} terms now, and some of Microsoft's pages promise ${documented} only.`;
}

/** Microsoft's pages speak of 20, 23 and 32 "expressions". */
const documented = 20;
