import { bytesAsSource } from '../events/byte-source.ts';
import { formTrie } from '../events/xml/form-trie.ts';
import type { TextRange } from '../text/range.ts';
import { type LoadEnd, load } from './load.ts';
import type { FileOpener, Port } from './port.ts';
import { buffersOf, type Segment } from './segment.ts';
import type { Turn } from './turn.ts';

/** What a loader is told. */
export type LoaderOrder =
  | {
      readonly kind: 'load';
      readonly job: number;
      readonly name: string;
      readonly bytes: Uint8Array | undefined;
      readonly range: TextRange;
    }
  | { readonly kind: 'stop'; readonly job: number };

/** What a loader tells. */
export type LoaderNews =
  | { readonly kind: 'segment'; readonly job: number; readonly segment: Segment }
  /** How many bytes are read. */
  | { readonly kind: 'progress'; readonly job: number; readonly read: number }
  | {
      readonly kind: 'end';
      readonly job: number;
      readonly outcome: LoadOutcome;
      /** Those of the order, given back. */
      readonly bytes: Uint8Array | undefined;
    };

export type LoadOutcome =
  | (LoadEnd & { readonly kind: 'loaded' })
  | { readonly kind: 'stopped' }
  /** Why, in words that end a sentence. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Reads files in a thread of its own: one job at a time, segment by segment. */
export function serveLoader(port: Port, files: FileOpener, turn: Turn): void {
  let forms = formTrie();
  let running: { job: number; isStopped: boolean } | undefined;
  port.listen((message) => {
    const order = message as LoaderOrder;
    if (order.kind === 'stop') {
      if (running?.job === order.job) running.isStopped = true;
      return;
    }
    const current = { job: order.job, isStopped: false };
    running = current;
    run(order, () => current.isStopped).then((outcome) => {
      const news: LoaderNews = { kind: 'end', job: order.job, outcome, bytes: order.bytes };
      port.post(news, order.bytes ? [order.bytes.buffer] : []);
    });
  });

  async function run(order: LoaderOrder & { kind: 'load' }, isStopped: () => boolean): Promise<LoadOutcome> {
    const { job, name, bytes, range } = order;
    try {
      const file = bytes ? undefined : files.open(name);
      const source = bytes ? bytesAsSource(bytes) : file;
      if (!source) return { kind: 'failed', reason: 'it is not there' };
      try {
        if (forms.edgesUsed > mostEdges) forms = formTrie();
        const steps = load(source, range, forms);
        for (let step = steps.next(); ; step = steps.next()) {
          if (step.done) return { kind: 'loaded', ...step.value };
          if (step.value.segment) post({ kind: 'segment', job, segment: step.value.segment });
          post({ kind: 'progress', job, read: step.value.read });
          await turn();
          if (isStopped()) return { kind: 'stopped' };
        }
      } finally {
        file?.close();
      }
    } catch (error) {
      return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  function post(news: LoaderNews): void {
    port.post(news, news.kind === 'segment' ? buffersOf(news.segment) : []);
  }
}

/** Of the forms that are kept from one file to the next; a reading may have several times as many. */
const mostEdges = 50_000;
