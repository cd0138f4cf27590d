import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/protocol.ts';
import { registerCompareFilters } from './difference/compare-filters.ts';
import { answerFileRequests } from './files.ts';
import { registerFindEventId } from './find-event-id/find-event-id.ts';
import { languages } from './languages.ts';
import { registerLogEditor } from './log-editor/log-editor.ts';
import { followQueryDocuments } from './query-documents.ts';
import { registerResults } from './results/results-panel.ts';
import { registerSamples, type Samples } from './samples/samples.ts';
import { registerWalkthrough } from './walkthrough/walkthrough.ts';

/**
 * What both extension hosts share; they differ in how they start the server.
 * @param samplesScript the URL of the script that keeps the samples, where the server cannot find it on disk
 */
export async function activateExtension(
  context: vscode.ExtensionContext,
  samplesScript: string | undefined,
  createClient: CreateClient,
): Promise<ExtensionApi> {
  const client = createClient(
    'eventXPath',
    'Event XPath',
    clientOptions(context.extensionUri, samplesScript),
  );
  const samples = registerSamples(context, client);
  registerResults(context, client, samples);
  context.subscriptions.push(
    answerFileRequests(client),
    registerFindEventId(client),
    registerLogEditor(context, client, samples),
    registerCompareFilters(client, samples),
    registerWalkthrough(context, samples.files),
    followQueryDocuments(samples.files.list),
    client,
  );
  await client.start();
  return { samples };
}

export type CreateClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

/** For tests: what the editor shows and does not tell. */
export interface ExtensionApi {
  readonly samples: Samples;
}

function clientOptions(extensionUri: vscode.Uri, samplesScript: string | undefined): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    findingsUri: `${vscode.Uri.joinPath(extensionUri, 'docs/findings')}/`,
    suggestCommand: 'editor.action.triggerSuggest',
    findsFiles: true,
    showResultsCommand: 'eventXPath.showResults',
    samplesScript,
  };
  // Without a scheme, so that the web and virtual workspaces are served too.
  return { documentSelector: languages.map((language) => ({ language })), initializationOptions };
}
