import { type Markup, markupOf } from '../text/markup.ts';
import type { TextRange } from '../text/range.ts';
import { badReferenceFinder } from '../text/reference.ts';
import type { ReadProblem } from './event.ts';
import { eventStack } from './event-stack.ts';

/** An `Event` element as it stands in a text. */
export interface EventSource {
  readonly source: TextRange;
  /** Its XML, of the length of `source`; the dashes of Event Viewer's pasted form are blanks here. */
  readonly xml: string;
}

/**
 * Finds the `Event` elements of a text, whatever stands around them: any root or none, several roots, declarations,
 * plain text. Each of them is whole; what else seems to be an event is a problem.
 */
export function splitEvents(text: string): { events: EventSource[]; problems: ReadProblem[] } {
  const stack = eventStack();
  const badReference = badReferenceFinder(text);
  const dashes: number[] = [];
  let textStart = 0;
  for (const markup of markupOf(text)) {
    if (stack.isInEvent()) stack.blame(badReference(textStart, markup.start));
    readMarkup(markup);
    textStart = markup.end;
  }
  const { ranges, problems } = stack.finish();
  return { events: eventSources(text, ranges, dashes), problems };

  function readMarkup(markup: Markup): void {
    switch (markup.kind) {
      case 'StartTag': {
        const dash = dashBefore(text, textStart, markup.start);
        if (dash !== undefined) dashes.push(dash);
        stack.open(markup);
        if (stack.isInEvent()) stack.blame(badReference(markup.start, markup.end));
        if (markup.isEmpty) stack.close(markup);
        return;
      }
      case 'EndTag':
        stack.close(markup);
        return;
      case 'Broken':
        stack.giveUp(markup);
        return;
      case 'Skipped':
        return;
    }
  }
}

/** Both lists are in the order of the text, so that the time is linear in their lengths. */
function eventSources(text: string, ranges: readonly TextRange[], dashes: readonly number[]): EventSource[] {
  let next = 0;
  return ranges.map((source) => {
    while ((dashes[next] ?? source.start) < source.start) next++;
    const first = next;
    while ((dashes[next] ?? source.end) < source.end) next++;
    return { source, xml: withoutDashes(text, source, dashes.slice(first, next)) };
  });
}

/** A part of a text, with blanks for dashes that stand in it. */
export function withoutDashes(text: string, { start, end }: TextRange, dashes: readonly number[]): string {
  let xml = '';
  let copied = start;
  for (const dash of dashes) {
    xml += `${text.slice(copied, dash)} `;
    copied = dash + '-'.length;
  }
  return xml + text.slice(copied, end);
}

/** The dash that Event Viewer puts before every element that has elements: it begins a line and is all text before the tag. */
export function dashBefore(text: string, textStart: number, tagStart: number): number | undefined {
  let after = tagStart;
  while (after > textStart && isBlank(text.charAt(after - 1))) after--;
  const dash = after - 1;
  if (dash < textStart || text[dash] !== '-') return undefined;
  return /^[ \t\r\n]*[\r\n][ \t]*$/.test(text.slice(textStart, dash)) ? dash : undefined;
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t';
}
