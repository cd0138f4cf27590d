import { timeParts } from './time.ts';

/** A value as a cell shows it, in a pale, a plain and again a pale part: times shortened, IDs with the names of their events. */
export function shownParts(
  value: string,
  expression: string,
  names: ReadonlyMap<string, string>,
): readonly [string, string, string] {
  const time = timeParts(value);
  if (time) return [`${time.day} `, time.time, ''];
  const name = expression === 'System/EventID' ? names.get(value) : undefined;
  return ['', value, name === undefined ? '' : ` ${name}`];
}
