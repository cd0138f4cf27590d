import type { InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol.ts';

/** What the client can do and has told us: all that differs between editors. */
export interface Client {
  readonly answersConfiguration: boolean;
  readonly registersConfigurationChanges: boolean;
  /** Whether it watches any file that we name, in the workspace or not. */
  readonly watchesFiles: boolean;
  readonly appliesVersionedEdits: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesInlayHints: boolean;
  readonly refreshesCodeLenses: boolean;
  /** Whether it shows further places that a finding speaks of. */
  readonly showsRelatedPlaces: boolean;
  /** Whether it finds the files of the workspace for us. */
  readonly findsFiles: boolean;
  /** Whether it takes formatters for some of our languages only. */
  readonly registersFormatting: boolean;
  /** Whether it takes completions with places to fill in. */
  readonly takesSnippets: boolean;
  /** The folder of the findings' pages, if the client has one. */
  readonly findingsUri: string | undefined;
  /** The command that lists completions again, if the client has one. */
  readonly suggestCommand: string | undefined;
  /** The command that shows what a query matches, if the client has one. */
  readonly showResultsCommand: string | undefined;
  /** Where the script is that keeps the samples, if the client has told. */
  readonly samplesScript: string | undefined;
}

export function readClient({ capabilities, initializationOptions }: InitializeParams): Client {
  const { workspace, textDocument } = capabilities;
  const watching = workspace?.didChangeWatchedFiles;
  return {
    answersConfiguration: workspace?.configuration === true,
    registersConfigurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: watching?.dynamicRegistration === true && watching.relativePatternSupport === true,
    appliesVersionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    showsRelatedPlaces:
      textDocument?.diagnostic?.relatedInformation === true ||
      textDocument?.publishDiagnostics?.relatedInformation === true,
    findsFiles: isOption(initializationOptions, 'findsFiles'),
    registersFormatting:
      textDocument?.formatting?.dynamicRegistration === true &&
      textDocument.rangeFormatting?.dynamicRegistration === true,
    takesSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    findingsUri: optionIn(initializationOptions, 'findingsUri'),
    suggestCommand: optionIn(initializationOptions, 'suggestCommand'),
    showResultsCommand: optionIn(initializationOptions, 'showResultsCommand'),
    samplesScript: optionIn(initializationOptions, 'samplesScript'),
  };
}

function optionIn(options: unknown, name: keyof InitializationOptions): string | undefined {
  const value = valueIn(options, name);
  return typeof value === 'string' ? value : undefined;
}

function isOption(options: unknown, name: keyof InitializationOptions): boolean {
  return valueIn(options, name) === true;
}

function valueIn(options: unknown, name: keyof InitializationOptions): unknown {
  return typeof options === 'object' && options !== null ? Reflect.get(options, name) : undefined;
}
