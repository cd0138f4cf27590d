import type { ByteSource } from '../byte-source.ts';
import type { EventAtPlace } from '../event.ts';
import { chunk, chunkLength, recordEnd } from './chunk.ts';
import { chunkAround } from './log.ts';
import { nodeOf, xmlOf } from './print.ts';
import { readRecord } from './record.ts';

/** Reads one event again from its place, with its XML as Windows renders it; `undefined` where there is none any more. */
export function readEvtxEventAt(source: ByteSource, start: number, length: number): EventAtPlace | undefined {
  const first = chunkAround(start);
  const around = chunk(source.read(first, first + chunkLength));
  const place = { start: start - first, end: start - first + length };
  if (recordEnd(around.view, place.start) !== place.end) return undefined;
  const root = readRecord(around, { kind: 'record', ...place }, first, () => {});
  return root && { xml: xmlOf(root), root: nodeOf(root) };
}
