import { type DateStyle, dateText, timeParts } from './time.ts';

/** What a cell is shown with. */
export interface CellContext {
  /** The names of the events, by ID. */
  readonly names: ReadonlyMap<string, string>;
  readonly dates: DateStyle;
}

/** A value as a cell shows it, in a pale, a plain and again a pale part: times shortened, IDs with the names of their events. */
export function shownParts(
  value: string,
  expression: string,
  { names, dates }: CellContext,
): readonly [string, string, string] {
  const time = timeParts(value);
  if (time) {
    const date = dateText(time.day, dates);
    return [date === '' ? '' : `${date} `, time.time, ''];
  }
  const name = expression === 'System/EventID' ? names.get(value) : undefined;
  return ['', value, name === undefined ? '' : ` ${name}`];
}
