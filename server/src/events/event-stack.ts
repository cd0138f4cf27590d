import type { BrokenMarkup, EndTag, StartTag } from '../text/markup.ts';
import type { TextRange } from '../text/range.ts';
import type { ReadProblem } from './event.ts';

/** More elements inside each other than this are refused; Windows' own events have less than ten. */
const greatestDepth = 200;

/** More elements around events than this are no wrapper of theirs; they are not kept, so that a file of start tags fills no memory. */
const mostOutside = 100_000;

/** The elements that are open, and the events that have been closed. */
export interface EventStack {
  isInEvent(): boolean;
  open(tag: StartTag): void;
  /** Takes the end tag of an element, or the start tag of an empty one. */
  close(tag: StartTag | EndTag): void;
  giveUp(markup: BrokenMarkup): void;
  /** Notes what is wrong with the innermost event; the first thing is the cause, what follows comes from it. */
  blame(problem: ReadProblem | undefined): void;
  /** Where the outermost open event begins. */
  outermost(): number | undefined;
  /** Gives up the open events that begin before an offset; elements inside them stay open from the next event on. */
  forsake(before: number, message: string): void;
  /** The elements that are open, as far as no event holds them. */
  openOutside(): OpenTag[];
  /** What has been found since it was taken last, without the events that an open event may still hold. */
  take(): Found;
  /** Gives up what is open. */
  finish(): Found;
}

/** Whole events, in the order of the text, and problems. */
export interface Found {
  readonly ranges: TextRange[];
  readonly problems: ReadProblem[];
}

/** An element that has begun. */
export interface OpenTag {
  readonly name: string;
  readonly start: number;
}

interface OpenElement {
  readonly tag: OpenTag;
  readonly event: OpenEvent | undefined;
  /** How many elements lie inside each other here, this one included. */
  height: number;
}

interface OpenEvent {
  readonly start: number;
  rangesBefore: number;
  problem: ReadProblem | undefined;
  /** Whether something inside it is broken; an `Event` inside it has its own problem. */
  isBroken: boolean;
  /** Whether something inside it has no end: what it seems to contain may be the events that follow it. */
  hasUnclosed: boolean;
}

/**
 * An `Event` inside a whole `Event` belongs to it; inside one whose end is lost it is an event of its own.
 * @param outside what is open at the beginning
 */
export function eventStack(outside: readonly OpenTag[] = []): EventStack {
  const elements: OpenElement[] = [];
  const events: OpenEvent[] = [];
  const countOfName = new Map<string, number>();
  let ranges: TextRange[] = [];
  let problems: ReadProblem[] = [];
  let brokenStartTags = 0;
  for (const tag of outside) open(tag);
  return {
    isInEvent: () => events.length > 0,
    outermost: () => events[0]?.start,
    open,
    close,
    giveUp,
    blame,
    forsake,
    openOutside,
    take,
    finish,
  };

  function open(tag: OpenTag): void {
    if (events.length === 0 && elements.length >= mostOutside && !isEvent(tag)) return;
    const event = isEvent(tag) ? openEvent(tag.start) : undefined;
    elements.push({ tag, event, height: 1 });
    countOfName.set(tag.name, countOf(tag.name) + 1);
  }

  function openEvent(start: number): OpenEvent {
    const rangesBefore = ranges.length;
    const event = { start, rangesBefore, problem: undefined, isBroken: false, hasUnclosed: false };
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

  function forsake(before: number, message: string): void {
    const from = elements.findIndex(({ event }) => event);
    const next = elements.findIndex(({ event }) => event && event.start >= before);
    for (const { tag, event } of elements.splice(from, (next < 0 ? elements.length : next) - from)) {
      discount(tag);
      if (!event) continue;
      events.shift();
      problems.push({ message, offset: tag.start });
    }
  }

  function openOutside(): OpenTag[] {
    const first = elements.findIndex(({ event }) => event);
    return elements
      .slice(0, first < 0 ? undefined : first)
      .map(({ tag: { name, start } }) => ({ name, start }));
  }

  function take(): Found {
    const certain = events[0]?.rangesBefore ?? ranges.length;
    const found = { ranges: ranges.slice(0, certain), problems };
    for (const event of events) event.rangesBefore -= certain;
    ranges = ranges.slice(certain);
    problems = [];
    return found;
  }

  function finish(): Found {
    for (let element = pop(); element; element = pop()) abandon(element);
    problems.sort((a, b) => a.offset - b.offset);
    return { ranges, problems };
  }

  function pop(): OpenElement | undefined {
    const element = elements.pop();
    if (element) discount(element.tag);
    return element;
  }

  function discount({ name }: OpenTag): void {
    const count = countOf(name) - 1;
    if (count === 0) countOfName.delete(name);
    else countOfName.set(name, count);
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
