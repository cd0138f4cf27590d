import type { EventAttribute, EventNode } from '../event.ts';
import { eventNode } from '../event.ts';
import { type Column, column, putText, shrinkColumn, textOfCell } from './column.ts';
import {
  isPartOfTemplate,
  isSlot,
  type SlotOrText,
  signatureOf,
  type Template,
  type TemplateContent,
  type TemplateElement,
} from './template.ts';
import { type PoolCaps, shrinkPool, type ValuePool, valuePool } from './value-pool.ts';

/**
 * The events of one source, by their templates: a column for each slot, a row for each event. It holds no text of an event but where it
 * stands in its source. Readers put the values of a row into the columns of a group and then call `addEvent`.
 */
export interface EventStore {
  readonly pool: ValuePool;
  readonly groups: readonly EventGroup[];
  /** How many events there are, in the order of the source. */
  readonly count: number;
  /** By event: the index of its group, or `looseGroup`, and its row there. */
  readonly groupOf: Uint16Array;
  readonly rowOf: Uint32Array;
  /** By event: where it stands in its source, in bytes. */
  readonly starts: Float64Array;
  readonly lengths: Uint32Array;
  /** How many events are in no group, for their form or their values would go beyond the caps: they are read again for every question. */
  readonly loose: number;
}

/** The events of one template. */
export interface EventGroup {
  readonly index: number;
  readonly template: Template;
  readonly columns: readonly Column[];
  /** How many rows count; what columns hold beyond them does not. */
  readonly count: number;
  /** By row: the event's index in the store. */
  readonly events: Uint32Array;
}

export interface StoreCaps extends PoolCaps {
  /** At most `looseGroup`. */
  readonly mostGroups: number;
  /** How many slots all templates have together. */
  readonly mostSlots: number;
}

/** The group of an event that is in none. */
export const looseGroup = 0xffff;

/** So much that no log of real events comes near; they bound the memory of what is made to fill it. */
export const usualCaps: StoreCaps = {
  mostGroups: 8192,
  mostSlots: 500_000,
  mostValues: 16_000_000,
  mostBytes: 512 * 1024 * 1024,
};

/** An empty store that readers add to. */
export interface StoreBuilder {
  readonly store: EventStore;
  /** The group of a template, made when it is asked for first; `undefined` where that would go beyond the caps. */
  groupOf(root: TemplateElement): EventGroup | undefined;
  /** Counts the row that has been put into the columns of a group. */
  addEvent(group: EventGroup, start: number, length: number): void;
  /** Adds an event as it was read with care. */
  addNode(root: EventNode, start: number, length: number): void;
  /** Adds an event of which only its place is kept. */
  addLoose(start: number, length: number): void;
  /** Gives back the room that was held for more events. */
  finish(): EventStore;
}

