import type { SampleState } from '../../../server/src/protocol.ts';
import { countOf, daysOf, sizeOf } from './words.ts';

/** What several sample files hold together. */
export interface Totals {
  readonly files: number;
  /** Files that the server has told of. */
  readonly known: number;
  readonly events: number;
  /** Sizes of the files and how much of them is read, in bytes. */
  readonly bytes: number;
  readonly bytesRead: number;
  /** Files that are still to be read. */
  readonly pending: number;
  readonly oldest: number | undefined;
  readonly newest: number | undefined;
}

/** @param states one for each file, `undefined` where nothing is known of it yet */
export function totalsOf(states: readonly (SampleState | undefined)[]): Totals {
  const known = states.filter((state) => state !== undefined);
  const sum = (value: (state: SampleState) => number) =>
    known.reduce((total, state) => total + value(state), 0);
  const isPending = ({ state }: SampleState) => state === 'waiting' || state === 'loading';
  return {
    files: states.length,
    known: known.length,
    events: sum(({ events }) => events),
    bytes: sum(({ bytes }) => bytes),
    bytesRead: sum(({ bytesRead }) => bytesRead),
    pending: known.filter(isPending).length,
    oldest: known.reduce<number | undefined>((least, { oldest = least }) => lesser(least, oldest), undefined),
    newest: known.reduce<number | undefined>((most, { newest = most }) => greater(most, newest), undefined),
  };
}

/** `3,450 events · 68 MB · 2025-03-11`. */
export function describeTotals({ events, bytes, oldest, newest }: Totals): string {
  return [
    countOf(events, 'event'),
    sizeOf(bytes),
    ...(oldest === undefined || newest === undefined ? [] : [daysOf(oldest, newest)]),
  ].join(' · ');
}

function lesser(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

function greater(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}
