import type { EventNode } from '../events/event.ts';

/** What people look at first in an event. */
export interface EventSummary {
  readonly id: number | undefined;
  /** As written, in UTC. */
  readonly time: string;
  readonly provider: string;
  readonly channel: string;
  readonly computer: string;
}

export function summaryOf({ children }: EventNode): EventSummary {
  const system = children.find(({ name }) => name === 'System');
  const id = Number(childOf(system, 'EventID')?.text.trim() || Number.NaN);
  return {
    id: Number.isNaN(id) ? undefined : id,
    time: attributeOf(childOf(system, 'TimeCreated'), 'SystemTime'),
    provider: attributeOf(childOf(system, 'Provider'), 'Name'),
    channel: childOf(system, 'Channel')?.text ?? '',
    computer: childOf(system, 'Computer')?.text ?? '',
  };
}

function childOf(node: EventNode | undefined, wanted: string): EventNode | undefined {
  return node?.children.find(({ name }) => name === wanted);
}

function attributeOf(node: EventNode | undefined, wanted: string): string {
  return node?.attributes.find(({ name }) => name === wanted)?.value ?? '';
}
