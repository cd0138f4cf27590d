import type * as vscode from 'vscode';
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
  samples: readonly vscode.Uri[],
  token: vscode.CancellationToken,
): Promise<PreviewRun> {
  const method: typeof previewRequest = 'eventXPath/preview';
  const params: PreviewParams = {
    uri: client.code2ProtocolConverter.asUri(uri),
    position: client.code2ProtocolConverter.asPosition(position),
    samples: samples.map((sample) => client.code2ProtocolConverter.asUri(sample)),
    mostEvents,
  };
  const result = await client.sendRequest<PreviewResult>(method, params, token);
  return { samples, result };
}