export function storeBuilder(caps: StoreCaps = usualCaps): StoreBuilder {
  const groups: MutableGroup[] = [];
  const bySignature = new Map<string, MutableGroup>();
  const pool = valuePool(caps);
  const store: MutableStore = {
    pool,
    groups,
    count: 0,
    groupOf: new Uint16Array(64),
    rowOf: new Uint32Array(64),
    starts: new Float64Array(64),
    lengths: new Uint32Array(64),
    loose: 0,
  };
  let slots = 0;
  return { store, groupOf, addEvent, addNode, addLoose, finish };

  function groupOf(root: TemplateElement): EventGroup | undefined {
    const signature = signatureOf(root);
    const known = bySignature.get(signature);
    if (known) return known;
    const count = slotsOf(root);
    if (groups.length >= caps.mostGroups || slots + count > caps.mostSlots) return undefined;
    slots += count;
    const columns = Array.from({ length: count }, column);
    const group = {
      index: groups.length,
      template: { root, slots: count },
      columns,
      count: 0,
      events: new Uint32Array(4),
    };
    groups.push(group);
    bySignature.set(signature, group);
    return group;
  }

  function addEvent(group: MutableGroup, start: number, length: number): void {
    const row = group.count;
    if (row >= group.events.length) group.events = withRoom(group.events, new Uint32Array(roomFor(row)));
    group.events[row] = store.count;
    group.count++;
    place(group.index, row, start, length);
  }

  function addNode(root: EventNode, start: number, length: number): void {
    const texts: string[] = [];
    const template = templateOf(root, texts);
    const group = texts.some((text) => loneSurrogate.test(text)) ? undefined : groupOf(template);
    const isKept = group?.columns.every((each, slot) => {
      const bytes = encoder.encode(texts[slot] ?? '');
      return putText(each, pool, group.count, bytes, 0, bytes.length);
    });
    if (group && isKept) addEvent(group, start, length);
    else addLoose(start, length);
  }

  function addLoose(start: number, length: number): void {
    place(looseGroup, store.loose++, start, length);
  }

  function place(group: number, row: number, start: number, length: number): void {
    const event = store.count;
    if (event >= store.groupOf.length) {
      const room = roomFor(event);
      store.groupOf = withRoom(store.groupOf, new Uint16Array(room));
      store.rowOf = withRoom(store.rowOf, new Uint32Array(room));
      store.starts = withRoom(store.starts, new Float64Array(room));
      store.lengths = withRoom(store.lengths, new Uint32Array(room));
    }
    store.groupOf[event] = group;
    store.rowOf[event] = row;
    store.starts[event] = start;
    store.lengths[event] = length;
    store.count++;
  }

  function finish(): EventStore {
    for (const group of groups) {
      for (const each of group.columns) shrinkColumn(each, group.count);
      group.events = group.events.slice(0, group.count);
    }
    shrinkPool(pool);
    store.groupOf = store.groupOf.slice(0, store.count);
    store.rowOf = store.rowOf.slice(0, store.count);
    store.starts = store.starts.slice(0, store.count);
    store.lengths = store.lengths.slice(0, store.count);
    return store;
  }
}

/** An event as its columns hold it, or `undefined` for one that is in no group. */
export function nodeOfEvent(store: EventStore, event: number): EventNode | undefined {
  const group = store.groups[store.groupOf[event] as number];
  return group && nodeOfRow(store, group, store.rowOf[event] as number);
}

export function nodeOfRow({ pool }: EventStore, { template, columns }: EventGroup, row: number): EventNode {
  return elementOf(template.root);

  function elementOf({ name, attributes, content }: TemplateElement): EventNode {
    return eventNode(
      name,
      attributes.map(({ name, value }): EventAttribute => ({ name, value: textOf(value) })),
      content.map((each) => (isSlot(each) ? textOf(each) : elementOf(each))),
    );
  }

  function textOf(value: SlotOrText): string {
    if (!isSlot(value)) return value;
    const column = columns[value.slot];
    return column ? textOfCell(column, pool, row) : '';
  }
}

type MutableGroup = { -readonly [K in keyof EventGroup]: EventGroup[K] };
type MutableStore = { -readonly [K in keyof EventStore]: EventStore[K] };

const encoder = new TextEncoder();

/** Half a character, as `&#xD800;` stands for one: UTF-8 has none. */
const loneSurrogate = /\p{Surrogate}/u;

/** The template of an event; the values of its slots are added to a list. */
export function templateOf({ name, attributes, content }: EventNode, texts: string[]): TemplateElement {
  return {
    name,
    attributes: attributes.map((each) => ({
      name: each.name,
      value: isPartOfTemplate(name, each.name) ? each.value : slotFor(each.value),
    })),
    content: content.length === 0 ? [slotFor('')] : content.map(contentOf),
  };

  function contentOf(each: EventNode | string): TemplateContent {
    return typeof each === 'string' ? slotFor(each) : templateOf(each, texts);
  }

  function slotFor(text: string) {
    return { slot: texts.push(text) - 1 };
  }
}

function slotsOf({ attributes, content }: TemplateElement): number {
  return (
    attributes.filter(({ value }) => isSlot(value)).length +
    content.reduce((sum, each) => sum + (isSlot(each) ? 1 : slotsOf(each)), 0)
  );
}

function roomFor(count: number): number {
  return Math.ceil(count * 1.5) + 16;
}

function withRoom<T extends Uint16Array | Uint32Array | Float64Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
