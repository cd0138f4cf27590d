import type { ByteSource } from '../byte-source.ts';
import { type Transcoder, transcoder } from './transcode.ts';

/** A part of a source as UTF-8, which moves forward. Places are offsets in the source, in bytes; indexes count in `bytes`. */
export interface ByteWindow {
  /** What counts stands before `end`; some zeros follow. */
  bytes: Uint8Array<ArrayBuffer>;
  view: DataView;
  end: number;
  /** Whether the source ends where the window ends. */
  isLast: boolean;
  /** Where the first bytes of the source stand that were not of its encoding, or -1. */
  damage: number;
  /** Drops what stands before an index, which becomes 0, and reads on until there are so many bytes, or the source ends. */
  advance(from: number, wanted: number): void;
  placeOf(index: number): number;
  indexOf(place: number): number;
}

/** @param start where to begin; a byte order mark there is left out */
export function byteWindow(source: ByteSource, encoding: string, start: number, chunk: number): ByteWindow {
  const mark = start === 0 ? markLength(source.read(0, Math.min(3, source.size)), encoding) : 0;
  const begin = start + mark;
  return encoding === 'utf-8'
    ? plainWindow(source, begin, chunk)
    : transcodedWindow(source, transcoder(encoding), begin, chunk);
}

function plainWindow(source: ByteSource, begin: number, chunk: number): ByteWindow {
  let base = begin;
  const window = emptyWindow(advance);
  window.placeOf = (index) => base + index;
  window.indexOf = (place) => place - base;
  return window;

  function advance(from: number, wanted: number): void {
    dropBefore(window, from);
    base += from;
    while (window.end < wanted && !window.isLast) {
      const place = base + window.end;
      const read = source.read(place, Math.min(place + chunk, source.size));
      makeRoom(window, window.end + read.length);
      window.bytes.set(read, window.end);
      window.end += read.length;
      window.isLast = read.length === 0 || place + read.length >= source.size;
    }
    window.bytes.fill(0, window.end, window.end + slack);
  }
}

function transcodedWindow(source: ByteSource, code: Transcoder, begin: number, chunk: number): ByteWindow {
  let next = begin;
  let places = new Float64Array(0);
  const window = emptyWindow(advance);
  window.placeOf = (index) => (index < window.end ? (places[index] as number) : next);
  window.indexOf = indexOf;
  return window;

  function advance(from: number, wanted: number): void {
    dropBefore(window, from);
    places.copyWithin(0, from);
    while (window.end < wanted && !window.isLast) {
      const read = source.read(next, Math.min(next + chunk, source.size));
      const isLast = read.length === 0 || next + read.length >= source.size;
      makeRoom(window, window.end + (read.length + slack) * mostBytesOfByte);
      const larger = new Float64Array(places.length < window.bytes.length ? window.bytes.length : 0);
      larger.set(larger.length > 0 ? places : []);
      if (larger.length > 0) places = larger;
      const written = code.write(read, isLast, next, window.bytes, places, window.end);
      if (window.damage < 0) window.damage = written.damage;
      window.end = written.end;
      next += written.used;
      window.isLast = isLast || written.used === 0;
    }
    window.bytes.fill(0, window.end, window.end + slack);
  }

  /** The first byte of what stands at a place: all bytes of a character have the same. */
  function indexOf(place: number): number {
    let low = 0;
    let high = window.end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] as number) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Words are compared, so that as many bytes behind the end may be read. */
const slack = 8;

/** A byte of an old encoding becomes at most three bytes of UTF-8. */
const mostBytesOfByte = 3;

function markLength([first, second, third]: Uint8Array, encoding: string): number {
  if (encoding === 'utf-8') return first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
  if (encoding === 'utf-16le') return first === 0xff && second === 0xfe ? 2 : 0;
  return encoding === 'utf-16be' && first === 0xfe && second === 0xff ? 2 : 0;
}

function emptyWindow(advance: ByteWindow['advance']): ByteWindow {
  const bytes = new Uint8Array(slack);
  const nowhere = () => 0;
  return {
    bytes,
    view: new DataView(bytes.buffer),
    end: 0,
    isLast: false,
    damage: -1,
    advance,
    placeOf: nowhere,
    indexOf: nowhere,
  };
}

function dropBefore(window: ByteWindow, from: number): void {
  if (from === 0) return;
  window.bytes.copyWithin(0, from, window.end);
  window.end -= from;
}

function makeRoom(window: ByteWindow, wanted: number): void {
  if (wanted + slack <= window.bytes.length) return;
  const larger = new Uint8Array(Math.max(wanted, window.bytes.length * 1.5) + slack);
  larger.set(window.bytes.subarray(0, window.end));
  window.bytes = larger;
  window.view = new DataView(larger.buffer);
}
