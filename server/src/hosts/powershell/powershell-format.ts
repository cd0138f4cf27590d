import { hole } from '../../text/hole.ts';
import type { Layer } from '../layer.ts';
import { decodeContent, type Sequence } from '../sequences.ts';

/** A text as the operator `-f` reads it: `{0}` stands for a value, doubled braces for themselves. */
export function formatLayer(text: string): Layer {
  const decoded = decodeContent(text, 0, {
    endsAt: () => false,
    sequenceAt: (offset) => sequenceAt(text, offset),
  });
  return { ...decoded, encode: (written) => written.replace(/[{}]/g, '$&$&') };
}

function sequenceAt(text: string, start: number): Sequence | undefined {
  const first = text[start];
  if (first !== '{' && first !== '}') return undefined;
  if (text[start + 1] === first) return { end: start + 2, meaning: first };
  item.lastIndex = start;
  const [written = ''] = item.exec(text) ?? [];
  return written === '' ? undefined : { end: start + written.length, meaning: hole };
}

const item = /\{\d+[^{}]*\}/y;
