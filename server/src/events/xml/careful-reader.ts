import { isCutOff, type Markup, type MarkupState, markupReader } from '../../text/markup.ts';
import type { TextRange } from '../../text/range.ts';
import { badReferenceFinder } from '../../text/reference.ts';
import type { ReadProblem } from '../event.ts';
import { eventStack, type Found, type OpenTag } from '../event-stack.ts';
import { type ParsedEvent, parseEvent } from '../parse-event.ts';
import { dashBefore, withoutDashes } from '../split.ts';
import type { ByteWindow } from './byte-window.ts';
import { type TextPiece, textPiece } from './text-piece.ts';
import { characterEnd } from './utf8.ts';

/** Reads what no form fits: as `splitEvents` and `parseEvent` read the whole text, but from a window of it. */
export interface CarefulReader {
  /**
   * Reads the markup at an index of the window, and if an event begins there, all up to its end.
   * @returns the index behind it, in the window as it is then
   */
  read(at: number): number;
  /** What is open around the events. */
  openOutside(): OpenTag[];
  /** Gives up what is open, at the end of the source. */
  finish(): void;
}

/** Is told what has been found, by places in the source. */
export interface CarefulListener {
  /**
   * A whole event, which is in the window.
   * @param written its XML as it stands in the source
   */
  event(source: TextRange, written: string, parse: () => ParsedEvent): void;
  problem(problem: ReadProblem): void;
  /** Bytes that are not of the encoding. */
  damage(place: number): void;
}

/**
 * @param outside what is open at the beginning
 * @param mostWindow how many bytes are looked at together: what has not ended half as many bytes later is taken for cut off
 */
export function carefulReader(
  window: ByteWindow,
  listener: CarefulListener,
  outside: readonly OpenTag[],
  mostWindow: number,
): CarefulReader {
  const stack = eventStack(outside);
  const state: MarkupState = { hasBrokenDoctype: false };
  let piece: TextPiece = textPiece(window.bytes, 0, 0);
  let markupAt = markupReader('', state);
  let badReference = badReferenceFinder('');
  /** Places of dashes in the events that are open. */
  let dashes: number[] = [];
  /** Where the window began when the piece was taken from it. */
  let base = -1;
  return { read, openOutside: stack.openOutside, finish };

  function read(from: number): number {
    if (base !== window.placeOf(0) || from < piece.from || from >= piece.to) setPiece(from, usualPiece);
    let position = piece.offsetOf(from);
    for (;;) {
      const markup = nextMarkup(position);
      if (markup) {
        readMarkup(markup, position);
        position = markup.end;
        if (stack.isInEvent()) continue;
        passOn(stack.take());
        return piece.indexOf(position);
      }
      if (isFinal()) return window.end;
      position = readOn(position);
      if (!stack.isInEvent() && !piece.text.includes('<', position)) return piece.to;
    }
  }

  function finish(): void {
    passOn(stack.finish());
  }

  /** `undefined` where it needs more text to be told. */
  function nextMarkup(position: number): Markup | undefined {
    const start = piece.text.indexOf('<', position);
    if (start < 0) return undefined;
    const { hasBrokenDoctype } = state;
    const markup = markupAt(start);
    if (markup.kind !== 'Broken' || isFinal() || piece.to - piece.indexOf(start) >= mostWindow / 2)
      return markup;
    if (!isCutOff(piece.text, markup)) return markup;
    state.hasBrokenDoctype = hasBrokenDoctype;
    return undefined;
  }

  function isFinal(): boolean {
    return window.isLast && piece.to === window.end;
  }

  /** Looks at more text together. @returns where the position is in it */
  function readOn(position: number): number {
    const start = piece.text.indexOf('<', position);
    const wanted = piece.indexOf(start < 0 ? position : start);
    let keep = keptFrom(wanted);
    if (piece.to - keep >= mostWindow) {
      const size = mostWindow / 2 ** 20;
      const message = `This event is cut off: its end is missing, or farther away than ${size} MiB.`;
      stack.forsake(window.placeOf(keep + mostWindow / 2), message);
      passOn(stack.take());
      keep = keptFrom(wanted);
    }
    let at = Math.max(piece.indexOf(position), keep);
    const reachable = window.isLast ? window.end : characterEnd(window.bytes, window.end);
    if (piece.to < reachable) setPiece(keep, 4 * (piece.to - keep));
    else {
      const length = window.end - keep;
      window.advance(keep, Math.max(Math.min(2 * length, mostWindow), length + 1));
      at -= keep;
      setPiece(0, window.end);
    }
    return piece.offsetOf(at);
  }

  function keptFrom(wanted: number): number {
    const outermost = stack.outermost();
    return outermost === undefined ? wanted : Math.min(window.indexOf(outermost), wanted);
  }

  function setPiece(from: number, length: number): void {
    const end = Math.min(from + length, window.end);
    const whole = end === window.end && window.isLast ? end : characterEnd(window.bytes, end);
    piece = textPiece(window.bytes, from, whole > from ? whole : end);
    base = window.placeOf(0);
    if (piece.damage >= 0) listener.damage(window.placeOf(piece.damage));
    markupAt = markupReader(piece.text, state);
    badReference = badReferenceFinder(piece.text);
  }

  function readMarkup(markup: Markup, textStart: number): void {
    if (stack.isInEvent()) blame(badReference(textStart, markup.start));
    const placed = { ...markup, start: placeOf(markup.start), end: placeOf(markup.end) };
    switch (placed.kind) {
      case 'StartTag': {
        const dash = dashBefore(piece.text, textStart, markup.start);
        if (dash !== undefined && stack.isInEvent()) dashes.push(placeOf(dash));
        stack.open(placed);
        if (stack.isInEvent()) blame(badReference(markup.start, markup.end));
        if (placed.isEmpty) stack.close(placed);
        return;
      }
      case 'EndTag':
        stack.close(placed);
        return;
      case 'Broken':
        stack.giveUp(placed);
        return;
      case 'Skipped':
        return;
    }
  }

  function blame(problem: ReadProblem | undefined): void {
    if (problem) stack.blame({ message: problem.message, offset: placeOf(problem.offset) });
  }

  function placeOf(offset: number): number {
    return window.placeOf(piece.indexOf(offset));
  }

  function offsetOf(place: number): number {
    return piece.offsetOf(window.indexOf(place));
  }

  function passOn({ ranges, problems }: Found): void {
    for (const source of ranges) {
      const range = { start: offsetOf(source.start), end: offsetOf(source.end) };
      const inside = dashes.filter((dash) => dash >= source.start && dash < source.end);
      listener.event(source, piece.text.slice(range.start, range.end), () => {
        const parsed = parseEvent(withoutDashes(piece.text, range, inside.map(offsetOf)));
        if ('root' in parsed) return parsed;
        const offset = placeOf(range.start + parsed.problem.offset);
        return { problem: { message: parsed.problem.message, offset } };
      });
    }
    for (const problem of problems) listener.problem(problem);
    if (!stack.isInEvent()) dashes = [];
  }
}

/** In bytes; most events are far smaller. */
const usualPiece = 1 << 14;
