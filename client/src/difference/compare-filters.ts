import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { DifferenceParams, DifferenceResult, differenceRequest } from '../../../server/src/protocol.ts';
import { type MarkdownPages, markdownPages } from '../markdown-pages.ts';
import type { Samples } from '../samples/samples.ts';
import { type OtherQuery, otherQueries } from './other-queries.ts';
import { differenceReport } from './report.ts';
import { type Version, versionsOf } from './versions.ts';
import { whenLoaded } from './when-loaded.ts';

/** The command that shows which sample events the query under the cursor gains or loses against an earlier text or another query. */
export function registerCompareFilters(client: BaseLanguageClient, samples: Samples): vscode.Disposable {
  const pages = markdownPages('event-xpath-difference');
  const compare = (wanted: unknown) => compareFilters({ client, samples, pages }, wanted);
  return vscode.Disposable.from(pages, vscode.commands.registerCommand('eventXPath.compareFilters', compare));
}

interface Parts {
  readonly client: BaseLanguageClient;
  readonly samples: Samples;
  readonly pages: MarkdownPages;
}

/** What to compare with. */
type Other = Version | (OtherQuery & { readonly kind: 'query' });

/**
 * Answers with what the server has found.
 * @param wanted `saved` or `committed`, from a keybinding or another command; else the user is asked
 */
async function compareFilters(
  { client, samples, pages }: Parts,
  wanted: unknown,
): Promise<DifferenceResult | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const versions = await versionsOf(editor.document);
  const other =
    versions.find(({ kind }) => kind === wanted) ??
    (await pick(versions, await otherQueries(editor, client)));
  if (!other) return undefined;
  const before = await sourceOf(other);
  if (!before) {
    void vscode.window.showInformationMessage('The last commit does not hold this file.');
    return undefined;
  }
  if (!(await whenLoaded(samples))) return undefined;
  const uri = client.code2ProtocolConverter.asUri(editor.document.uri);
  const position = client.code2ProtocolConverter.asPosition(editor.selection.active);
  const params: DifferenceParams = { before, after: { kind: 'document', uri, position } };
  const method: typeof differenceRequest = 'eventXPath/difference';
  const result = await client.sendRequest<DifferenceResult>(method, params);
  if (result.kind === 'refused') void vscode.window.showInformationMessage(result.message);
  else await show(result);
  return result;

  async function show(difference: Extract<DifferenceResult, { kind: 'difference' }>): Promise<void> {
    const query = vscode.workspace.asRelativePath(editor?.document.uri ?? uri);
    const name = other?.kind === 'query' ? `${other.name} ${other.detail}` : (other?.name ?? '');
    await pages.show(`${query} compared`, differenceReport(difference, { query, other: name }));
  }
}

/** `undefined` where there is no such version. */
async function sourceOf(other: Other): Promise<DifferenceParams['before'] | undefined> {
  if (other.kind === 'query') return other.source;
  try {
    return { kind: 'version', text: await other.text() };
  } catch (error) {
    if (other.kind === 'committed') return undefined;
    throw error;
  }
}

interface OtherItem extends vscode.QuickPickItem {
  readonly other?: Other;
}

async function pick(
  versions: readonly Version[],
  queries: readonly OtherQuery[],
): Promise<Other | undefined> {
  const items: readonly OtherItem[] = [
    ...versions.map((other) => ({ label: `$(history) ${capitalized(other.name)}`, other })),
    ...(queries.length > 0 ? [{ label: 'Other queries', kind: vscode.QuickPickItemKind.Separator }] : []),
    ...queries.map((query) => ({
      label: `$(symbol-event) ${query.name}`,
      description: vscode.workspace.asRelativePath(query.document.uri),
      detail: query.detail,
      other: { ...query, kind: 'query' as const },
    })),
  ];
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      'There is nothing to compare with: the text is saved as it stands, no Git repository holds it, and no other query is open.',
    );
    return undefined;
  }
  const placeHolder = 'Compare the events that this query matches with those of …';
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true }))?.other;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
