import type { TextRange } from '../text/range.ts';
import type { LoaderNews, LoaderOrder, LoadOutcome } from './loader.ts';
import type { Port } from './port.ts';
import type { Segment } from './segment.ts';

/** Has several threads load, each one job after the other, in the order in which they are asked. */
export interface LoaderPool {
  /** @returns what stops it; a stopped job tells nothing any more */
  load(job: LoadJob): { stop(): void };
  /** Ends the threads. */
  close(): void;
}

/** A part of a file, in bytes, and who is told how far it is. */
export interface LoadJob {
  readonly name: string;
  readonly range: TextRange;
  /** The whole file, where it cannot be opened; it is given back at the end. */
  readonly bytes: Uint8Array | undefined;
  onBegin(): void;
  onSegment(segment: Segment): void;
  onProgress(bytesRead: number): void;
  onEnd(outcome: LoadOutcome, bytes: Uint8Array | undefined): void;
}

/** @param start starts a thread that loads */
export function loaderPool(start: () => Port, mostLoaders: number): LoaderPool {
  const jobs = new Map<number, LoadJob>();
  const waiting: number[] = [];
  const loaders = new Set<Port>();
  const idle: Port[] = [];
  const busy = new Map<number, Port>();
  let last = 0;
  return { load, close };

  function load(job: LoadJob): { stop(): void } {
    const number = ++last;
    jobs.set(number, job);
    waiting.push(number);
    dispatch();
    return { stop: () => stop(number) };
  }

  function stop(number: number): void {
    jobs.delete(number);
    busy.get(number)?.post({ kind: 'stop', job: number } satisfies LoaderOrder);
  }

  function dispatch(): void {
    for (let number = waiting[0]; number !== undefined; number = waiting[0]) {
      const job = jobs.get(number);
      const loader = job && (idle.pop() ?? newLoader());
      if (job && !loader) return;
      waiting.shift();
      if (!job || !loader) continue;
      busy.set(number, loader);
      const { name, range, bytes } = job;
      const order: LoaderOrder = { kind: 'load', job: number, name, range, bytes };
      loader.post(order, bytes ? [bytes.buffer] : []);
      job.onBegin();
    }
  }

  function newLoader(): Port | undefined {
    if (loaders.size >= mostLoaders) return undefined;
    const loader = start();
    loaders.add(loader);
    loader.listen((message) => hear(message as LoaderNews, loader));
    loader.onFailure((reason) => replace(loader, reason));
    return loader;
  }

  function hear(news: LoaderNews, loader: Port): void {
    const job = jobs.get(news.job);
    switch (news.kind) {
      case 'segment':
        job?.onSegment(news.segment);
        return;
      case 'progress':
        job?.onProgress(news.read);
        return;
      case 'end':
        idle.push(loader);
        end(news.job, news.outcome, news.bytes);
        return;
    }
  }

  /** A thread that has failed, for want of memory say, takes its job with it; the others go on. */
  function replace(loader: Port, reason: string): void {
    loaders.delete(loader);
    for (const [number, port] of busy)
      if (port === loader)
        end(number, { kind: 'failed', reason: `its reading broke off (${reason})` }, undefined);
  }

  function end(number: number, outcome: LoadOutcome, bytes: Uint8Array | undefined): void {
    const job = jobs.get(number);
    jobs.delete(number);
    busy.delete(number);
    job?.onEnd(outcome, bytes);
    dispatch();
  }

  function close(): void {
    for (const loader of loaders) loader.close();
  }
}
