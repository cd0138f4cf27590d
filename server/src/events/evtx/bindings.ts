import type { StoreBuilder } from '../store/event-store.ts';
import { type Allowance, type Binding, bind } from './binding.ts';
import type { Chunk } from './chunk.ts';
import type { Definitions } from './definition.ts';
import type { Shape } from './shape.ts';

/** The binding of each shape, made when it is asked for first. */
export interface Bindings {
  of(chunk: Chunk, shape: Shape): Binding | undefined;
}

export function bindings(builder: StoreBuilder, definitions: Definitions): Bindings {
  const byHash = new Map<number, Entry[]>();
  const allowance: Allowance = { left: 0 };
  let current: Chunk | undefined;
  let room = mostNumbers;
  return { of };

  function of(chunk: Chunk, shape: Shape): Binding | undefined {
    const entries = byHash.get(shape.hash);
    if (entries) for (const entry of entries) if (isOf(entry, shape)) return entry.binding;
    if (chunk !== current) allowance.left = mostPerChunk;
    current = chunk;
    return add(shape, entries ?? []);
  }

  function add(shape: Shape, entries: readonly Entry[]): Binding | undefined {
    if (shape.length > room || allowance.left < 0) return undefined;
    const binding = bind(builder, definitions.known, shape, allowance);
    room -= shape.length + 8 * (binding?.writings.length ?? 0);
    byHash.set(shape.hash, [...entries, { key: shape.key.slice(0, shape.length), binding }]);
    return binding;
  }
}

interface Entry {
  readonly key: Int32Array;
  readonly binding: Binding | undefined;
}

/** Many times what all the events of a machine take; it bounds the memory for a log that is made to fill it. */
const mostNumbers = 1 << 23;

/** In the units of a chunk's budget; most chunks bind nothing that an earlier one has not bound. */
const mostPerChunk = 1_000_000;

function isOf({ key }: Entry, shape: Shape): boolean {
  if (key.length !== shape.length) return false;
  for (let index = 0; index < key.length; index++) if (key[index] !== shape.key[index]) return false;
  return true;
}
