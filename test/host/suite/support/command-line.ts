import * as vscode from 'vscode';
import { inRunFolder } from './run-folder.ts';

/** What `event-xpath match --rule` says of the sample rule and the sample events. */
export interface Matched {
  /** How many events each query of the rule matches, in its order. */
  readonly counts: readonly string[];
  readonly total: string;
  /** What its queries keep together, in the words of the editor. */
  readonly share: string;
}

export async function matchedByCommandLine(): Promise<Matched> {
  const said = await vscode.workspace.fs.readFile(inRunFolder('matched.txt'));
  const lines = new TextDecoder().decode(said).trim().split('\n');
  const [, total = '', events, bytes] =
    /^\d+ of (\d+) events match, (\d+ %);.*, (\d+ %)\.$/.exec(lines.at(-1) ?? '') ?? [];
  return {
    counts: lines.slice(0, -1).map((line) => line.trim().split(' ')[0] ?? ''),
    total,
    share: `kept ${events} of events, ${bytes} of bytes`,
  };
}
