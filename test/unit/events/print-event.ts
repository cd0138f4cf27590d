import type { EventFile, EventNode } from '../../../server/src/events/event.ts';

/** An event as one line: `Name(@attribute=value child child "text")`; the text of elements with elements only where it is not their children's. */
export function printEvent({ name, attributes, children, text }: EventNode): string {
  const parts = attributes.map((attribute) => `@${attribute.name}=${JSON.stringify(attribute.value)}`);
  parts.push(...children.map(printEvent));
  if (text !== children.map((child) => child.text).join('')) parts.push(JSON.stringify(text));
  return parts.length === 0 ? name : `${name}(${parts.join(' ')})`;
}

/** All events and problems of a file, a line each. */
export function printFile({ events, problems }: EventFile): string[] {
  return [
    ...events.map((event) => printEvent(event.root)),
    ...problems.map((problem) => `${problem.offset}: ${problem.message}`),
  ];
}
