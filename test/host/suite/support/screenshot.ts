import * as vscode from 'vscode';
import { inRunFolder, readRequest } from './run-folder.ts';
import { waitFor } from './wait-for.ts';

/** Has the browser that shows the editor take a picture; does nothing where none was asked for or none can be taken. */
export async function screenshot(name: string): Promise<void> {
  const { screenshots } = await readRequest();
  if (!screenshots) return;
  console.log(`screenshot:${name}`);
  await waitFor(`the picture ${name}`, () => stat(inRunFolder(`screenshots/${name}.png`)));
}

/** Pictures in the themes that differ most, the last of which is the usual one. */
export async function screenshotInThemes(name: string): Promise<void> {
  const { screenshots } = await readRequest();
  if (!screenshots) return;
  for (const [kind, theme] of Object.entries(themes)) {
    const settings = vscode.workspace.getConfiguration('workbench');
    await settings.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
    await screenshot(`${name}-${kind}`);
  }
}

const themes = {
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
  light: 'Default Light Modern',
};

async function stat(file: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(file);
  } catch {
    return undefined;
  }
}
