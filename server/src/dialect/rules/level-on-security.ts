import type { CatalogEvent } from '../../catalog/event.ts';
import { textOf } from '../../text/range.ts';
import { foldCase } from '../../text/reading.ts';
import { walk } from '../../xpath/walk.ts';
import { comparedFields } from '../compared-field.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { type Fact, factsOf } from '../reasoning/facts.ts';
import { isWithin, type ValueSet } from '../reasoning/value-set.ts';
import { certainOf, channelOf, providersOf, selectedEvents } from '../selected-events.ts';

/**
 * Audit events are logged with Level 0, whatever their manifest says (all audit events among the real logs of the corpus, [M]); Event Viewer
 * shows them as Information. Only events of the log service itself, such as 1102, have another.
 */
export function* levelOnSecurity(query: Query): Generator<Finding> {
  const level = certainOf(query).may.get('System/Level');
  if (!level || isWithin(audits, level) || !asksForAudits(query) || isForOthers(query, level)) return;
  const condition = factsOf(query).findLast(({ constraint }) => isOnLevel(constraint));
  if (!condition) return;
  const { start, end } = condition.expr;
  const keywords = keywordsPath(query, condition);
  yield {
    code: 'level-on-security',
    range: { start, end },
    message:
      'Audit events have Level 0, which this excludes. Write `band(Keywords,9007199254740992)` for success, or leave the level out.',
    fixes:
      keywords === undefined
        ? []
        : masks.map(([name, mask]) => ({
            title: `Ask for ${name}`,
            edits: [{ range: { start, end }, newText: `band(${keywords},${mask})` }],
          })),
  };
}

const auditing = foldCase('Microsoft-Windows-Security-Auditing');
const audits: ValueSet = { kind: 'numbers', numbers: [{ from: 0, to: 0 }] };

const masks = [
  ['audit success', '9007199254740992'],
  ['audit failure', '4503599627370496'],
  ['both', '13510798882111488'],
] as const;

function asksForAudits(query: Query): boolean {
  const providers = providersOf(query);
  return providers ? providers.has(auditing) : channelOf(query) === 'Security';
}

/** Whether the events that can be selected are known, and are none but those that do have such a level. */
function isForOthers(query: Query, level: ValueSet): boolean {
  const events = selectedEvents(query) ?? [];
  return events.length > 0 && events.every((event) => canHave(event, level));
}

/** Whether an event is one of the audit, which all have Level 0. */
export function isAudit({ provider }: CatalogEvent): boolean {
  return foldCase(provider) === auditing;
}

function canHave(event: CatalogEvent, wanted: ValueSet): boolean {
  if (isAudit(event)) return false;
  const { level } = event;
  return level === undefined || isWithin({ kind: 'numbers', numbers: [{ from: level, to: level }] }, wanted);
}

function isOnLevel({ exact, may }: Fact['constraint']): boolean {
  const values = exact?.path === 'System/Level' ? may.get('System/Level') : undefined;
  return values !== undefined && !isWithin(audits, values);
}

/** The path to Keywords from where the path to Level starts. */
function keywordsPath(query: Query, { expr }: Fact): string | undefined {
  const inside = new Set(walk(expr).map(({ node }) => node));
  const left = comparedFields(query).find(({ comparison }) => inside.has(comparison))?.comparison.left;
  const path = left?.kind === 'LocationPath' ? textOf(query.text, left) : '';
  return path.endsWith('Level') ? `${path.slice(0, -'Level'.length)}Keywords` : undefined;
}
