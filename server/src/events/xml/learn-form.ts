import type { EventNode } from '../event.ts';
import { type EventGroup, type StoreBuilder, templateOf } from '../store/event-store.ts';
import { signatureOf } from '../store/template.ts';
import type { ByteWindow } from './byte-window.ts';
import { formOf } from './event-form.ts';
import { addForm, beginForm, type FormTrie, formNumber, type TrieCaps, takeBackForm } from './form-trie.ts';
import { readForm } from './read-form.ts';

/**
 * Makes the form of an event known, if what is read by it is what the careful reader read.
 * @param written the event's XML as it stands in the source
 * @returns `false` where it would go beyond the caps
 */
export function learnForm(
  trie: FormTrie,
  written: string,
  root: EventNode,
  group: EventGroup,
  caps: TrieCaps,
): boolean {
  const form = formOf(written);
  if (!form) return true;
  const texts: string[] = [];
  if (signatureOf(templateOf(root, texts)) !== signatureOf(form.root)) return true;
  const end = addForm(trie, form, caps);
  if (end < 0) return false;
  if (trie.edges[end + formNumber] !== 0) return true;
  beginForm(trie, end, group);
  if (!isReadAs(trie, written, texts)) takeBackForm(trie, end);
  return true;
}

/**
 * Makes the form of the event known that begins in a window, if that needs no careful reader.
 * @returns whether it has become known
 */
export function learnPlainForm(
  trie: FormTrie,
  { bytes, view, end }: ByteWindow,
  start: number,
  groupOf: StoreBuilder['groupOf'],
  caps: TrieCaps,
): boolean {
  const tagEnd = endOfEvent(bytes, start, end);
  if (tagEnd < 0) return false;
  const form = formOf(decoder.decode(bytes.subarray(start, tagEnd)));
  if (!form?.isPlain) return false;
  const edge = addForm(trie, form, caps);
  if (edge < 0 || trie.edges[edge + formNumber] !== 0) return false;
  const group = groupOf(form.root);
  if (!group) return false;
  beginForm(trie, edge, group);
  if (readForm(trie, bytes, view, start, end) === tagEnd) return true;
  takeBackForm(trie, edge);
  return false;
}

/** Behind the next `</Event>`; -1 where there is none near, or no event begins at `start`. */
function endOfEvent(bytes: Uint8Array, start: number, end: number): number {
  if (!isAt(bytes, start, eventStart)) return -1;
  const last = Math.min(end, start + longestPlain) - eventEnd.length;
  for (let index = start; index <= last; index++)
    if (isAt(bytes, index, eventEnd)) return index + eventEnd.length;
  return -1;
}

function isAt(bytes: Uint8Array, index: number, wanted: Uint8Array): boolean {
  for (let at = 0; at < wanted.length; at++) if (bytes[index + at] !== wanted[at]) return false;
  return true;
}

/** Whether the values that are read by the forms are these. */
function isReadAs(trie: FormTrie, written: string, texts: readonly string[]): boolean {
  const xml = encoder.encode(written);
  const bytes = new Uint8Array(xml.length + 8);
  bytes.set(xml);
  if (readForm(trie, bytes, new DataView(bytes.buffer), 0, xml.length) !== xml.length) return false;
  return texts.every((text, slot) => {
    const start = trie.starts[slot] as number;
    const end = trie.ends[slot];
    const value = start < 0 ? trie.values.scratch.subarray(~start, end) : bytes.subarray(start, end);
    return decoder.decode(value) === text;
  });
}

const encoder = new TextEncoder();
const eventStart = encoder.encode('<Event');
const eventEnd = encoder.encode('</Event>');

/** In bytes. */
const longestPlain = 1 << 16;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
