import * as vscode from 'vscode';
import type { FoundEvent } from '../../../server/src/protocol.ts';

/** The cards of events as read-only documents, shown as the editor shows Markdown. */
export interface EventCards extends vscode.Disposable {
  show(event: FoundEvent): Promise<void>;
}

export function eventCards(): EventCards {
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ query }) => query,
  });
  return { show, dispose: () => provider.dispose() };

  async function show(event: FoundEvent): Promise<void> {
    await vscode.commands.executeCommand('markdown.showPreview', cardUri(event));
  }
}

const scheme = 'event-xpath-card';

/** The path is what the tab says; the card itself is the query, so that the document outlives the window. */
function cardUri({ id, title, card }: FoundEvent): vscode.Uri {
  const path = `/${id} ${title.replaceAll('/', '-')}.md`;
  return vscode.Uri.from({ scheme, path, query: card });
}
