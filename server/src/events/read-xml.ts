import type { EventFile, EventRecord, ReadProblem } from './event.ts';
import { parseEvent } from './parse-event.ts';
import { splitEvents } from './split.ts';

/**
 * Reads all events of a text: exports with or without a root, several documents one after another, Event Viewer's
 * pasted form. It never throws: an event that cannot be read is a problem, and the others are there.
 */
export function readEvents(text: string): EventFile {
  const { events: sources, problems: splitProblems } = splitEvents(text);
  const events: EventRecord[] = [];
  const problems: ReadProblem[] = [...splitProblems];
  for (const { source, xml } of sources) {
    const parsed = parseEvent(xml);
    if ('root' in parsed) events.push({ root: parsed.root, source });
    else problems.push({ ...parsed.problem, offset: source.start + parsed.problem.offset });
  }
  if (events.length === 0 && problems.length === 0)
    problems.push(nothingFound(!/[^ \t\r\n\uFEFF]/.test(text)));
  problems.sort((a, b) => a.offset - b.offset);
  return { events, problems };
}

/** @param isEmpty whether there is nothing but blanks */
export function nothingFound(isEmpty: boolean): ReadProblem {
  const message = isEmpty
    ? 'No events found: the file is empty.'
    : 'No events found: there is no `Event` element here, as in an XML export of the Windows Event Log.';
  return { message, offset: 0 };
}
