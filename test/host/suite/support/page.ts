import * as vscode from 'vscode';
import { inRunFolder, readRequest } from './run-folder.ts';
import { waitFor } from './wait-for.ts';

/** What is to be done on the page that shows the editor, or read from it. */
export type Wish = { readonly id: number } & Act;

export type Act =
  | { readonly kind: 'press'; readonly key: string }
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'click'; readonly place: Place; readonly selector: string }
  /** @param share how far, from 0 to 1 */
  | { readonly kind: 'scroll'; readonly place: Place; readonly selector: string; readonly share: number }
  | { readonly kind: 'read'; readonly place: Place; readonly selector: string };

/** The editor itself, or the page of the webview that it shows: one at a time. */
export type Place = 'workbench' | 'webview';

/** A test that sees and does what a user does; skipped where the editor is no page that the run could act on. */
export function pageTest(title: string, act: () => Promise<void>): void {
  test(title, async function () {
    if (!(await readRequest()).hasPage) this.skip();
    await act();
  });
}

export async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await carryOut({ kind: 'press', key });
}

/** Types where the keyboard is. */
export async function type(text: string): Promise<void> {
  await carryOut({ kind: 'type', text });
}

export async function click(selector: string, place: Place = 'webview'): Promise<void> {
  await carryOut({ kind: 'click', place, selector });
}

/** @param share how far, from 0 to 1 */
export async function scroll(selector: string, share: number): Promise<void> {
  await carryOut({ kind: 'scroll', place: 'webview', selector, share });
}

/** The texts of the elements that a selector of Playwright finds. */
export function texts(selector: string, place: Place = 'webview'): Promise<readonly string[]> {
  return carryOut({ kind: 'read', place, selector });
}

/** Waits until the texts are as wanted, and fails with those that there are when they never are. */
export async function waitForTexts(
  selector: string,
  isWanted: (texts: readonly string[]) => boolean,
  place: Place = 'webview',
): Promise<readonly string[]> {
  let last: readonly string[] = [];
  return waitFor(`other texts of ${selector}`, async () => {
    last = await texts(selector, place).catch(() => []);
    return isWanted(last) ? last : undefined;
  }).catch((error: unknown) => {
    throw new Error(`${error}; they are ${JSON.stringify(last)}`);
  });
}

/** Waits until there is an element. */
export async function waitForElement(selector: string, place: Place = 'webview'): Promise<void> {
  await waitForTexts(selector, ({ length }) => length > 0, place);
}

let last = 0;

/** The process that drives the browser hears what the suite logs, and answers in a file. */
async function carryOut(act: Act): Promise<readonly string[]> {
  last += 1;
  const wish: Wish = { id: last, ...act };
  console.log(`page:${JSON.stringify(wish)}`);
  const answer = await waitFor(`the page (${JSON.stringify(wish)})`, () =>
    readAnswer(inRunFolder(`page/${wish.id}.json`)),
  );
  if (answer.texts) return answer.texts;
  throw new Error(answer.failure);
}

interface Answer {
  readonly texts?: readonly string[];
  readonly failure?: string;
}

async function readAnswer(file: vscode.Uri): Promise<Answer | undefined> {
  try {
    return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
  } catch {
    return undefined;
  }
}
