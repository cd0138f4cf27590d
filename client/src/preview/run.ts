import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  MatchedPreview,
  PreviewParams,
  PreviewResult,
  previewRequest,
} from '../../../server/src/protocol.ts';

/** A query in a document, by the place of the cursor in it. */
export interface Subject {
  readonly uri: vscode.Uri;
  readonly position: vscode.Position;
}

/** What came of running a query on sample files. */
export interface PreviewRun {
  readonly samples: readonly vscode.Uri[];
  /** Files that were chosen and are gone. */
  readonly vanished: readonly vscode.Uri[];
  readonly result: PreviewResult;
}

export interface MatchedRun extends PreviewRun {
  readonly result: MatchedPreview;
}

/** A list of more is not read by anybody, and costs. */
export const mostEvents = 1000;

/** Has the server run the query. */
export async function runPreview(
  client: BaseLanguageClient,
  { uri, position }: Subject,
  chosen: readonly vscode.Uri[],
  token: vscode.CancellationToken,
): Promise<PreviewRun> {
  const { present, vanished } = await sortOutVanished(chosen);
  const method: typeof previewRequest = 'eventXPath/preview';
  const params: PreviewParams = {
    uri: client.code2ProtocolConverter.asUri(uri),
    position: client.code2ProtocolConverter.asPosition(position),
    samples: present.map((sample) => client.code2ProtocolConverter.asUri(sample)),
    mostEvents,
  };
  const result = await client.sendRequest<PreviewResult>(method, params, token);
  return { samples: present, vanished, result };
}

async function sortOutVanished(chosen: readonly vscode.Uri[]) {
  const found = await Promise.all(chosen.map(isPresent));
  return {
    present: chosen.filter((_, index) => found[index]),
    vanished: chosen.filter((_, index) => !found[index]),
  };
}

/** Only a file that is known to be gone is gone: one that cannot be reached now is the server's to complain of. */
async function isPresent(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    return !(error instanceof vscode.FileSystemError && error.code === 'FileNotFound');
  }
}
