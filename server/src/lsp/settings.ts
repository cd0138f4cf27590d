import { type Connection, DidChangeConfigurationNotification } from 'vscode-languageserver';
import { targets } from '../dialect/target.ts';
import { type FindingLevels, readLevels } from '../features/finding-levels.ts';
import type { ServerSettings } from '../protocol.ts';
import type { Client } from './client.ts';

/** The user's settings, asked of the editor when they are needed and after each change. */
export interface Settings {
  current(): Promise<ServerSettings>;
}

/** @param client what the client can do, once it has said so. */
export function userSettings(
  connection: Connection,
  client: () => Client,
  onChange: () => void,
): Settings & { readonly follow: () => Promise<void> } {
  let asked: Promise<ServerSettings> | undefined;
  connection.onDidChangeConfiguration(() => {
    asked = undefined;
    onChange();
  });
  return { current, follow };

  function current(): Promise<ServerSettings> {
    asked ??= client().answersConfiguration ? ask() : Promise.resolve(readSettings(undefined, () => {}));
    return asked;
  }

  async function ask(): Promise<ServerSettings> {
    return readSettings(await connection.workspace.getConfiguration(section), (complaint) =>
      connection.console.warn(complaint),
    );
  }

  /** Asks the editor to tell of changes. */
  async function follow(): Promise<void> {
    if (!client().registersConfigurationChanges) return;
    await connection.client.register(DidChangeConfigurationNotification.type, { section });
  }
}

const section = 'eventXPath';

/** What the editor answers may be anything that the user has written; what is no value of a setting counts as unset. */
function readSettings(answer: unknown, complain: (complaint: string) => void): ServerSettings {
  const { target, caseSensitive, codeLens, workspaceDiagnostics, findings, inlayHints } =
    propertiesOf(answer);
  const { eventNames, durations, masks } = propertiesOf(inlayHints);
  return {
    target: targets.find((known) => known === target) ?? 'local',
    caseSensitive: caseSensitive === true,
    codeLens: codeLens !== false,
    workspaceDiagnostics: workspaceDiagnostics !== false,
    findings: findingLevels(findings, complain),
    inlayHints: {
      eventNames: eventNames !== false,
      durations: durations !== false,
      masks: masks !== false,
    },
  };
}

function findingLevels(written: unknown, complain: (complaint: string) => void): FindingLevels {
  const { levels, complaints } = readLevels(Object.entries(propertiesOf(written)));
  for (const complaint of complaints) complain(`${section}.findings: ${complaint}`);
  return levels;
}

function propertiesOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
