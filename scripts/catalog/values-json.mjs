import { listed, sections } from './tables.mjs';

/** The enumerations of `catalog/values.tsv`, one a line: ID, kind, fields, event IDs, values. */
export function valuesJson() {
  const enumerations = sections('values.tsv').map(({ name, heading: [kind, fields, events], rows }) =>
    JSON.stringify({
      id: name,
      kind,
      fields: listed(fields),
      events: events ? events.split(' ').map(Number) : [],
      values: rows,
    }),
  );
  return `[\n${enumerations.join(',\n')}\n]\n`;
}
