import type { EventGroup } from '../store/event-store.ts';
import type { EventForm, FormSlot } from './event-form.ts';
import { type SlotKind, type ValueReader, valueReader } from './slot-value.ts';

/**
 * The forms of events that are known, as a tree: an edge is a literal and the slot behind it. Forms that begin alike share edges. What is
 * read by it needs no parser, for its markup is that of an event which a parser has read.
 */
export interface FormTrie {
  /** After `read`: the group of the event. */
  group: EventGroup | undefined;
  /** After `read`: where the values of its slots begin in the bytes read, or as `~start` in the scratch of `values`. */
  readonly starts: Int32Array;
  /** After `read`: where they end. */
  readonly ends: Int32Array;
  readonly values: ValueReader;
  /** Fields of edges, `edgeSize` for each; the first is the root. */
  edges: Int32Array<ArrayBuffer>;
  edgesUsed: number;
  /** The bytes of literals, four in a word. */
  words: Int32Array<ArrayBuffer>;
  wordsUsed: number;
  /** Of the edges that end an event. */
  readonly groups: EventGroup[];
}

/** The fields of an edge. Edges are known by where their fields begin; 0 is the root, and none where another edge is meant. */
export const nextEdge = 0;
export const firstChild = 1;
export const literalWord = 2;
export const literalLength = 3;
/** 0 at the end of an event. */
export const slotKind = 4;
export const endTagWord = 5;
export const endTagLength = 6;
export const groupNumber = 7;
const edgeSize = 8;

export interface TrieCaps {
  readonly mostEdges: number;
  readonly mostWords: number;
}

/** Some ten thousand forms: no log of real events comes near. */
export const usualTrieCaps: TrieCaps = { mostEdges: 500_000, mostWords: 8_000_000 };

export function formTrie(): FormTrie {
  return {
    group: undefined,
    starts: new Int32Array(mostSlots),
    ends: new Int32Array(mostSlots),
    values: valueReader(),
    edges: new Int32Array(edgeSize * 16),
    edgesUsed: 1,
    words: new Int32Array(1 << 10),
    wordsUsed: 0,
    groups: [],
  };
}

/** Makes a form known; what of it is known already is not added again. @returns `false` where it would go beyond the caps */
export function addForm(trie: FormTrie, form: EventForm, group: EventGroup, caps: TrieCaps): boolean {
  const most = form.slots.reduce((sum, { literal, endTag }) => sum + literal.length + endTag.length, 0);
  if (form.slots.length > mostSlots) return false;
  if (trie.edgesUsed + form.slots.length + 1 > caps.mostEdges) return false;
  if (trie.wordsUsed + most + form.rest.length > caps.mostWords) return false;
  let parent = 0;
  for (const slot of form.slots) parent = childOf(trie, parent, slot);
  const end = childOf(trie, parent, { literal: form.rest, kind: 0, endTag: '' });
  trie.edges[end + groupNumber] = trie.groups.push(group) - 1;
  return true;
}

/** What a form may have more of is not learned. */
const mostSlots = 4096;

type Edge = Omit<FormSlot, 'kind'> & { readonly kind: SlotKind | 0 };

const encoder = new TextEncoder();

function childOf(trie: FormTrie, parent: number, { literal, kind, endTag }: Edge): number {
  const bytes = encoder.encode(literal);
  const end = encoder.encode(endTag);
  for (let edge = field(trie, parent, firstChild); edge !== 0; edge = field(trie, edge, nextEdge)) {
    if (
      field(trie, edge, slotKind) === kind &&
      isLiteral(trie, field(trie, edge, literalWord), field(trie, edge, literalLength), bytes) &&
      isLiteral(trie, field(trie, edge, endTagWord), field(trie, edge, endTagLength), end)
    )
      return edge;
  }
  const edge = trie.edgesUsed++ * edgeSize;
  if (edge + edgeSize > trie.edges.length) trie.edges = larger(trie.edges);
  const fields = [field(trie, parent, firstChild), 0, literalOf(trie, bytes), bytes.length, kind];
  trie.edges.set([...fields, literalOf(trie, end), end.length, 0], edge);
  trie.edges[parent + firstChild] = edge;
  return edge;
}

function field(trie: FormTrie, edge: number, name: number): number {
  return trie.edges[edge + name] as number;
}

function isLiteral({ words }: FormTrie, word: number, length: number, bytes: Uint8Array): boolean {
  return length === bytes.length && wordsOf(bytes).every((each, index) => each === words[word + index]);
}

function literalOf(trie: FormTrie, bytes: Uint8Array): number {
  const words = wordsOf(bytes);
  while (trie.wordsUsed + words.length > trie.words.length) trie.words = larger(trie.words);
  trie.words.set(words, trie.wordsUsed);
  trie.wordsUsed += words.length;
  return trie.wordsUsed - words.length;
}

/** Four bytes in a word, the first one lowest, and zeros at the end. */
function wordsOf(bytes: Uint8Array): Int32Array {
  const padded = new DataView(new ArrayBuffer(Math.ceil(bytes.length / 4) * 4));
  for (const [index, byte] of bytes.entries()) padded.setUint8(index, byte);
  return Int32Array.from({ length: padded.byteLength / 4 }, (_, index) => padded.getInt32(index * 4, true));
}

function larger(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(old.length * 2);
  grown.set(old);
  return grown;
}
