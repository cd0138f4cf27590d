import type { EventNode } from '../../server/src/events/event.ts';
import { readEvents } from '../../server/src/events/read-xml.ts';

/** Data of an event: values by name, or unnamed values in order. */
export type EventData = Readonly<Record<string, string>> | readonly string[];

/** The XML of an event: `system` is the inside of System, the values of `data` are escaped. */
export function eventXml(system: string, data: EventData): string {
  const values = Array.isArray(data)
    ? data.map((value: string) => `<Data>${escaped(value)}</Data>`)
    : Object.entries(data).map(([name, value]) => `<Data Name="${escaped(name)}">${escaped(value)}</Data>`);
  return `<Event><System>${system}</System><EventData>${values.join('')}</EventData></Event>`;
}

/** The only event of a text. */
export function eventOf(xml: string): EventNode {
  const { events, problems } = readEvents(xml);
  const [event] = events;
  if (!event || events.length > 1 || problems.length > 0) {
    throw new Error(`Not one good event: ${JSON.stringify(problems)} in ${xml}`);
  }
  return event.root;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
