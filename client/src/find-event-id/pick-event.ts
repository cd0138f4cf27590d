import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  FindEventsParams,
  FindEventsResult,
  FoundEvent,
  findEventsRequest,
} from '../../../server/src/protocol.ts';

/** Has the user choose an event from a list that the server narrows while they type; `undefined` if they choose none. */
export function pickEvent(
  client: BaseLanguageClient,
  { text, placeholder }: { readonly text: string; readonly placeholder: string },
  showCard: (event: FoundEvent) => Promise<void>,
): Promise<FoundEvent | undefined> {
  const pick = vscode.window.createQuickPick<EventItem>();
  let running = new vscode.CancellationTokenSource();
  let searching: Promise<void> = search(text);
  pick.title = 'Find Event ID';
  pick.placeholder = placeholder;
  pick.value = text;
  pick.onDidChangeValue((text) => {
    searching = search(text);
  });
  pick.onDidTriggerItemButton(({ button, item }) =>
    button === copyButton ? copy(item.event) : open(item.event),
  );
  pick.show();
  return new Promise((resolve) => {
    pick.onDidAccept(async () => {
      await searching;
      resolve(chosen(pick)?.event);
      pick.hide();
    });
    pick.onDidHide(() => {
      running.cancel();
      pick.dispose();
      resolve(undefined);
    });
  });

  /** The items are the server's answer as it is: the editor's own filter knows nothing of meanings. */
  async function search(text: string): Promise<void> {
    running.cancel();
    running = new vscode.CancellationTokenSource();
    const { token } = running;
    const method: typeof findEventsRequest = 'eventXPath/findEvents';
    const params: FindEventsParams = { text };
    pick.busy = true;
    const { events } = await client
      .sendRequest<FindEventsResult>(method, params, token)
      .catch((error: unknown) => {
        if (token.isCancellationRequested) return { events: [] };
        throw error;
      });
    if (token.isCancellationRequested) return;
    pick.items = events.map(toItem);
    pick.busy = false;
  }

  async function copy({ id }: FoundEvent): Promise<void> {
    await vscode.env.clipboard.writeText(String(id));
    pick.hide();
  }

  async function open(event: FoundEvent): Promise<void> {
    pick.hide();
    await showCard(event);
  }
}

/** Who types fast and confirms means the first of what is found, not what was marked in the list before. */
function chosen({ activeItems, items }: vscode.QuickPick<EventItem>): EventItem | undefined {
  return activeItems.find((item) => items.includes(item)) ?? items[0];
}

interface EventItem extends vscode.QuickPickItem {
  readonly event: FoundEvent;
}

const copyButton: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('copy'), tooltip: 'Copy ID' };
const cardButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('open-preview'),
  tooltip: 'Show what is known of it',
};

/** The editor puts items whose label holds what is typed before others: a name would spoil the order of the server's answer. */
function toItem(event: FoundEvent): EventItem {
  const { id, title, channel, provider } = event;
  return {
    label: String(id),
    description: title,
    detail: `${channel} · ${provider}`,
    buttons: [copyButton, cardButton],
    alwaysShow: true,
    event,
  };
}
