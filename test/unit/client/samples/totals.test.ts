import { expect, test } from 'vitest';
import { describeTotals, totalsOf } from '../../../../client/src/samples/totals.ts';
import type { SampleState } from '../../../../server/src/protocol.ts';

test('files of which nothing is known count as files only', () => {
  expect(totalsOf([undefined, loaded])).toEqual({
    files: 2,
    known: 1,
    events: 1000,
    bytes: 2048,
    bytesRead: 2048,
    pending: 0,
    oldest: 0,
    newest: 1000,
  });
});

test('the oldest and the newest of all, files without events aside', () => {
  const later = { ...loaded, oldest: 500, newest: 90_000_000 };
  const empty = { ...loaded, events: 0, oldest: undefined, newest: undefined };
  const totals = totalsOf([loaded, empty, later]);
  expect(totals).toMatchObject({ oldest: 0, newest: 90_000_000, events: 2000 });
  expect(describeTotals(totals)).toBe('2,000 events · 6 KB · 1970-01-01 – 1970-01-02');
});

test('files that wait or are being read are pending', () => {
  const states = ['waiting', 'loading', 'loaded', 'cancelled', 'failed'] as const;
  expect(totalsOf(states.map((state) => ({ ...loaded, state }))).pending).toBe(2);
});

const loaded: SampleState = {
  uri: 'file:///a.xml',
  state: 'loaded',
  bytes: 2048,
  bytesRead: 2048,
  bytesPerSecond: 0,
  events: 1000,
  oldest: 0,
  newest: 1000,
  problems: [],
  problemCount: 0,
};
