import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  EventIdPlaceParams,
  EventIdPlaceResult,
  eventIdPlaceRequest,
  FoundEvent,
} from '../../../server/src/protocol.ts';
import { markdownPages } from '../markdown-pages.ts';
import { pickEvent } from './pick-event.ts';

/** The command that finds an event by number, name or meaning, and writes its ID where the query compares one, or else shows its card. */
export function registerFindEventId(client: BaseLanguageClient): vscode.Disposable {
  const cards = markdownPages('event-xpath-card');
  return vscode.Disposable.from(
    cards,
    vscode.commands.registerCommand('eventXPath.findEventId', findEventId),
  );

  /** Answers with the event that was chosen. @param text what a keybinding or another command has the list begin with */
  async function findEventId(text: unknown): Promise<FoundEvent | undefined> {
    const place = await placeOfCursor(client);
    const hint = place ? 'it is written into the query' : 'its card is shown';
    const begin = typeof text === 'string' ? text : '';
    const placeholder = `Number, name or meaning of an event; ${hint}`;
    const event = await pickEvent(client, { text: begin, placeholder }, showCard);
    if (!event) return undefined;
    if (place) await write(place, event);
    else await showCard(event);
    return event;
  }

  async function showCard({ id, title, card }: FoundEvent): Promise<void> {
    await cards.show(`${id} ${title}`, card);
  }
}

/** Where an ID belongs in the document that is edited. */
interface Place {
  readonly editor: vscode.TextEditor;
  readonly version: number;
  readonly range: vscode.Range;
}

async function placeOfCursor(client: BaseLanguageClient): Promise<Place | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const { document, selection } = editor;
  const method: typeof eventIdPlaceRequest = 'eventXPath/eventIdPlace';
  const params: EventIdPlaceParams = {
    uri: client.code2ProtocolConverter.asUri(document.uri),
    position: client.code2ProtocolConverter.asPosition(selection.active),
  };
  const result = await client.sendRequest<EventIdPlaceResult>(method, params);
  if (result.kind === 'no-place') return undefined;
  const { start, end } = result.range;
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  return { editor, version: document.version, range };
}

/** Where the document has changed meanwhile, the place may be another: then at the cursor. */
async function write({ editor, version, range }: Place, { id }: FoundEvent): Promise<void> {
  const where = editor.document.version === version ? range : editor.selection;
  await editor.edit((edit) => edit.replace(where, String(id)));
}
