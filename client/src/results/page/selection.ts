import type { EventReference, Why } from '../../../../server/src/protocol.ts';
import type { Host } from './host.ts';
import type { Table } from './table.ts';
import type { WhyPane } from './why/why.ts';

/** The event that is looked at, in the table and in the pane below. */
export interface Selection {
  /** Looks at the event of a row. */
  choose(index: number): void;
  /** The query or the order of the rows may be others now. */
  follow(): void;
  /** Rows have been fetched: looks at the one that was chosen before it was there. */
  catchUp(): void;
  end(): void;
}

export interface SelectionOptions {
  readonly host: Host;
  readonly table: Table;
  readonly pane: WhyPane;
  filter(): string;
  eventOf(index: number): EventReference | undefined;
  onLook(why: Why): void;
  onFailure(message: string): void;
  /** The pane has opened or closed. */
  onOpen(isOpen: boolean): void;
}

export function selection(options: SelectionOptions): Selection {
  const { host, table, pane, filter, eventOf, onLook, onFailure, onOpen } = options;
  let event: EventReference | undefined;
  let asking = new AbortController();
  let pause: ReturnType<typeof setTimeout> | undefined;
  return { choose, follow, catchUp, end };

  function choose(index: number): void {
    event = eventOf(index);
    if (event) askSoon();
  }

  function follow(): void {
    const index = table.selected();
    const found = index === undefined ? undefined : eventOf(index);
    if (event && found && !isSame(event, found)) table.select(undefined);
    if (event) askSoon();
  }

  function catchUp(): void {
    const index = table.selected();
    if (!event && index !== undefined) choose(index);
  }

  function end(): void {
    clearTimeout(pause);
    asking.abort();
    event = undefined;
    table.select(undefined);
    pane.close();
    onOpen(false);
  }

  /** Who holds an arrow key down looks at the last event only. */
  function askSoon(): void {
    clearTimeout(pause);
    pause = setTimeout(ask, pauseInMoving);
  }

  async function ask(): Promise<void> {
    if (!event) return;
    asking.abort();
    asking = new AbortController();
    const asked = event;
    try {
      const result = await host.ask('why', { event: asked, filter: filter() }, asking.signal);
      if (!result) return;
      onOpen(true);
      pane.show(asked, result);
      if (result.kind === 'why') onLook(result);
    } catch (error) {
      onFailure(error instanceof Error ? error.message : String(error));
    }
  }
}

const pauseInMoving = 40;

function isSame(one: EventReference, other: EventReference): boolean {
  return one.uri === other.uri && one.index === other.index;
}
