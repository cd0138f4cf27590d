import type * as vscode from 'vscode';
import type { QuerySource } from '../../../server/src/protocol.ts';
import type { LoadProgress, ResultsMode } from './messages.ts';

/** Which query a page shows the results of, and on which events. */
export interface Subject {
  readonly mode: ResultsMode;
  /** URIs of the files to look at; without, all samples. */
  readonly samples: readonly string[] | undefined;
  /** `undefined` where there is none. @param filter what is typed into the page, in mode `log` */
  query(filter: string): QuerySource | undefined;
  /** `undefined` where nothing is being read. */
  progress(): LoadProgress | undefined;
  /** The query, the files or how much of them is read. */
  readonly onDidChange: vscode.Event<void>;
}
