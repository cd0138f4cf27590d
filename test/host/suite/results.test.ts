import * as vscode from 'vscode';
import { matchedByCommandLine } from './support/command-line.ts';
import { closeEditor, endOf, openHost, openSample, putCursor, rangeOf } from './support/documents.ts';
import { expectEqual } from './support/expect.ts';
import { click, pageTest, press, texts, waitForElement, waitForTexts } from './support/page.ts';
import { screenshot, screenshotInThemes } from './support/screenshot.ts';
import { waitFor } from './support/wait-for.ts';

suite('The matching events', () => {
  teardown(() => vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup'));
  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('stand beside the editor, once, and leave the keyboard in it', async () => {
    const editor = await openSample('queries.evxpath');
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    putCursor(editor, rangeOf(editor.document, 'EventID=4625').start);
    await vscode.commands.executeCommand('eventXPath.showResults');
    await vscode.commands.executeCommand('eventXPath.showResults');
    const tab = await waitFor('the panel', () => resultTabs()[0]);
    expectEqual(resultTabs().length, 1);
    expectEqual(tab.group.viewColumn, vscode.ViewColumn.Two);
    expectEqual(vscode.window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString());
  });

  pageTest('are as many as the line above the query says', async () => {
    const { total } = await matchedByCommandLine();
    const count = await countOf('query 3', total);
    await waitForTexts('.row:not(.pending):not([hidden])', ({ length }) => length === count);
    await waitForTexts(
      '.codelens-decoration',
      (lenses) =>
        lenses.some((text) => text.includes(`/23 terms · matches ${count} of ${total} sample events`)),
      'workbench',
    );
    await screenshot('results');
  });

  pageTest('are reached, looked at and left with the keyboard alone', async () => {
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    for (let stop = 0; stop < 12 && (await texts('[role=grid]:focus')).length === 0; stop += 1)
      await press('Tab');
    await waitForElement('[role=grid]:focus');
    await press('ArrowDown', 'ArrowDown');
    await waitForTexts('.row[aria-selected=true]', ({ length }) => length === 1);
    await waitForElement(sentence);
    await press('Enter');
    await waitForElement('.why:focus');
    await press('Escape');
    await waitForElement('[role=grid]:focus');
    await waitForTexts('.why:visible', ({ length }) => length === 0);
  });

  pageTest('follow what is typed and where the cursor is', async () => {
    const editor = await openSample('queries.evxpath');
    const { document } = editor;
    await editor.edit((edit) => edit.replace(rangeOf(document, 'EventID=4625'), 'EventID=4624'));
    await waitForTexts('.notice-title', ([title]) => title === 'The query selects none of the events');
    await vscode.commands.executeCommand('undo');
    const { total } = await matchedByCommandLine();
    const before = await countOf('query 3', total);
    putCursor(editor, rangeOf(document, 'band(Keywords').start);
    expectEqual((await countOf('query 1', total)) > before, true);
  });

  pageTest('tell why one is missed', async () => {
    await showResultsOf(remoteLogons);
    await choose('Missed');
    await click('.toggle:has-text("Near misses first")');
    await click('.row.is-missed:not([hidden])');
    await waitFor(`an event of which is said ${remoteReason}`, async () => {
      const [said] = await waitForTexts(sentence, ({ length }) => length === 1);
      if (said === remoteReason) return true;
      await press('ArrowDown');
      return undefined;
    });
    expectEqual(await texts('.conditions .is-false code'), ["Data[@Name='LogonType']=10"]);
    await screenshotInThemes('results-why');
    await closeQuery();
  });

  pageTest('write what is asked into the document, in its escaping', async () => {
    const { document } = await showResultsOf('*[System[EventID=4688]]');
    await choose('Matched');
    await click('.row:not(.pending):not([hidden])');
    await click('[aria-label^="Exclude: NewProcessName"]');
    await click('[aria-label^="Add to query: SubjectUserName"]');
    await click('[aria-label^="Create filter"]');
    const [first, second] = await waitFor('two queries', () => {
      const queries: readonly string[] = JSON.parse(document.getText()).properties.xPathQueries;
      return queries.length === 2 ? queries : undefined;
    });
    const [before, path, user] =
      /^(.*)Data\[@Name='NewProcessName'\]!='(.*)' and Data\[@Name='SubjectUserName'\]='(.*)'\]\]$/
        .exec(first ?? '')
        ?.slice(1) ?? [];
    expectEqual(before, 'Security!*[System[EventID=4688]] and *[EventData[');
    expectEqual([path?.startsWith('C:\\'), user !== ''], [true, true]);
    expectEqual(second, 'Security!*[System[(EventID=4688)]]');
    await closeQuery();
  });
});

const sentence = '.verdict .sentence';

const remoteLogons = "*[System[EventID=4624]] and *[EventData[Data[@Name='LogonType']=10]]";

const remoteReason = 'LogonType is 3 (Network), the filter asks for 10 (RemoteInteractive)';

/** How many of all events the panel says that a query matches. */
async function countOf(label: string, total: string): Promise<number> {
  await waitForTexts('.label', ([shown]) => shown === label);
  const ofTotal = new RegExp(`^(\\d+) of ${total} events `);
  const [counts = ''] = await waitForTexts('.counts', ([shown]) => ofTotal.test(shown ?? ''));
  return Number(ofTotal.exec(counts)?.[1]);
}

/** Chooses which events are listed, and waits until they are. */
async function choose(which: 'Matched' | 'Missed'): Promise<void> {
  await click(`.choice:has-text("${which}")`);
  const row = which === 'Missed' ? '.row.is-missed' : '.row:not(.is-missed)';
  await waitForElement(`${row}:not(.pending):not([hidden])`);
}

/** Leaves the panel open. */
async function closeQuery(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
  await closeEditor();
}

/** The results of a query in a rule, with the cursor at its end. */
async function showResultsOf(query: string): Promise<vscode.TextEditor> {
  const editor = await openHost('rule.json', query);
  putCursor(editor, endOf(editor.document, query));
  await vscode.commands.executeCommand('eventXPath.showResults');
  await waitForElement('.counts');
  return editor;
}

function resultTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('eventXPath.results'),
    );
}
