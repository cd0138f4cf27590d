import type { AnswerOf } from './answer.ts';
import type { DeskNews, DeskOrder } from './desk.ts';
import type { Port } from './port.ts';
import type { Question } from './question.ts';
import type { SampleState } from './sample-set.ts';

/** The samples, as the thread sees them that answers the editor: they are kept in another one. */
export interface SampleDesk {
  /** Keeps these files, in this order. */
  keep(names: readonly string[]): void;
  reload(name: string): void;
  stop(name: string): void;
  /** Rejects where the desk has failed, and with `NotWanted` after a signal. */
  ask<Q extends Question>(question: Q, signal?: CancelSignal): Promise<AnswerOf<Q>>;
}

/** The answer was not waited for. */
export class NotWanted extends Error {}

/** Tells once that an answer is not wanted any more. */
export interface CancelSignal {
  onCancel(listener: () => void): void;
}

export interface SampleDeskEvents {
  /** @param revision another number whenever there are other events than before */
  readonly onStates: (states: readonly SampleState[], revision: number) => void;
  /** Rejects with words that end a sentence. */
  readonly fetchBytes: (name: string) => Promise<Uint8Array>;
}

/** @param start starts the thread, when it is needed first */
export function sampleDesk(start: () => Port, { onStates, fetchBytes }: SampleDeskEvents): SampleDesk {
  const open = new Map<number, Pending>();
  let port: Port | undefined;
  let last = 0;
  let kept: readonly string[] = [];
  let failures = 0;
  return {
    keep: (names) => {
      kept = names;
      post({ kind: 'keep', names });
    },
    reload: (name) => post({ kind: 'reload', name }),
    stop: (name) => post({ kind: 'stop', name }),
    ask,
  };

  function ask<Q extends Question>(question: Q, signal?: CancelSignal): Promise<AnswerOf<Q>> {
    const id = ++last;
    signal?.onCancel(() => {
      if (!open.has(id)) return;
      post({ kind: 'cancel', id });
      taken(id)?.reject(new NotWanted());
    });
    post({ kind: 'ask', id, question });
    return new Promise((resolve, reject) => {
      // The desk answers a question with what belongs to its kind.
      open.set(id, { resolve: (answer) => resolve(answer as AnswerOf<Q>), reject });
    });
  }

  function post(order: DeskOrder, handedOver?: readonly ArrayBufferLike[]): void {
    if (!port) {
      port = start();
      port.listen((message) => hear(message as DeskNews));
      port.onFailure(fail);
    }
    port.post(order, handedOver);
  }

  function hear(news: DeskNews): void {
    switch (news.kind) {
      case 'states':
        onStates(news.states, news.revision);
        return;
      case 'answer':
        taken(news.id)?.resolve(news.answer);
        return;
      case 'failure':
        taken(news.id)?.reject(new Error(news.reason));
        return;
      case 'fetch':
        fetchBytes(news.name).then(
          (bytes) => post({ kind: 'bytes', name: news.name, bytes }, [bytes.buffer]),
          (error) =>
            post({
              kind: 'no-bytes',
              name: news.name,
              reason: error instanceof Error ? error.message : String(error),
            }),
        );
        return;
    }
  }

  /** Another thread is started, which is told the files again; but what makes one thread fail may make all fail. */
  function fail(reason: string): void {
    port = undefined;
    failures++;
    for (const [id] of open)
      taken(id)?.reject(new Error(`the thread that keeps the samples ended: ${reason}`));
    if (kept.length > 0 && failures < mostFailures) post({ kind: 'keep', names: kept });
  }

  function taken(id: number): Pending | undefined {
    const pending = open.get(id);
    open.delete(id);
    return pending;
  }
}

interface Pending {
  resolve(answer: AnswerOf<Question>): void;
  reject(error: Error): void;
}

const mostFailures = 3;
