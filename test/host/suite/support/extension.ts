import * as vscode from 'vscode';

/** Put in by esbuild, which makes one bundle for each host. */
declare const WEB_HOST: boolean;

export const EXTENSION_ID = 'event-xpath.event-xpath';

/** Whether the suite runs in a web extension host, where there are neither processes nor a file system. */
export const isWebHost = WEB_HOST;

/** The extension under test, which is also the repository that it is developed in. */
export function extension<Api = unknown>(): vscode.Extension<Api> {
  const found = vscode.extensions.getExtension<Api>(EXTENSION_ID);
  if (!found) throw new Error('the extension is not there');
  return found;
}
