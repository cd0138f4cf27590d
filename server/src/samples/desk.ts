import { type AnswerOf, answering } from './answer.ts';
import type { FileOpener, Port } from './port.ts';
import type { Question } from './question.ts';
import { type SampleState, sampleSet } from './sample-set.ts';
import { type Turn, turnEvery } from './turn.ts';

/** What the desk is told. */
export type DeskOrder =
  | { readonly kind: 'keep'; readonly names: readonly string[] }
  | { readonly kind: 'reload' | 'stop'; readonly name: string }
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'bytes'; readonly name: string; readonly bytes: Uint8Array }
  /** Why there are none, in words that end a sentence. */
  | { readonly kind: 'no-bytes'; readonly name: string; readonly reason: string };

/** What the desk tells. */
export type DeskNews =
  | { readonly kind: 'states'; readonly states: readonly SampleState[]; readonly revision: number }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: AnswerOf<Question> }
  | { readonly kind: 'failure'; readonly id: number; readonly reason: string }
  /** Somebody else must get the bytes of a file. */
  | { readonly kind: 'fetch'; readonly name: string };

export interface DeskPlace {
  readonly files: FileOpener;
  readonly startLoader: () => Port;
  readonly mostLoaders: number;
}

/** Keeps the samples in a thread of its own and answers what is asked of them, while others load. */
export function serveDesk(port: Port, { files, startLoader, mostLoaders }: DeskPlace): void {
  const fetches = new Map<string, Fetch>();
  const cancelled = new Set<number>();
  let isTelling = false;
  const samples = sampleSet({ files, fetchBytes, startLoader, mostLoaders }, tellStates);
  const answers = answering(samples, files);
  port.listen((message) => hear(message as DeskOrder));

  function hear(order: DeskOrder): void {
    switch (order.kind) {
      case 'keep':
        samples.keep(order.names);
        return;
      case 'reload':
        samples.reload(order.name);
        return;
      case 'stop':
        samples.stop(order.name);
        return;
      case 'ask':
        respond(order.id, order.question);
        return;
      case 'cancel':
        cancelled.add(order.id);
        return;
      case 'bytes':
        take(order.name)?.resolve(order.bytes);
        return;
      case 'no-bytes':
        take(order.name)?.reject(new Error(order.reason));
        return;
    }
  }

  async function respond(id: number, question: Question): Promise<void> {
    try {
      post({ kind: 'answer', id, answer: await answers(question, turnFor(id)) });
    } catch (error) {
      if (!(error instanceof Cancelled))
        post({
          kind: 'failure',
          id,
          reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
        });
    }
    cancelled.delete(id);
  }

  /** A turn that nobody waits for any more is the last one. */
  function turnFor(id: number): Turn {
    const turn = turnEvery(slice);
    return async () => {
      await turn();
      if (cancelled.has(id)) throw new Cancelled();
    };
  }

  function fetchBytes(name: string): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      take(name)?.reject(new Error('it is read again'));
      fetches.set(name, { resolve, reject });
      post({ kind: 'fetch', name });
    });
  }

  function take(name: string): Fetch | undefined {
    const fetch = fetches.get(name);
    fetches.delete(name);
    return fetch;
  }

  function tellStates(): void {
    if (isTelling) return;
    isTelling = true;
    setTimeout(() => {
      isTelling = false;
      post({ kind: 'states', states: samples.states(), revision: samples.revision() });
    }, pauseOfStates);
  }

  function post(news: DeskNews): void {
    port.post(news);
  }
}

interface Fetch {
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
}

class Cancelled extends Error {}

/** In milliseconds: how long a question may take before the next order is heard. */
const slice = 8;

/** In milliseconds, between two reports on how far the files are. */
const pauseOfStates = 100;
