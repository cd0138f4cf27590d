import type { TextEdit } from '../text/edit.ts';
import { composedMap, verbatimMap } from '../text/offset-map.ts';
import { emptyRange, type TextRange } from '../text/range.ts';
import type { Decoded } from './decoding.ts';

/** A text that stands in another one: decoded, with the way back, and the way to write into it. */
export interface Layer extends Decoded {
  /** What must stand at `place` of the outer text so that this one reads `text` there; `place` is where an edit of this text lands. */
  readonly encode: (text: string, place: TextRange) => string;
}

/** A whole document as its own outermost layer. */
export function documentLayer(text: string): Layer {
  return { text, map: verbatimMap(text.length), encode: (written) => written };
}

/** A layer of a layer's text, seen from where that one stands: escaped XML in XML, XML in a string of PowerShell. */
export function layerIn(outer: Layer, inner: Layer): Layer {
  return { text: inner.text, map: composedMap(inner.map, outer.map), encode };

  function encode(text: string, place: TextRange): string {
    const between = { start: offsetAt(place.start), end: offsetAt(place.end) };
    return outer.encode(inner.encode(text, between), place);
  }

  /** Edits land where the map sends an offset, so that each place has one. */
  function offsetAt(place: number): number {
    return outer.map.toQuery(place) ?? outer.text.length;
  }
}

/** An edit of a layer's text as the edit of the outer text that makes it. */
export function outerEdit({ map, encode }: Layer, { range, newText }: TextEdit): TextEdit {
  const start = map.toHost(emptyRange(range.start)).start;
  const end = map.toHost(emptyRange(range.end)).start;
  return { range: { start, end }, newText: encode(newText, { start, end }) };
}
