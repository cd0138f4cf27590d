import { element } from './element.ts';
import { timeParts } from './time.ts';

/** A value as a cell shows it: times shortened, IDs with the names of their events. */
export function cellParts(
  value: string,
  expression: string,
  names: ReadonlyMap<string, string>,
): readonly (Node | string)[] {
  const time = timeParts(value);
  if (time) return [element('span', { class: 'dim' }, `${time.day} `), time.time];
  const name = nameOf(value, expression, names);
  return name === undefined ? [value] : [`${value} `, element('span', { class: 'dim' }, name)];
}

/** The same without its looks. */
export function shownText(value: string, expression: string, names: ReadonlyMap<string, string>): string {
  const time = timeParts(value);
  if (time) return `${time.day} ${time.time}`;
  const name = nameOf(value, expression, names);
  return name === undefined ? value : `${value} ${name}`;
}

function nameOf(value: string, expression: string, names: ReadonlyMap<string, string>): string | undefined {
  return expression === 'System/EventID' ? names.get(value) : undefined;
}
