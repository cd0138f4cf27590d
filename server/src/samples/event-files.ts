import { type ByteSource, bytesAsSource } from '../events/byte-source.ts';
import type { EventNode } from '../events/event.ts';
import { nodeOfEvent } from '../events/store/event-store.ts';
import { eventIn } from './load.ts';
import type { Part } from './numbering.ts';
import type { FileOpener, OpenFile } from './port.ts';

/** Reads events again from the files that they stand in. */
export interface EventFiles {
  /** @returns `undefined` where the file has changed and holds no such event any more */
  read(part: Part, event: number): { readonly xml: string; readonly node: EventNode } | undefined;
  /** The event as a tree, from the store if it is there. */
  node(part: Part, event: number): EventNode | undefined;
  /** Closes the files that were opened for it. */
  close(): void;
}

/** @param heldBytes the bytes of files that cannot be opened */
export function eventFiles(
  files: FileOpener,
  heldBytes: (name: string) => Uint8Array | undefined,
): EventFiles {
  const opened = new Map<string, OpenFile>();
  return { read, node, close };

  function read({ file, segment: { store, form } }: Part, event: number) {
    const source = sourceOf(file);
    return source && eventIn(source, form, store.starts[event] as number, store.lengths[event] as number);
  }

  function node(part: Part, event: number): EventNode | undefined {
    return nodeOfEvent(part.segment.store, event) ?? read(part, event)?.node;
  }

  function sourceOf(name: string): ByteSource | undefined {
    const bytes = heldBytes(name);
    if (bytes) return bytesAsSource(bytes);
    const known = opened.get(name) ?? files.open(name);
    if (known) opened.set(name, known);
    return known;
  }

  function close(): void {
    for (const file of opened.values()) file.close();
  }
}
