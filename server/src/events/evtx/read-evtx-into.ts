import type { TextRange } from '../../text/range.ts';
import type { ByteSource, ReadProgress } from '../byte-source.ts';
import type { ReadProblem } from '../event.ts';
import { problemList } from '../problem-list.ts';
import type { StoreBuilder } from '../store/event-store.ts';
import type { Binding } from './binding.ts';
import { bindings } from './bindings.ts';
import { type Chunk, chunkLength, contentOf, type RecordPlace, recordsOf } from './chunk.ts';
import { definitions } from './definition.ts';
import { chunkAt, nextChunk, openLog, reportMissingHeader } from './log.ts';
import { nodeOf } from './print.ts';
import { readRecord } from './record.ts';
import { shapeReader } from './shape.ts';
import { valueWriter } from './value-writer.ts';

export interface EvtxReading {
  /** By their offsets in the log, in bytes; the first ones, if there are very many. */
  readonly problems: readonly ReadProblem[];
  readonly problemCount: number;
}

/**
 * Reads the events of a log into a store, a chunk at a time. The place of an event is that of its record, in bytes. It stops after the
 * first chunk and then after every few; the problems are the same as those of `readEvtx`.
 * @param range the bytes in which the chunks begin that are read; ranges that lie side by side share no chunk
 */
export function* readEvtxInto(
  source: ByteSource,
  builder: StoreBuilder,
  range: TextRange = { start: 0, end: source.size },
): Generator<ReadProgress, EvtxReading> {
  const problems = problemList();
  const log = openLog(source);
  const templates = definitions();
  const { shape, read } = shapeReader(templates);
  const bound = bindings(builder, templates);
  const { write } = valueWriter(builder.store.pool);
  if (range.start === 0) reportMissingHeader(log, report);
  let lastStep = -1;
  for (let start = nextChunk(range.start); start < Math.min(range.end, source.size); start += chunkLength) {
    const chunk = chunkAt(log, start, report);
    if (chunk) for (const record of recordsOf(chunk)) addRecord(chunk, record, start);
    const step = Math.floor(start / stepLength);
    if (step === lastStep) continue;
    lastStep = step;
    yield { place: Math.min(start + chunkLength, source.size) };
  }
  return { problems: problems.sorted(), problemCount: problems.count() };

  function addRecord(chunk: Chunk, record: RecordPlace, start: number): void {
    const place = start + record.start;
    const length = record.end - record.start;
    const binding = record.kind === 'record' ? bindingOf(chunk, record) : undefined;
    const cost = binding ? costOf(binding) : 0;
    if (binding && cost <= chunk.budget) {
      chunk.budget -= cost;
      if (isWritten(chunk, binding)) builder.addEvent(binding.group, place, length);
      else builder.addLoose(place, length);
    } else {
      const root = readRecord(chunk, record, start, report);
      if (root) builder.addNode(nodeOf(root), place, length);
    }
  }

  function bindingOf(chunk: Chunk, record: RecordPlace): Binding | undefined {
    const { start, end } = contentOf(record);
    return read(chunk, start, end) ? bound.of(chunk, shape) : undefined;
  }

  function costOf({ cost, paid }: Binding): number {
    let sum = cost;
    for (const value of paid) sum += (shape.ends[value] as number) - (shape.starts[value] as number);
    return sum;
  }

  function isWritten(chunk: Chunk, { group, writings }: Binding): boolean {
    const { columns, count } = group;
    for (let slot = 0; slot < writings.length; slot++) {
      const writing = writings[slot];
      const column = columns[slot];
      if (!writing || !column) return false;
      const { value } = writing;
      const start = shape.starts[value] as number;
      if (!write(chunk, writing, start, shape.ends[value] as number, column, count)) return false;
    }
    return true;
  }

  function report(message: string, offset: number): void {
    problems.add({ message, offset });
  }
}

/** In bytes. */
const stepLength = 1 << 20;
