import { type EventForm, type EventSource, type FormValue, named } from './form.ts';
import type { World } from './world.ts';

const services: EventSource = {
  provider: 'Service Control Manager',
  guid: '{555908D1-A6D7-4695-8E1E-26931D2012F4}',
  channel: 'System',
  keywords: '0x8080000000000000',
};

const powerShell: EventSource = {
  provider: 'Microsoft-Windows-PowerShell',
  guid: '{A0C1853B-5C40-4B15-8766-3CF1C58F985A}',
  channel: 'Microsoft-Windows-PowerShell/Operational',
  keywords: '0x0',
  hasUser: true,
};

const terminal: EventSource = {
  provider: 'Microsoft-Windows-TerminalServices-LocalSessionManager',
  guid: '{5D896912-022D-40AA-A3A8-4FA5515C76D7}',
  channel: 'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational',
  keywords: '0x1000000000000000',
  hasUser: true,
};

const kasse: EventSource = {
  provider: 'Nordwind Kasse',
  channel: 'Application',
  keywords: '0x80000000000000',
};

const user: FormValue = ({ session }) => `${session.account.domain}\\${session.account.name}`;
const service: FormValue = ({ random }) =>
  random.pick(['Windows Update', 'Druckwarteschlange', 'BITS', 'Forschung & Technik Agent']);

/** Events of other logs: unnamed data, long scripts with entities, UserData in a namespace of its own, classic events. */
export const otherForms: readonly EventForm[] = [
  {
    source: services,
    id: 7036,
    qualifiers: 16384,
    level: 4,
    weight: 20,
    data: {
      kind: 'Named',
      values: { param1: service, param2: ({ random }) => random.pick(['running', 'stopped']) },
      binary: ({ random }) => random.hex(24).toUpperCase(),
    },
  },
  {
    source: services,
    id: 7045,
    qualifiers: 16384,
    level: 4,
    weight: 1,
    data: named({
      ServiceName: service,
      ImagePath: ({ process }) => process.commandLine,
      ServiceType: 'user mode service',
      StartType: ({ random }) => random.pick(['auto start', 'demand start']),
      AccountName: 'LocalSystem',
    }),
  },
  {
    source: kasse,
    id: 100,
    qualifiers: 0,
    level: 4,
    task: 1,
    weight: 20,
    data: {
      kind: 'Unnamed',
      values: [
        'Beleg gebucht',
        ({ random }) => random.below(1_000_000),
        ({ random }) => `${random.below(500)},${10 + random.below(90)} €`,
      ],
    },
  },
  {
    source: powerShell,
    id: 4104,
    version: 1,
    level: 5,
    task: 2,
    opcode: 15,
    weight: 11,
    data: named({
      MessageNumber: '1',
      MessageTotal: '1',
      ScriptBlockText: script,
      ScriptBlockId: ({ random }) => random.guid().slice(1, -1).toLowerCase(),
      Path: ({ random }) => `C:\\Skripte\\Inventur-${random.below(400)}.ps1`,
    }),
  },
  {
    source: terminal,
    id: 21,
    level: 4,
    weight: 6,
    data: {
      kind: 'User',
      root: 'EventXML',
      xmlns: 'Event_NS',
      values: {
        User: user,
        SessionID: ({ random }) => random.below(9),
        Address: ({ session }) => session.address,
      },
    },
  },
  {
    source: {
      ...kasse,
      provider: 'Microsoft-Windows-Eventlog',
      guid: '{FC65DDD8-D6EF-4962-83D5-6E5CFE9CE148}',
      channel: 'Security',
    },
    id: 1102,
    level: 4,
    task: 104,
    keywords: '0x4020000000000000',
    weight: 0.3,
    data: {
      kind: 'User',
      root: 'LogFileCleared',
      xmlns: 'http://manifests.microsoft.com/win/2004/08/windows/eventlog',
      values: {
        SubjectUserSid: ({ session }) => session.account.sid,
        SubjectUserName: ({ session }) => session.account.name,
        SubjectDomainName: 'NORDWIND',
        SubjectLogonId: ({ session }) => session.logonId,
      },
    },
  },
];

/** A script of 5 to 80 lines. */
function script({ random }: World): string {
  const lines = Array.from({ length: 5 + random.below(75) }, () => {
    const limit = random.below(1000);
    return random.pick([
      `if ($Anzahl -lt ${limit} && $Name -match '<(\\w+)>') { Write-Host "Bestände <$Name> & ${limit}" }`,
      `    $Liste += Get-ChildItem -Path 'D:\\Daten\\${limit}' -Recurse | Where-Object { $_.Length -gt ${limit}KB }`,
      `# Prüfung ${limit}: alle Postfächer in Århus und 東京`,
      `    [void]$Tabelle.Add(@{ Id = ${limit}; Hash = '${random.hex(16)}' })`,
      '}',
      '',
    ]);
  });
  return lines.join('\n');
}
