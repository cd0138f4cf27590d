import type { ByteSource } from '../events/byte-source.ts';
import { encodingOf } from '../events/decode.ts';
import type { EventNode, ReadProblem } from '../events/event.ts';
import { isEvtx } from '../events/evtx/read-evtx.ts';
import { readEvtxEventAt } from '../events/evtx/read-evtx-event.ts';
import { readEvtxInto } from '../events/evtx/read-evtx-into.ts';
import { nothingFound } from '../events/read-xml.ts';
import { storeBuilder } from '../events/store/event-store.ts';
import { type FormTrie, formTrie } from '../events/xml/form-trie.ts';
import { readEventAt } from '../events/xml/read-event-at.ts';
import { readXml } from '../events/xml/read-xml.ts';
import type { TextRange } from '../text/range.ts';
import { type Segment, type SourceForm, segmentOf } from './segment.ts';

/** How far loading is. */
export interface LoadStep {
  /** How many bytes of the range are read. */
  readonly read: number;
  /** The events that are whole now and were not before. */
  readonly segment: Segment | undefined;
}

export interface LoadEnd {
  /** The first ones, if there are very many. */
  readonly problems: readonly ReadProblem[];
  readonly problemCount: number;
  /** Where reading stopped, in bytes: behind the end of the range where an event lies across it. */
  readonly end: number;
}

/**
 * Loads the events of a part of a file, in segments: the first one is short, so that there is something to see at once, and none is so
 * long that its columns have to be moved about while they grow.
 * @param range in bytes, as `piecesOf` gives it
 * @param forms those of events of XML that were read before: files of one machine are alike
 */
export function load(
  source: ByteSource,
  range: TextRange,
  forms: FormTrie = formTrie(),
): Generator<LoadStep, LoadEnd> {
  return isEvtx(source.read(0, 8)) ? loadLog(source, range) : loadXml(source, range, forms);
}

/** The event at a place of a file, as it stands there and as a tree; `undefined` where the file has changed. */
export function eventIn(
  source: ByteSource,
  form: SourceForm,
  start: number,
  length: number,
): { readonly xml: string; readonly node: EventNode } | undefined {
  const event =
    form === 'evtx'
      ? readEvtxEventAt(source, start, length)
      : readEventAt(source, start, length, encodingOf(source.read(0, beginning)).encoding);
  return event && { xml: event.xml, node: event.root };
}

/** In bytes: by so much the encoding is told. */
const beginning = 1 << 16;

const firstSegment = 1 << 20;
const longestSegment = 1 << 26;

function* loadXml(
  source: ByteSource,
  { start, end }: TextRange,
  forms: FormTrie,
): Generator<LoadStep, LoadEnd> {
  const problems: ReadProblem[] = [];
  let problemCount = 0;
  let events = 0;
  let isBlank = true;
  let at = start;
  let outside: Parameters<typeof readXml>[2] = {};
  for (let length = firstSegment; at < end || at === start; length = Math.min(length * 4, longestSegment)) {
    const builder = storeBuilder();
    const reading = readXml(source, builder, {
      ...outside,
      forms,
      start: at,
      end: Math.min(at + length, end),
    });
    let step = reading.next();
    for (; !step.done; step = reading.next()) yield { read: step.value.place - start, segment: undefined };
    const { value } = step;
    problems.push(...value.problems);
    problemCount += value.problemCount;
    isBlank &&= value.isBlank;
    events += builder.store.count;
    outside = { outside: value.outside };
    at = Math.max(value.end, at + 1);
    yield {
      read: at - start,
      segment: builder.store.count > 0 ? segmentOf(builder.finish(), 'xml') : undefined,
    };
  }
  const isWholeFile = start === 0 && end === source.size;
  if (isWholeFile && events === 0 && problemCount === 0) {
    problems.push(nothingFound(isBlank));
    problemCount++;
  }
  return { problems, problemCount, end: at };
}

function* loadLog(source: ByteSource, { start, end }: TextRange): Generator<LoadStep, LoadEnd> {
  const problems: ReadProblem[] = [];
  let problemCount = 0;
  for (
    let at = start, length = firstSegment;
    at < end || at === start;
    length = Math.min(length * 4, longestSegment)
  ) {
    const stop = Math.min(at + length, end);
    const builder = storeBuilder();
    const reading = readEvtxInto(source, builder, { start: at, end: stop });
    let step = reading.next();
    for (; !step.done; step = reading.next()) yield { read: step.value.place - start, segment: undefined };
    problems.push(...step.value.problems);
    problemCount += step.value.problemCount;
    at = Math.max(stop, at + 1);
    yield {
      read: stop - start,
      segment: builder.store.count > 0 ? segmentOf(builder.finish(), 'evtx') : undefined,
    };
  }
  return { problems, problemCount, end };
}
