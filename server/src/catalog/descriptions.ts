import data from './data/descriptions.json';
import type { CatalogEvent } from './event.ts';

/** What an event records, in one or two sentences of ours; `undefined` for events that nobody has described. */
export function descriptionOf({ provider, id }: CatalogEvent): string | undefined {
  byEvent ??= new Map(data.map(([name = '', number = '', text = '']) => [`${name} ${number}`, text]));
  return byEvent.get(`${provider} ${id}`);
}

let byEvent: ReadonlyMap<string, string> | undefined;
