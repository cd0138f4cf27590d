import { sections } from './tables.mjs';

/** The events of `catalog/descriptions.tsv`, one a line: provider, ID, what it records. */
export function descriptionsJson() {
  const described = sections('descriptions.tsv').flatMap(({ name, rows }) =>
    rows.map(([id, text]) => JSON.stringify([name, id, text])),
  );
  return `[\n${described.join(',\n')}\n]\n`;
}
