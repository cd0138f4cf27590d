import type { EventNode } from '../event.ts';
import { type EventGroup, templateOf } from '../store/event-store.ts';
import { signatureOf } from '../store/template.ts';
import { formOf } from './event-form.ts';
import { addForm, type FormTrie, groupNumber, type TrieCaps } from './form-trie.ts';
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
  const { edges } = trie;
  if (edges[end + groupNumber] !== 0) return true;
  edges[end + groupNumber] = trie.groups.push(group);
  if (isReadAs(trie, written, texts)) return true;
  edges[end + groupNumber] = 0;
  trie.groups.pop();
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
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
