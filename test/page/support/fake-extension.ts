import type {
  AskMessage,
  PageMessage,
  PanelMessage,
  ResultsMode,
} from '../../../client/src/results/messages.ts';
import { resultsOf, whyOf } from './fake-events.ts';

/** What the page under test is told to be. */
export interface Scene {
  readonly mode: ResultsMode;
  readonly state: 'results' | 'no-query' | 'refused' | 'no-samples' | 'loading' | 'no-match' | 'failing';
  readonly total: number;
  /** How long an answer takes, in milliseconds. */
  readonly delay: number;
}

/** What a test asks of the extension's side of the page. */
export interface FakeExtension {
  /** All that the page has said. */
  readonly said: readonly PageMessage[];
  show(scene: Partial<Scene>): void;
  tell(message: PanelMessage): void;
}

declare global {
  interface Window {
    scene: Scene;
    fakeExtension: FakeExtension;
    acquireVsCodeApi(): unknown;
  }
}

const said: PageMessage[] = [];
let { scene } = window;
let state: unknown;
window.acquireVsCodeApi = () => ({
  postMessage: receive,
  getState: () => state,
  setState: (next: unknown) => {
    state = next;
  },
});
window.fakeExtension = { said, show, tell };

function show(change: Partial<Scene>): void {
  scene = { ...scene, ...change };
  tell({ kind: 'changed' });
}

function tell(message: PanelMessage): void {
  window.postMessage(message, '*');
}

function receive(message: PageMessage): void {
  said.push(message);
  if (message.kind === 'ready') tell({ kind: 'begin', mode: scene.mode, columns: undefined });
  if (message.kind === 'ask') setTimeout(() => answer(message), scene.delay);
}

function answer(message: AskMessage): void {
  const { id } = message;
  if (said.some((other) => other.kind === 'cancel' && other.id === id)) return;
  if (scene.state === 'failing') tell({ kind: 'failure', id, message: 'the server has ended' });
  else tell({ kind: 'answer', id, answer: answerOf(message) });
}

function answerOf(message: AskMessage) {
  switch (message.topic) {
    case 'results':
      return resultsIn(message.question);
    case 'why':
      return whyOf(message.question.event);
    case 'edit':
      if (message.question.action === 'exclude') {
        return { kind: 'refused', message: 'The query has no room for another term.' } as const;
      }
      return { kind: 'filter', text: '*[System[EventID=4624]]' } as const;
  }
}

function resultsIn(question: Extract<AskMessage, { topic: 'results' }>['question']) {
  const message = 'contains() is not known to the Event Log.';
  const refused = {
    kind: 'refused',
    label: 'Security · query 2 of 14',
    query: "*[contains(., 'a')]",
    message,
  } as const;
  const none = {
    total: 0,
    matched: 0,
    rowCount: 0,
    rows: [],
    groups: [],
    histogram: undefined,
    bytes: 0,
    matchedBytes: 0,
  };
  const results = resultsOf(question, scene.total);
  if (results.kind !== 'results') return results;
  switch (scene.state) {
    case 'no-query':
      return { kind: 'no-query' } as const;
    case 'refused':
      return refused;
    case 'no-samples':
      return { ...results, ...none };
    case 'loading':
      return { ...results, ...none, isLoading: true };
    case 'no-match':
      if (question.show !== 'matched') return results;
      return {
        ...results,
        matched: 0,
        matchedBytes: 0,
        rowCount: 0,
        rows: [],
        eliminates: 'LogonType = 10 leaves out most: 2,310 of the 2,340 events that satisfy all the rest.',
      };
    case 'results':
    case 'failing':
      return results;
  }
}
