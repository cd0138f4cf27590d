import type { EventGroup } from '../store/event-store.ts';
import type { TemplateElement } from '../store/template.ts';
import type { EventForm, FormSlot } from './event-form.ts';
import { type SlotKind, type ValueReader, valueReader } from './slot-value.ts';

/**
 * The forms of events that are known, as a tree: an edge is a literal and the slot behind it. Forms that begin alike share edges. What is
 * read by it needs no parser, for its markup is that of an event which a parser has read.
 */
export interface FormTrie {
  /** After `read`: the index of the event's form. */
  form: number;
  /** After `read`: where the values of its slots begin in the bytes read, or as `~start` in the scratch of `values`. */
  readonly starts: Int32Array;
  /** After `read`: where they end. */
  readonly ends: Int32Array;
  readonly values: ValueReader;
  /** After `read`: the number of each value in the pool, if it was remembered, else -1. */
  readonly ids: Int32Array;
  /** After `read`: the edge of each slot. */
  readonly slotEdges: Int32Array;
  /** Fields of edges, `edgeSize` for each; the first is the root. */
  edges: Int32Array<ArrayBuffer>;
  /** The value that was read last at each edge, with its delimiter, four bytes in a word: most values come again and again. */
  remembered: Int32Array<ArrayBuffer>;
  edgesUsed: number;
  /** Edges by what they are and which edge they follow. */
  readonly children: Map<string, number>;
  /** The bytes of literals, four in a word. */
  words: Int32Array<ArrayBuffer>;
  wordsUsed: number;
  /** By form: where its events belong in the store that is being filled; `undefined` where they were not asked for yet. */
  groups: (EventGroup | undefined)[];
  /** By form. */
  readonly templates: TemplateElement[];
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
/** One more than the index of the form, of an edge that ends an event; 0 while it is not known whether what is read by it is right. */
export const formNumber = 7;
/** In bytes, with the delimiter; 0 where no value is remembered. */
export const rememberedLength = 8;
/** Its number in the pool. */
export const rememberedId = 9;
const edgeSize = 12;

/** Remembers the value of a slot that was read last, by its number in the pool; it must stand in `bytes` as it is. */
export function rememberValue(trie: FormTrie, slot: number, view: DataView, id: number): void {
  const start = trie.starts[slot] as number;
  const length = (trie.ends[slot] as number) - start + 1;
  if (length > 4 * edgeSize) return;
  const edge = trie.slotEdges[slot] as number;
  const { edges, remembered } = trie;
  const words = length >> 2;
  for (let word = 0; word < words; word++) remembered[edge + word] = view.getInt32(start + 4 * word, true);
  const rest = length & 3;
  if (rest > 0) remembered[edge + words] = view.getInt32(start + 4 * words, true) & ((1 << (rest << 3)) - 1);
  edges[edge + rememberedLength] = length;
  edges[edge + rememberedId] = id;
}

export interface TrieCaps {
  readonly mostEdges: number;
  readonly mostWords: number;
}

/** Some ten thousand forms: no log of real events comes near. */
export const usualTrieCaps: TrieCaps = { mostEdges: 500_000, mostWords: 8_000_000 };

export function formTrie(): FormTrie {
  return {
    form: -1,
    starts: new Int32Array(mostSlots),
    ends: new Int32Array(mostSlots),
    values: valueReader(),
    ids: new Int32Array(mostSlots),
    slotEdges: new Int32Array(mostSlots),
    edges: new Int32Array(edgeSize * 16),
    remembered: new Int32Array(edgeSize * 16),
    children: new Map(),
    edgesUsed: 1,
    words: new Int32Array(1 << 10),
    wordsUsed: 0,
    groups: [],
    templates: [],
  };
}

/** Makes ready for another store: what forms there are stays known, where their events and values are does not. */
export function leaveStore(trie: FormTrie): FormTrie {
  trie.groups = trie.templates.map(() => undefined);
  for (let edge = 0; edge < trie.edgesUsed * edgeSize; edge += edgeSize)
    trie.edges[edge + rememberedLength] = 0;
  return trie;
}

/** Gives the events that end at an edge a place to belong to. */
export function beginForm(trie: FormTrie, edge: number, group: EventGroup): void {
  trie.edges[edge + formNumber] = trie.groups.push(group);
  trie.templates.push(group.template.root);
}

/** Takes back what was begun last. */
export function takeBackForm(trie: FormTrie, edge: number): void {
  trie.edges[edge + formNumber] = 0;
  trie.groups.pop();
  trie.templates.pop();
}

/**
 * Adds the edges of a form; what of it is known already is not added again.
 * @returns the edge that ends it, which has no group yet, or -1 where it would go beyond the caps
 */
export function addForm(trie: FormTrie, form: EventForm, caps: TrieCaps): number {
  const most = form.slots.reduce((sum, { literal, endTag }) => sum + literal.length + endTag.length, 0);
  if (form.slots.length > mostSlots) return -1;
  if (trie.edgesUsed + form.slots.length + 1 > caps.mostEdges) return -1;
  if (trie.wordsUsed + most + form.rest.length > caps.mostWords) return -1;
  let parent = 0;
  for (const slot of form.slots) parent = childOf(trie, parent, slot);
  return childOf(trie, parent, { literal: form.rest, kind: 0, endTag: '' });
}

/** What a form may have more of is not learned. */
const mostSlots = 4096;

type Edge = Omit<FormSlot, 'kind'> & { readonly kind: SlotKind | 0 };

const encoder = new TextEncoder();

function childOf(trie: FormTrie, parent: number, { literal, kind, endTag }: Edge): number {
  const key = `${parent} ${kind} ${endTag} ${literal}`;
  const known = trie.children.get(key);
  if (known !== undefined) return known;
  const edge = trie.edgesUsed++ * edgeSize;
  if (edge + edgeSize > trie.edges.length) {
    trie.edges = larger(trie.edges);
    trie.remembered = larger(trie.remembered);
  }
  const { edges } = trie;
  edges[edge + nextEdge] = edges[parent + firstChild] as number;
  edges[edge + literalWord] = trie.wordsUsed;
  edges[edge + literalLength] = addLiteral(trie, literal);
  edges[edge + slotKind] = kind;
  edges[edge + endTagWord] = trie.wordsUsed;
  edges[edge + endTagLength] = addLiteral(trie, endTag);
  edges[parent + firstChild] = edge;
  trie.children.set(key, edge);
  return edge;
}

/** Adds a text as words, the first byte of each lowest, with zeros at the end. @returns its length in bytes */
function addLiteral(trie: FormTrie, text: string): number {
  const bytes = encoder.encode(text);
  const count = Math.ceil(bytes.length / 4);
  while (trie.wordsUsed + count > trie.words.length) trie.words = larger(trie.words);
  for (const [index, byte] of bytes.entries()) {
    const word = trie.wordsUsed + (index >> 2);
    trie.words[word] = (trie.words[word] as number) | (byte << ((index & 3) << 3));
  }
  trie.wordsUsed += count;
  return bytes.length;
}

function larger(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(old.length * 2);
  grown.set(old);
  return grown;
}
