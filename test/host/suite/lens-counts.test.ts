import * as vscode from 'vscode';
import { matchedByCommandLine } from './support/command-line.ts';
import { closeEditor, openSample, rangeOf } from './support/documents.ts';
import { expectEqual } from './support/expect.ts';
import { pageTest, waitForTexts } from './support/page.ts';
import { waitFor } from './support/wait-for.ts';

suite('The counts above queries', () => {
  teardown(closeEditor);

  test('are those of the command line', async () => {
    const { document } = await openSample('rule.json');
    const { counts, total, share } = await matchedByCommandLine();
    const titles = await waitFor(`counts of ${total} events`, async () => {
      const found = await lensTitles(document);
      const counted = found.filter((title) => title.includes(` of ${total} sample events · `));
      return counted.length === counts.length ? found : undefined;
    });
    expectEqual(
      titles.flatMap((title) => /matches ([\d,]+) of/.exec(title)?.[1] ?? []),
      counts,
    );
    expectEqual(
      titles.filter((title) => title.startsWith('kept ')),
      [share],
    );
  });

  pageTest('stand there once the samples are loaded', async () => {
    await openSample('rule.json');
    const { counts, total } = await matchedByCommandLine();
    await waitForTexts(lens, (lenses) => countsIn(lenses, total).join() === counts.join(), 'workbench');
  });

  pageTest('follow what is typed', async () => {
    const editor = await openSample('rule.json');
    const { counts, total } = await matchedByCommandLine();
    await waitForTexts(lens, (lenses) => countsIn(lenses, total).join() === counts.join(), 'workbench');
    const ids = rangeOf(editor.document, 'EventID=1102 or EventID=4697 or EventID=4698');
    await editor.edit((edit) => edit.replace(ids, 'EventID=1'));
    const fewer = counts.toSpliced(3, 1).join();
    const changed = (lenses: readonly string[]) =>
      lenses.some((text) => text.includes('matches none')) && countsIn(lenses, total).join() === fewer;
    await waitForTexts(lens, changed, 'workbench');
  });
});

/** Where the lenses are drawn. */
const lens = '.codelens-decoration';

/** How many events each query matches of so many, without those that match none. */
function countsIn(lenses: readonly string[], total: string): readonly string[] {
  return lenses.flatMap((text) => new RegExp(`matches ([\\d,]+) of ${total} `).exec(text)?.[1] ?? []);
}

async function lensTitles({ uri }: vscode.TextDocument): Promise<readonly string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
    100,
  );
  return lenses
    .sort((a, b) => a.range.start.compareTo(b.range.start))
    .flatMap(({ command }) => command?.title ?? []);
}
