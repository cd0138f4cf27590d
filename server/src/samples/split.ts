import type { ByteSource } from '../events/byte-source.ts';
import { encodingOf } from '../events/decode.ts';
import { isEvtx } from '../events/evtx/log.ts';
import type { TextRange } from '../text/range.ts';

/**
 * Cuts a file into pieces that several threads can read, in bytes. Logs are cut between chunks, XML where it seems that an event ends and
 * another begins: whether it is so, the reading of the piece before tells.
 */
export function piecesOf(
  source: ByteSource,
  most: number,
  leastPiece: number = usualPiece,
): readonly TextRange[] {
  const count = Math.min(most, Math.floor(source.size / leastPiece));
  const points = Array.from({ length: Math.max(count - 1, 0) }, (_, index) =>
    cutNear(source, Math.floor(((index + 1) * source.size) / count)),
  );
  const cuts = [0, ...new Set(points.filter((point) => point !== undefined)), source.size];
  return cuts.slice(0, -1).map((start, index) => ({ start, end: cuts[index + 1] ?? source.size }));
}

/** Less is read sooner than another thread has begun. */
const usualPiece = 32 * 1024 * 1024;

function cutNear(source: ByteSource, point: number): number | undefined {
  const beginning = source.read(0, beginningLength);
  if (isEvtx(beginning)) return point;
  if (encodingOf(beginning).encoding !== 'utf-8') return undefined;
  const text = latin1.decode(source.read(point, point + longestSearch));
  const found = /<\/Event>[ \t\r\n]*(?=<Event[ \t\r\n>])/.exec(text);
  return found ? point + found.index + found[0].length : undefined;
}

/** A character a byte, so that offsets in the text are offsets in the bytes. */
const latin1 = new TextDecoder('latin1');

const beginningLength = 1 << 16;
const longestSearch = 1 << 20;
