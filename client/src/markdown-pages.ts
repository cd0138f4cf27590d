import * as vscode from 'vscode';

/** Read-only documents that are shown as the editor shows Markdown. */
export interface MarkdownPages extends vscode.Disposable {
  /** @param title what the tab says */
  show(title: string, markdown: string): Promise<void>;
}

/** @param scheme of the documents' URIs; the Markdown is the query of the URI, so that a document outlives the window */
export function markdownPages(scheme: string): MarkdownPages {
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ query }) => query,
  });
  return { show, dispose: () => provider.dispose() };

  async function show(title: string, markdown: string): Promise<void> {
    const path = `/${title.replaceAll('/', '-')}.md`;
    await vscode.commands.executeCommand(
      'markdown.showPreview',
      vscode.Uri.from({ scheme, path, query: markdown }),
    );
  }
}
