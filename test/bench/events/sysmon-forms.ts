import { type EventForm, type EventSource, type FormValue, named } from './form.ts';

const sysmon: EventSource = {
  provider: 'Microsoft-Windows-Sysmon',
  guid: '{5770385F-C22A-43E0-BF4C-06F5698FFBD9}',
  channel: 'Microsoft-Windows-Sysmon/Operational',
  keywords: '0x8000000000000000',
  hasUser: true,
};

const rule: FormValue = ({ random }) =>
  random.share() < 0.9
    ? '-'
    : random.pick([
        'technique_id=T1059.001,technique_name=PowerShell',
        'technique_id=T1218,technique_name=Proxy Execution',
      ]);
const utc: FormValue = ({ now }) => now.utc;
const user: FormValue = ({ session }) => `${session.account.domain}\\${session.account.name}`;

const actor: Readonly<Record<string, FormValue>> = {
  RuleName: rule,
  UtcTime: utc,
  ProcessGuid: ({ process }) => process.guid,
  ProcessId: ({ process }) => process.id,
  Image: ({ process }) => process.executable.path,
};

const libraries = [
  'ntdll.dll',
  'kernel32.dll',
  'KERNELBASE.dll',
  'combase.dll',
  'rpcrt4.dll',
  'amsi.dll',
  'clr.dll',
] as const;

/** What Sysmon logs about processes, connections, files and the registry. */
export const sysmonForms: readonly EventForm[] = [
  {
    source: sysmon,
    id: 1,
    version: 5,
    level: 4,
    task: 1,
    weight: 48,
    data: named({
      ...actor,
      FileVersion: ({ process }) => process.executable.version,
      Description: ({ process }) => process.executable.product,
      Product: ({ process }) => process.executable.product,
      Company: ({ process }) => process.executable.company,
      OriginalFileName: ({ process }) => process.executable.path.split('\\').at(-1) ?? '',
      CommandLine: ({ process }) => process.commandLine,
      CurrentDirectory: 'C:\\Windows\\system32\\',
      User: user,
      LogonGuid: ({ session }) => session.logonGuid,
      LogonId: ({ session }) => session.logonId,
      TerminalSessionId: ({ random }) => random.below(4),
      IntegrityLevel: ({ random }) => random.pick(['Medium', 'High', 'System']),
      Hashes: ({ process }) => process.executable.hashes,
      ParentProcessGuid: ({ process }) => process.parent?.guid ?? '',
      ParentProcessId: ({ process }) => process.parent?.id ?? 4,
      ParentImage: ({ process }) => process.parent?.executable.path ?? '',
      ParentCommandLine: ({ process }) => process.parent?.commandLine ?? '',
      ParentUser: 'NT AUTHORITY\\SYSTEM',
    }),
  },
  {
    source: sysmon,
    id: 3,
    version: 5,
    level: 4,
    task: 3,
    weight: 35,
    data: named({
      ...actor,
      User: user,
      Protocol: ({ random }) => random.pick(['tcp', 'udp']),
      Initiated: 'true',
      SourceIsIpv6: 'false',
      SourceIp: ({ computer }) => computer.address,
      SourceHostname: ({ computer }) => computer.name,
      SourcePort: ({ random }) => 49152 + random.below(16384),
      SourcePortName: '-',
      DestinationIsIpv6: 'false',
      DestinationIp: ({ random }) => `185.${random.below(40)}.${random.below(255)}.${random.below(255)}`,
      DestinationHostname: '-',
      DestinationPort: ({ random }) => random.pick(['80', '443', '443', '8443']),
      DestinationPortName: ({ random }) => random.pick(['http', 'https', '-']),
    }),
  },
  {
    source: sysmon,
    id: 7,
    version: 3,
    level: 4,
    task: 7,
    weight: 30,
    data: named({
      ...actor,
      ImageLoaded: ({ random }) => `C:\\Windows\\System32\\${random.pick([...libraries])}`,
      FileVersion: ({ process }) => process.executable.version,
      Description: 'NT Layer DLL & more',
      Product: ({ process }) => process.executable.product,
      Company: ({ process }) => process.executable.company,
      OriginalFileName: '-',
      Hashes: ({ process }) => process.executable.hashes,
      Signed: 'true',
      Signature: 'Microsoft Windows',
      SignatureStatus: 'Valid',
      User: user,
    }),
  },
  {
    source: sysmon,
    id: 10,
    version: 3,
    level: 4,
    task: 10,
    weight: 24,
    data: named({
      RuleName: rule,
      UtcTime: utc,
      SourceProcessGUID: ({ process }) => process.guid,
      SourceProcessId: ({ process }) => process.id,
      SourceThreadId: ({ random }) => 4 * random.below(4000),
      SourceImage: ({ process }) => process.executable.path,
      TargetProcessGUID: ({ process }) => process.parent?.guid ?? '',
      TargetProcessId: ({ process }) => process.parent?.id ?? 4,
      TargetImage: 'C:\\Windows\\system32\\lsass.exe',
      GrantedAccess: ({ random }) => random.pick(['0x1000', '0x1400', '0x1fffff']),
      CallTrace: ({ random }) =>
        Array.from(
          { length: 3 + random.below(5) },
          () => `C:\\Windows\\System32\\${random.pick([...libraries])}+${random.hex(5)}`,
        ).join('|'),
      SourceUser: user,
      TargetUser: 'NT AUTHORITY\\SYSTEM',
    }),
  },
  {
    source: sysmon,
    id: 11,
    version: 2,
    level: 4,
    task: 11,
    weight: 25,
    data: named({
      ...actor,
      TargetFilename: ({ random }) => `C:\\Users\\anna.lindqvist\\AppData\\Local\\Temp\\${random.hex(8)}.tmp`,
      CreationUtcTime: utc,
      User: user,
    }),
  },
  {
    source: sysmon,
    id: 13,
    version: 2,
    level: 4,
    task: 13,
    weight: 25,
    data: named({
      RuleName: rule,
      EventType: 'SetValue',
      UtcTime: utc,
      ProcessGuid: ({ process }) => process.guid,
      ProcessId: ({ process }) => process.id,
      Image: ({ process }) => process.executable.path,
      TargetObject: ({ random }) =>
        `HKLM\\System\\CurrentControlSet\\Services\\Dienst${random.below(200)}\\Start`,
      Details: ({ random }) => `DWORD (0x0000000${random.below(5)})`,
      User: user,
    }),
  },
  {
    source: sysmon,
    id: 22,
    version: 5,
    level: 4,
    task: 22,
    weight: 15,
    data: named({
      ...actor,
      QueryName: ({ random }) =>
        `${random.pick(['www', 'api', 'cdn', 'login'])}.${random.pick(['nordwind', 'hafen', 'ware'])}${random.below(500)}.example`,
      QueryStatus: ({ random }) => random.pick(['0', '0', '0', '9003']),
      QueryResults: ({ random }) =>
        `::ffff:185.${random.below(40)}.${random.below(255)}.${random.below(255)};`,
      User: user,
    }),
  },
];
