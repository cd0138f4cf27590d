import type { CatalogEvent } from '../../catalog/event.ts';
import type { Visit } from '../../xpath/walk.ts';
import { comparedFields } from '../compared-field.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { constraintOf } from '../reasoning/constraint.ts';
import { numbersFrom } from '../reasoning/number-set.ts';
import { isWithin, type ValueSet } from '../reasoning/value-set.ts';
import { isFullyKnown, isScoped, selectedEventsAt } from '../selected-events.ts';
import { isLogical } from '../shape.ts';

/** A comparison with a field that is not there is false, `!=` too (XPath 1.0, 3.4; of Event Log [I]), so that events without the field are lost (EventViewerX#91, [R]). */
export function* notEqualDropsMissing(query: Query): Generator<Finding> {
  if (query.syntax.length > 0 || !isScoped(query)) return;
  for (const { comparison, dataName, path, visit } of comparedFields(query)) {
    if (comparison.operator !== '!=' || dataName === undefined || path !== 'EventData/Data') continue;
    const events = selectedEventsAt(query, visit) ?? [];
    const lacking = events.filter(
      (event) => isFullyKnown(event) && !hasField(event, dataName) && !isKept(event, visit),
    );
    if (lacking.length === 0 || !events.some((event) => hasField(event, dataName))) continue;
    const ids = [...new Set(lacking.map(({ id }) => id))].sort((a, b) => a - b);
    yield {
      code: 'not-equal-drops-missing',
      range: { start: comparison.start, end: comparison.end },
      message: `${list(ids)} ${ids.length === 1 ? 'has' : 'have'} no \`${dataName}\`, and by the rules of XPath \`!=\` leaves out events that lack the field. To keep ${ids.length === 1 ? 'it' : 'them'}, write ${ids.length === 1 ? 'it' : 'them'} beside this with \`or\`.`,
      fixes: [],
    };
  }
}

/** Whether an alternative of the query keeps the event: `*[System[EventID!=4624]] or *[EventData[Data[@Name='LogonType']!='3']]`. */
function isKept({ id }: CatalogEvent, visit: Visit): boolean {
  const value: ValueSet = { kind: 'numbers', numbers: numbersFrom(id, id) };
  let inner = visit;
  for (let around = visit.ancestors; around; around = around.ancestors) {
    const { node } = around;
    if (node.kind === 'OrExpr' && isAtTop(around)) {
      const others = node.operands.filter((operand) => operand !== inner.node);
      const kept = others.flatMap((operand) => constraintOf(operand).must.get('System/EventID') ?? []);
      if (kept.some((values) => isWithin(value, values))) return true;
    }
    inner = around;
  }
  return false;
}

function isAtTop({ ancestors }: Visit): boolean {
  for (let around = ancestors; around; around = around.ancestors)
    if (!isLogical(around.node) && around.node.kind !== 'ParenthesizedExpr') return false;
  return true;
}

function hasField({ fields }: CatalogEvent, wanted: string): boolean {
  return fields.some(({ name }) => name.toLowerCase() === wanted.toLowerCase());
}

function list(ids: readonly number[]): string {
  const shown = ids.slice(0, 5).join(', ');
  return ids.length > 5 ? `${shown} and ${ids.length - 5} more` : shown;
}
