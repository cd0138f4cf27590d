import type { Connection } from 'vscode-languageserver';
import {
  cancelSamplesNotification,
  closeLogNotification,
  reloadSamplesNotification,
  type SampleState,
  type SamplesChangedParams,
  type SetSamplesParams,
  samplesChangedNotification,
  setSamplesNotification,
  type UrisParams,
} from '../protocol.ts';
import type { Port } from '../samples/port.ts';
import { type SampleDesk, sampleDesk } from '../samples/sample-desk.ts';
import type { SampleState as DeskState } from '../samples/sample-set.ts';
import type { FileReader } from './file-reader.ts';

/** The sample files that the editor has named, and the desk that keeps them. */
export interface SampleFiles {
  readonly desk: SampleDesk;
  /** The files of samples; logs that are only open in an editor are none. */
  uris(): readonly string[];
  /** Makes sure that files are loaded which are no samples. */
  open(uris: readonly string[]): void;
  /** How far the samples are. */
  states(): readonly DeskState[];
  /** How many events of samples are loaded. */
  loadedEvents(): number;
  /** Another number whenever there are other events than before, be they as many. */
  revision(): number;
}

/** @param onLoaded called when what the samples hold has changed */
export function sampleFiles(
  connection: Connection,
  files: FileReader,
  startDesk: () => Port,
  onLoaded: () => void,
): SampleFiles {
  let samples: readonly string[] = [];
  let logs: readonly string[] = [];
  let last: readonly DeskState[] = [];
  let lastRevision = -1;
  const desk = sampleDesk(startDesk, { onStates, fetchBytes: (uri) => files.read(uri) });
  connection.onNotification(setSamplesNotification, ({ uris }: SetSamplesParams) => {
    samples = uris;
    keep();
  });
  connection.onNotification(closeLogNotification, ({ uris }: UrisParams) => {
    logs = logs.filter((uri) => !uris.includes(uri));
    keep();
  });
  connection.onNotification(cancelSamplesNotification, ({ uris }: UrisParams) => uris.forEach(desk.stop));
  connection.onNotification(reloadSamplesNotification, ({ uris }: UrisParams) => uris.forEach(desk.reload));
  return { desk, uris: () => samples, open, states: () => last, loadedEvents, revision: () => lastRevision };

  function loadedEvents(): number {
    return eventsIn(last.filter(({ name }) => samples.includes(name)));
  }

  function open(uris: readonly string[]): void {
    const others = uris.filter((uri) => !samples.includes(uri) && !logs.includes(uri));
    if (others.length === 0) return;
    logs = [...logs, ...others];
    keep();
  }

  function keep(): void {
    desk.keep([...new Set([...samples, ...logs])]);
  }

  function onStates(states: readonly DeskState[], revision: number): void {
    const hasNews = revision !== lastRevision;
    lastRevision = revision;
    last = states;
    const params: SamplesChangedParams = { samples: states.map(toState) };
    connection
      .sendNotification(samplesChangedNotification, params)
      .catch((error) => connection.console.error(String(error)));
    if (hasNews) onLoaded();
  }
}

function eventsIn(states: readonly DeskState[]): number {
  return states.reduce((sum, { events }) => sum + events, 0);
}

function toState({ name, state, reason, problems, ...counts }: DeskState): SampleState {
  const told = problems.slice(0, mostProblems).map(({ message, offset }) => `${message} (at byte ${offset})`);
  return {
    ...counts,
    uri: name,
    state: state === 'stopped' ? 'cancelled' : state,
    problems: reason === undefined ? told : [`The file cannot be read: ${reason}.`],
  };
}

const mostProblems = 20;
