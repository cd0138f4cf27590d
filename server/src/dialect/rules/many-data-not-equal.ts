import { comparedFields } from '../compared-field.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { isFullyKnown, selectedEventsAt } from '../selected-events.ts';
import { nameOf } from '../shape.ts';

/** A comparison with several nodes is true if one of them satisfies it (XPath 1.0, 3.4; of Event Log [I]): `Data!='x'` holds for every event that has another Data. */
export function* manyDataNotEqual(query: Query): Generator<Finding> {
  const { target } = query;
  for (const { path, steps, comparison, call, visit } of comparedFields(query)) {
    const last = steps[steps.length - 1];
    if (comparison.operator !== '!=' || call || !last || last.predicates.length > 0) continue;
    if (!/^(?:EventData\/(?:Data|\*)|UserData\/.*\*)$/.test(path)) continue;
    if (selectedEventsAt(query, visit)?.every((event) => isFullyKnown(event) && event.fields.length < 2))
      continue;
    const nodes = nameOf(last) === undefined ? 'elements' : 'Data';
    yield {
      code: 'many-data-not-equal',
      range: { start: comparison.start, end: comparison.end },
      message: `By the rules of XPath this holds as soon as one of the ${nodes} is another, so it excludes hardly any event. ${instead[target]}`,
      fixes: [],
    };
  }
}

const instead = {
  dcr: "Name the field: `Data[@Name='…']!='…'`.",
  wef: "Name the field, `Data[@Name='…']!='…'`, or write the `=` in a Suppress.",
  local: "Name the field, `Data[@Name='…']!='…'`, write the `=` in a Suppress, or filter with Where-Object.",
} as const;
