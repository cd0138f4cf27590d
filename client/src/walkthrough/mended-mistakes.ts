import * as vscode from 'vscode';

/** Sets the context key of the step in Get Started once a document has three findings fewer than it had. */
export interface MendedMistakes extends vscode.Disposable {
  follow(document: vscode.TextDocument): void;
}

export function mendedMistakes(): MendedMistakes {
  let followed: vscode.TextDocument | undefined;
  let most = 0;
  const listener = vscode.languages.onDidChangeDiagnostics(update);
  return { follow, dispose: () => listener.dispose() };

  function follow(document: vscode.TextDocument): void {
    if (document === followed) return;
    followed = document;
    most = 0;
    update();
  }

  function update(): void {
    if (!followed) return;
    const count = findingsOf(followed);
    most = Math.max(most, count);
    if (count > 0 && count <= most - enough) {
      vscode.commands.executeCommand('setContext', 'eventXPath.hasMendedMistakes', true);
    }
  }
}

const enough = 3;

/** Without what is told of this document and another one, which comes and goes with the other. */
function findingsOf({ uri }: vscode.TextDocument): number {
  const own = ({ source, relatedInformation = [] }: vscode.Diagnostic) =>
    source === 'Event XPath' && relatedInformation.length === 0;
  return vscode.languages.getDiagnostics(uri).filter(own).length;
}
