import type { ByteSource, ReadProgress } from '../events/byte-source.ts';
import { encodingOf } from '../events/decode.ts';
import type { EventNode, ReadProblem } from '../events/event.ts';
import { isEvtx } from '../events/evtx/log.ts';
import { readEvtxEventAt } from '../events/evtx/read-evtx-event.ts';
import { readEvtxInto } from '../events/evtx/read-evtx-into.ts';
import { nothingFound } from '../events/read-xml.ts';
import { type EventStore, looseGroup, type StoreBuilder, storeBuilder } from '../events/store/event-store.ts';
import { type FormTrie, formTrie } from '../events/xml/form-trie.ts';
import { readEventAt } from '../events/xml/read-event-at.ts';
import { readXml, type XmlReading } from '../events/xml/read-xml.ts';
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

function loadLog(source: ByteSource, range: TextRange): Generator<LoadStep, LoadEnd> {
  return loadSegments(range, 'evtx', function* (builder, segment) {
    const { problems, problemCount } = yield* readEvtxInto(source, builder, segment);
    return { problems, problemCount, end: segment.end };
  });
}

function* loadXml(source: ByteSource, range: TextRange, forms: FormTrie): Generator<LoadStep, LoadEnd> {
  let last: XmlReading | undefined;
  let events = 0;
  let isBlank = true;
  const loaded = yield* loadSegments(range, 'xml', function* (builder, segment) {
    last = yield* readXml(source, builder, { ...segment, forms, outside: last?.outside ?? [] });
    events += builder.store.count;
    isBlank &&= last.isBlank;
    return last;
  });
  const isWholeFile = range.start === 0 && range.end === source.size;
  return isWholeFile && events === 0 && loaded.problemCount === 0
    ? { ...loaded, problems: [nothingFound(isBlank)], problemCount: 1 }
    : loaded;
}

type ReadSegment = (builder: StoreBuilder, range: TextRange) => Generator<ReadProgress, LoadEnd>;

const firstSegment = 1 << 20;
const longestSegment = 1 << 26;

function* loadSegments(
  { start, end }: TextRange,
  form: SourceForm,
  read: ReadSegment,
): Generator<LoadStep, LoadEnd> {
  const problems: ReadProblem[] = [];
  let problemCount = 0;
  let at = start;
  for (let length = firstSegment; at < end || at === start; length = Math.min(length * 4, longestSegment)) {
    const builder = storeBuilder();
    const reading = read(builder, { start: at, end: Math.min(at + length, end) });
    let step = reading.next();
    for (; !step.done; step = reading.next()) yield { read: step.value.place - start, segment: undefined };
    const loose = looseEvents(builder.store);
    problems.push(...step.value.problems, ...loose);
    problemCount += step.value.problemCount + loose.length;
    at = Math.max(step.value.end, at + 1);
    const segment = builder.store.count > 0 ? segmentOf(builder.finish(), form) : undefined;
    yield { read: at - start, segment };
  }
  return { problems, problemCount, end: at };
}

/** Answers stay right beyond the caps of the store, but they take longer. */
function looseEvents({ loose, groupOf, starts }: EventStore): readonly ReadProblem[] {
  if (loose === 0) return [];
  const first = groupOf.indexOf(looseGroup);
  const many = loose === 1 ? 'This event is' : `${loose} events from here on are`;
  const message = `${many} read again for every question, which takes longer: their forms or values are more than is kept in memory.`;
  return [{ message, offset: starts[first] ?? 0 }];
}
