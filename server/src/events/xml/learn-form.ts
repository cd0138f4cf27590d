import type { EventNode } from '../event.ts';
import { type EventGroup, templateOf } from '../store/event-store.ts';
import { signatureOf } from '../store/template.ts';
import { formOf } from './event-form.ts';
import { addForm, type FormTrie, formTrie, type TrieCaps } from './form-trie.ts';
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
  const trial = formTrie();
  if (!addForm(trial, form, group, caps)) return false;
  if (!isReadAs(trial, written, texts)) return true;
  return addForm(trie, form, group, caps);
}

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
