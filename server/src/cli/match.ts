import type { MatchOptions } from '../matcher/match.ts';
import { eventFiles } from '../samples/event-files.ts';
import { finder } from '../samples/finder.ts';
import { askedQueries, type QuerySource } from './asked-queries.ts';
import type { CommandIO, ExitCode } from './io.ts';
import { loadSamples } from './load-samples.ts';
import { type Matched, printMatched } from './match-printer.ts';

export type MatchFormat = 'text' | 'jsonl' | 'xml';

export const matchFormats: readonly MatchFormat[] = ['text', 'jsonl', 'xml'];

export interface MatchCommand {
  readonly source: QuerySource;
  /** Paths of files and folders; `-` for standard input. */
  readonly events: readonly string[];
  readonly format: MatchFormat;
  readonly explain: boolean;
  /** Get-WinEvent gives the newest events first if it is not asked for the oldest ([M]). */
  readonly isOldestFirst: boolean;
  /** How many events are shown at most: the first in the order of the answer. */
  readonly mostEvents: number | undefined;
  readonly options: MatchOptions;
}

/** `match`: which events of the files the queries select. */
export async function matchEvents(command: MatchCommand, io: CommandIO): Promise<ExitCode> {
  const queries = askedQueries(command.source, io);
  const { samples, pathOf } = await loadSamples(command.events, io);
  const opened = eventFiles(io.samples.files, samples.bytesOf);
  try {
    const numbering = samples.numbering();
    const { find } = finder();
    const asked = { numbering, options: command.options, opened, turn: noTurn };
    const answers: Matched[] = [];
    for (const query of queries) {
      if (query.run.kind === 'refused') {
        io.complain(`${query.id}: Windows refuses this query: ${query.run.message}`);
        answers.push({ asked: query, found: [] });
      } else answers.push({ asked: query, found: await find(query.run, asked) });
    }
    printMatched(answers, { numbering, opened, pathOf }, command, io);
    return answers.some(({ found }) => found.some(({ count }) => count > 0)) ? 0 : 1;
  } finally {
    opened.close();
  }
}

/** Nobody else waits for this thread. */
async function noTurn(): Promise<void> {}
