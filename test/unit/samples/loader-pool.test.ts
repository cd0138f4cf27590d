import { expect, test } from 'vitest';
import type { LoaderNews, LoaderOrder } from '../../../server/src/samples/loader.ts';
import { type LoadJob, loaderPool } from '../../../server/src/samples/loader-pool.ts';
import type { Port } from '../../../server/src/samples/port.ts';

/** Threads that do nothing by themselves. */
function threads() {
  const all: { orders: LoaderOrder[]; tell(news: LoaderNews): void; fail(reason: string): void }[] = [];
  return { all, start };

  function start(): Port {
    const orders: LoaderOrder[] = [];
    let listener: (message: unknown) => void = () => {};
    let onFailure: (reason: string) => void = () => {};
    all.push({ orders, tell: (news) => listener(news), fail: (reason) => onFailure(reason) });
    return {
      post: (message) => void orders.push(message as LoaderOrder),
      listen: (listen) => {
        listener = listen;
      },
      onFailure: (listen) => {
        onFailure = listen;
      },
      close: () => {},
    };
  }
}

function job(name: string, told: string[]): LoadJob {
  return {
    name,
    range: { start: 0, end: 1 },
    bytes: undefined,
    onBegin: () => void told.push(`${name} begins`),
    onSegment: () => {},
    onProgress: (read) => void told.push(`${name} ${read}`),
    onEnd: (outcome) =>
      void told.push(`${name} ${outcome.kind === 'failed' ? outcome.reason : outcome.kind}`),
  };
}

const done = (number: number): LoaderNews => ({
  kind: 'end',
  job: number,
  outcome: { kind: 'loaded', problems: [], problemCount: 0, end: 1 },
  bytes: undefined,
});

test('each thread has one job at a time, in the order in which they came', () => {
  const { all, start } = threads();
  const told: string[] = [];
  const pool = loaderPool(start, 2);
  for (const name of ['a', 'b', 'c']) pool.load(job(name, told));
  expect(all).toHaveLength(2);
  all[1]?.tell(done(2));
  all[0]?.tell(done(1));
  expect(told).toEqual(['a begins', 'b begins', 'b loaded', 'c begins', 'a loaded']);
  expect(all[1]?.orders.map((order) => order.job)).toEqual([2, 3]);
});

test('what is stopped tells nothing any more, and does not begin', () => {
  const { all, start } = threads();
  const told: string[] = [];
  const pool = loaderPool(start, 1);
  const [first, second] = ['a', 'b'].map((name) => pool.load(job(name, told)));
  pool.load(job('c', told));
  first?.stop();
  second?.stop();
  all[0]?.tell({ kind: 'progress', job: 1, read: 5 });
  all[0]?.tell(done(1));
  expect(told).toEqual(['a begins', 'c begins']);
  expect(all[0]?.orders.map(({ kind, job }) => `${kind} ${job}`)).toEqual(['load 1', 'stop 1', 'load 3']);
});

test('a thread that fails takes its job with it, and another one goes on', () => {
  const { all, start } = threads();
  const told: string[] = [];
  const pool = loaderPool(start, 1);
  for (const name of ['a', 'b']) pool.load(job(name, told));
  all[0]?.fail('out of memory');
  expect(all).toHaveLength(2);
  all[1]?.tell(done(2));
  expect(told).toEqual(['a begins', 'a its reading broke off (out of memory)', 'b begins', 'b loaded']);
});
