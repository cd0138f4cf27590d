import type { BrokenMarkup, EndTag, StartTag } from '../text/markup.ts';
import type { TextRange } from '../text/range.ts';
import type { ReadProblem } from './event.ts';

/** More elements inside each other than this are refused; Windows' own events have less than ten. */
const greatestDepth = 200;

/** The elements that are open, and the events that have been closed. */
export interface EventStack {
  isInEvent(): boolean;
  open(tag: StartTag): void;
  /** Takes the end tag of an element, or the start tag of an empty one. */
  close(tag: StartTag | EndTag): void;
  giveUp(markup: BrokenMarkup): void;
  /** Notes what is wrong with the innermost event; the first thing is the cause, what follows comes from it. */
  blame(problem: ReadProblem | undefined): void;
  /** The whole events and all problems, in the order of the text. */
  finish(): { ranges: TextRange[]; problems: ReadProblem[] };
}

interface OpenElement {
  readonly tag: StartTag;
  readonly event: OpenEvent | undefined;
  /** How many elements lie inside each other here, this one included. */
  height: number;
}

interface OpenEvent {
  readonly rangesBefore: number;
  problem: ReadProblem | undefined;
  /** Whether something inside it is broken; an `Event` inside it has its own problem. */
  isBroken: boolean;
  /** Whether something inside it has no end: what it seems to contain may be the events that follow it. */
  hasUnclosed: boolean;
}

/** An `Event` inside a whole `Event` belongs to it; inside one whose end is lost it is an event of its own. */
export function eventStack(): EventStack {
  const elements: OpenElement[] = [];
  const events: OpenEvent[] = [];
  const countOfName = new Map<string, number>();
  const ranges: TextRange[] = [];
  const problems: ReadProblem[] = [];
  let brokenStartTags = 0;
  return { isInEvent: () => events.length > 0, open, close, giveUp, blame, finish };

  function open(tag: StartTag): void {
    const event = isEvent(tag) ? openEvent() : undefined;
    elements.push({ tag, event, height: 1 });
    countOfName.set(tag.name, countOf(tag.name) + 1);
  }

  function openEvent(): OpenEvent {
    const rangesBefore = ranges.length;
    const event = { rangesBefore, problem: undefined, isBroken: false, hasUnclosed: false };
    events.push(event);
    return event;
  }

  function close(tag: StartTag | EndTag): void {
    if (countOf(tag.name) === 0) {
      reportStray(tag);
      return;
    }
    for (let element = pop(); element; element = pop()) {
      if (element.tag.name === tag.name) {
        closeElement(element, tag.end);
        return;
      }
      abandon(element);
    }
  }

  function closeElement({ tag, event, height }: OpenElement, end: number): void {
    const parent = elements.at(-1);
    if (parent) parent.height = Math.max(parent.height, height + 1);
    if (!event) return;
    if (height > greatestDepth && !event.isBroken) {
      const message = `This event has more than ${greatestDepth} elements inside each other.`;
      blame({ message, offset: tag.start });
    }
    events.pop();
    const isWhole = !event.problem && !event.isBroken;
    if (isWhole || !event.hasUnclosed) ranges.length = event.rangesBefore;
    if (isWhole) ranges.push({ start: tag.start, end });
    else breakOuterEvent(event.hasUnclosed);
    if (event.problem) problems.push(event.problem);
  }

  function abandon({ tag, event }: OpenElement): void {
    if (event) {
      events.pop();
      problems.push({ message: 'This event is cut off: its end is missing.', offset: tag.start });
      breakOuterEvent(true);
    } else if (events.length > 0) {
      blame({ message: `\`<${tag.name}>\` is not closed: its end tag is missing.`, offset: tag.start });
      breakOuterEvent(true);
    } else if (localName(tag.name) === 'Events') {
      problems.push({ message: '`<Events>` is not closed: the file may be cut off.', offset: tag.start });
    }
  }

  function giveUp(markup: BrokenMarkup): void {
    const problem = { message: markup.message, offset: markup.start };
    if (!isEvent(markup)) {
      blame(problem);
      return;
    }
    problems.push(problem);
    brokenStartTags++;
    breakOuterEvent(true);
  }

  function reportStray({ name, start: offset }: StartTag | EndTag): void {
    if (events.length > 0) {
      blame({ message: `\`</${name}>\` closes nothing: its start tag is missing.`, offset });
    } else if (isEvent({ name })) {
      if (brokenStartTags === 0) {
        problems.push({ message: 'The beginning of the event that ends here is missing.', offset });
      } else brokenStartTags--;
    }
  }

  function breakOuterEvent(hasUnclosed: boolean): void {
    const outer = events.at(-1);
    if (!outer) return;
    outer.isBroken = true;
    outer.hasUnclosed ||= hasUnclosed;
  }

  function blame(problem: ReadProblem | undefined): void {
    const event = events.at(-1);
    if (event && problem) event.problem ??= problem;
  }

  function finish(): { ranges: TextRange[]; problems: ReadProblem[] } {
    for (let element = pop(); element; element = pop()) abandon(element);
    problems.sort((a, b) => a.offset - b.offset);
    return { ranges, problems };
  }

  function pop(): OpenElement | undefined {
    const element = elements.pop();
    if (element) countOfName.set(element.tag.name, countOf(element.tag.name) - 1);
    return element;
  }

  function countOf(name: string): number {
    return countOfName.get(name) ?? 0;
  }
}

function isEvent({ name }: { readonly name: string }): boolean {
  return localName(name) === 'Event';
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
