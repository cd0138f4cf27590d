import type { AskMessage, Exchanges, PageMessage, PanelMessage } from '../messages.ts';

/** The extension, as the page sees it. */
export interface Host {
  /** Answers with `undefined` once the signal has aborted: nobody waits for it any more. */
  ask<Topic extends keyof Exchanges>(
    topic: Topic,
    question: Exchanges[Topic]['question'],
    signal: AbortSignal,
  ): Promise<Exchanges[Topic]['answer'] | undefined>;
  tell(message: PageMessage): void;
}

/** What VS Code gives to a webview. */
export interface WebviewApi {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** @param listen is told what answers no question */
export function connect(api: WebviewApi, listen: (message: Announcement) => void): Host {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  addEventListener('message', ({ data }: MessageEvent<PanelMessage>) => receive(data));
  return { ask, tell: (message) => api.postMessage(message) };

  function ask<Topic extends keyof Exchanges>(
    topic: Topic,
    question: Exchanges[Topic]['question'],
    signal: AbortSignal,
  ): Promise<Exchanges[Topic]['answer'] | undefined> {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      // Question and answer of a topic belong together: the extension answers by the same table.
      waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      signal.addEventListener('abort', () => {
        if (!waiting.delete(id)) return;
        api.postMessage({ kind: 'cancel', id });
        resolve(undefined);
      });
      api.postMessage({ kind: 'ask', id, topic, question } as AskMessage);
    });
  }

  function receive(message: PanelMessage): void {
    switch (message.kind) {
      case 'answer':
        take(message.id)?.resolve(message.answer);
        break;
      case 'failure':
        take(message.id)?.reject(new Error(message.message));
        break;
      case 'begin':
      case 'changed':
      case 'progress':
        listen(message);
        break;
    }
  }

  function take(id: number): Waiting | undefined {
    const found = waiting.get(id);
    waiting.delete(id);
    return found;
  }
}

export type Announcement = Exclude<PanelMessage, { kind: 'answer' | 'failure' }>;

interface Waiting {
  resolve(answer: Exchanges[keyof Exchanges]['answer']): void;
  reject(error: Error): void;
}
