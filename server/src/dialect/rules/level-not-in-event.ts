import { type CatalogEvent, titleOf } from '../../catalog/event.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { type Fact, factsOf } from '../reasoning/facts.ts';
import { isWithin, type ValueSet } from '../reasoning/value-set.ts';
import { certainOf, isScoped, selectedEvents } from '../selected-events.ts';
import { isAudit } from './level-on-security.ts';

/**
 * Each event is logged with the level of its manifest or of its message file: 7045 with 4, so that `Level=1 and EventID=7045` was mended in
 * its repository ([R]). A provider may log one event with several levels, and the catalog knows one: hence an information.
 */
export function* levelNotInEvent(query: Query): Generator<Finding> {
  const level = certainOf(query).may.get('System/Level');
  const events = level && isScoped(query) ? selectedEvents(query) : undefined;
  const [event] = events ?? [];
  if (!level || !event || !events?.every((each) => isExcluded(each, level))) return;
  const condition = factsOf(query).findLast(({ constraint }) => isOnLevel(constraint));
  if (!condition) return;
  const { start, end } = condition.expr;
  const who =
    events.length > 1 ? 'None of these events is logged' : `${event.id} (${titleOf(event)}) is not logged`;
  yield {
    code: 'level-not-in-event',
    range: { start, end },
    message: `${who} with such a level, as far as is known: ${levelsOf(events)}. Write that level, or leave it out.`,
    fixes: [],
  };
}

/** Audit events have a rule of their own. */
function isExcluded(event: CatalogEvent, wanted: ValueSet): boolean {
  const { level } = event;
  if (level === undefined || isAudit(event)) return false;
  return !isWithin({ kind: 'numbers', numbers: [{ from: level, to: level }] }, wanted);
}

function isOnLevel({ exact, may }: Fact['constraint']): boolean {
  return exact?.path === 'System/Level' && may.has('System/Level');
}

function levelsOf(events: readonly CatalogEvent[]): string {
  const levels = new Map(events.map(({ id, level }) => [id, level]));
  const told = [...levels].slice(0, 3).map(([id, level]) => `${id} has Level ${level}`);
  return levels.size > told.length ? `${told.join(', ')} and so on` : told.join(', ');
}
