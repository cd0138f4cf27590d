import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { EventXmlParams, EventXmlResult, eventXmlRequest } from '../../../server/src/protocol.ts';
import type { EventNode } from './nodes.ts';

/** Shows the XML of an event beside the query, and leaves the keyboard in the list. */
export async function openEvent(node: EventNode): Promise<void> {
  const uri = eventUri(node);
  await vscode.window.showTextDocument(uri, {
    preview: true,
    preserveFocus: true,
    viewColumn: vscode.ViewColumn.Beside,
  });
}

/** Serves the read-only documents of events. */
export function serveEventDocuments(client: BaseLanguageClient): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent });

  async function provideTextDocumentContent({ query }: vscode.Uri): Promise<string> {
    const method: typeof eventXmlRequest = 'eventXPath/eventXml';
    const params: EventXmlParams = JSON.parse(query);
    const result = await client.sendRequest<EventXmlResult>(method, params);
    if (result.kind === 'unreadable') throw new Error(result.message);
    return result.xml;
  }
}

const scheme = 'event-xpath-event';

/** The path is what the tab says, and ends in .xml so that the text is coloured; the query is what the server is asked. */
function eventUri({ uri, event }: EventNode): vscode.Uri {
  const { index, id, name } = event;
  const params: EventXmlParams = { uri: String(uri), index };
  const title = [id ?? 'Event', name]
    .filter((part) => part !== undefined)
    .join(' ')
    .replaceAll('/', '-');
  return vscode.Uri.from({ scheme, path: `/${index}/${title}.xml`, query: JSON.stringify(params) });
}
