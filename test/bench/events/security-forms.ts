import { type EventForm, type EventSource, type FormValue, named } from './form.ts';
import { noGuid, type World } from './world.ts';

const security: EventSource = {
  provider: 'Microsoft-Windows-Security-Auditing',
  guid: '{54849625-5478-4994-A5BA-3E3B0328C30D}',
  channel: 'Security',
  keywords: '0x8020000000000000',
};

const failure = '0x8010000000000000';

const subject: Readonly<Record<string, FormValue>> = {
  SubjectUserSid: ({ session }) => session.account.sid,
  SubjectUserName: ({ session }) => session.account.name,
  SubjectDomainName: ({ session }) => session.account.domain,
  SubjectLogonId: ({ session }) => session.logonId,
};

const machine: Readonly<Record<string, FormValue>> = {
  SubjectUserSid: 'S-1-5-18',
  SubjectUserName: ({ computer }) => `${hostOf(computer.name)}$`,
  SubjectDomainName: 'NORDWIND',
  SubjectLogonId: '0x3e7',
};

const target: Readonly<Record<string, FormValue>> = {
  TargetUserSid: ({ session }) => session.account.sid,
  TargetUserName: ({ session }) => session.account.name,
  TargetDomainName: ({ session }) => session.account.domain,
};

const processId: FormValue = ({ process }) => `0x${process.id.toString(16)}`;
const processName: FormValue = ({ process }) => process.executable.path;
const application: FormValue = ({ process }) =>
  process.executable.path.replace('C:', '\\device\\harddiskvolume3').toLowerCase();
const port: FormValue = ({ random }) => 49152 + random.below(16384);
const address: FormValue = ({ computer }) => computer.address;

const connection: Readonly<Record<string, FormValue>> = {
  ProcessID: ({ process }) => process.id,
  Application: application,
  Direction: ({ random }) => random.pick(['%%14592', '%%14593']),
  SourceAddress: address,
  SourcePort: port,
  DestAddress: ({ random }) =>
    random.share() < 0.1 ? 'fe80::79bf:8ee2:433c:2567' : `10.20.${random.below(6)}.${10 + random.below(240)}`,
  DestPort: ({ random }) =>
    random.pick(['53', '88', '135', '389', '443', '443', '443', '445', '3268', '5985']),
  Protocol: ({ random }) => random.pick(['6', '6', '17']),
  FilterRTID: ({ random }) => random.pick(['0', '65721', '71204']),
  LayerName: '%%14611',
  LayerRTID: '48',
};

/** The audit events of which a security log mostly consists, in about the shares of a domain controller with auditing of connections. */
export const securityForms: readonly EventForm[] = [
  {
    source: security,
    id: 4624,
    version: 2,
    task: 12544,
    weight: 185,
    data: named({
      ...machine,
      ...target,
      TargetLogonId: ({ session }) => session.logonId,
      LogonType: ({ session }) => session.logonType,
      LogonProcessName: ({ session }) => (session.logonType === '3' ? 'Kerberos' : 'Advapi  '),
      AuthenticationPackageName: ({ session }) => (session.logonType === '3' ? 'Kerberos' : 'Negotiate'),
      WorkstationName: ({ computer, session }) => (session.logonType === '3' ? '-' : hostOf(computer.name)),
      LogonGuid: ({ session }) => session.logonGuid,
      TransmittedServices: '-',
      LmPackageName: '-',
      KeyLength: '0',
      ProcessId: processId,
      ProcessName: processName,
      IpAddress: ({ session }) => session.address,
      IpPort: ({ session }) => session.port,
      ImpersonationLevel: ({ random }) => random.pick(['%%1833', '%%1833', '%%1840']),
      RestrictedAdminMode: '-',
      TargetOutboundUserName: '-',
      TargetOutboundDomainName: '-',
      VirtualAccount: '%%1843',
      TargetLinkedLogonId: '0x0',
      ElevatedToken: ({ random }) => random.pick(['%%1842', '%%1843']),
    }),
  },
  {
    source: security,
    id: 4625,
    task: 12544,
    keywords: failure,
    weight: 18,
    data: named({
      ...machine,
      TargetUserSid: 'S-1-0-0',
      TargetUserName: ({ session }) => session.account.name,
      TargetDomainName: 'NORDWIND',
      Status: '0xc000006d',
      FailureReason: ({ random }) => random.pick(['%%2313', '%%2304', '%%2307']),
      SubStatus: ({ random }) => random.pick(['0xc000006a', '0xc0000064', '0xc0000234']),
      LogonType: ({ session }) => session.logonType,
      LogonProcessName: 'NtLmSsp ',
      AuthenticationPackageName: 'NTLM',
      WorkstationName: ({ computer }) => hostOf(computer.name),
      TransmittedServices: '-',
      LmPackageName: '-',
      KeyLength: '0',
      ProcessId: '0x0',
      ProcessName: '-',
      IpAddress: ({ session }) => session.address,
      IpPort: ({ session }) => session.port,
    }),
  },
  {
    source: security,
    id: 4634,
    task: 12545,
    weight: 105,
    data: named({
      ...target,
      TargetLogonId: ({ session }) => session.logonId,
      LogonType: ({ session }) => session.logonType,
    }),
  },
  {
    source: security,
    id: 4648,
    task: 12544,
    weight: 15,
    data: named({
      ...subject,
      LogonGuid: noGuid,
      TargetUserName: ({ session }) => session.account.name,
      TargetDomainName: 'NORDWIND',
      TargetLogonGuid: ({ session }) => session.logonGuid,
      TargetServerName: ({ computer }) => computer.name,
      TargetInfo: ({ computer }) => `cifs/${computer.name}`,
      ProcessId: processId,
      ProcessName: processName,
      IpAddress: ({ session }) => session.address,
      IpPort: ({ session }) => session.port,
    }),
  },
  {
    source: security,
    id: 4663,
    version: 1,
    task: 12800,
    weight: 90,
    data: named({
      ...subject,
      ObjectServer: 'Security',
      ObjectType: 'File',
      ObjectName: fileName,
      HandleId: ({ random }) => `0x${(4 * random.below(2000)).toString(16)}`,
      AccessList: ({ random }) =>
        random.pick(['%%4416\n\t\t\t\t', '%%4417\n\t\t\t\t', '%%1537\n\t\t\t\t%%4423\n\t\t\t\t']),
      AccessMask: ({ random }) => random.pick(['0x1', '0x2', '0x10080']),
      ProcessId: processId,
      ProcessName: processName,
      ResourceAttributes: 'S:AI',
    }),
  },
  {
    source: security,
    id: 4672,
    task: 12548,
    weight: 80,
    data: named({
      ...subject,
      PrivilegeList: ({ session }) =>
        session.logonType === '5'
          ? 'SeAssignPrimaryTokenPrivilege\n\t\t\tSeTcbPrivilege\n\t\t\tSeSecurityPrivilege\n\t\t\tSeTakeOwnershipPrivilege\n\t\t\tSeLoadDriverPrivilege\n\t\t\tSeBackupPrivilege'
          : 'SeSecurityPrivilege\n\t\t\tSeBackupPrivilege\n\t\t\tSeRestorePrivilege\n\t\t\tSeDebugPrivilege',
    }),
  },
  {
    source: security,
    id: 4688,
    version: 2,
    task: 13312,
    weight: 130,
    data: named({
      ...subject,
      NewProcessId: processId,
      NewProcessName: processName,
      TokenElevationType: ({ random }) => random.pick(['%%1936', '%%1937', '%%1938']),
      ProcessId: ({ process }) => `0x${(process.parent?.id ?? 4).toString(16)}`,
      CommandLine: ({ process }) => process.commandLine,
      TargetUserSid: 'S-1-0-0',
      TargetUserName: '-',
      TargetDomainName: '-',
      TargetLogonId: '0x0',
      ParentProcessName: ({ process }) => process.parent?.executable.path ?? '',
      MandatoryLabel: ({ random }) => random.pick(['S-1-16-8192', 'S-1-16-12288', 'S-1-16-16384']),
    }),
  },
  {
    source: security,
    id: 4698,
    version: 1,
    task: 12804,
    weight: 1.5,
    data: named({
      ...subject,
      TaskName: ({ random }) => `\\Nordwind\\Abgleich-${random.below(300)}`,
      TaskContent: ({ process, session, now }) =>
        `<?xml version="1.0" encoding="UTF-16"?>\n<Task version="1.4" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">\n  <RegistrationInfo>\n    <Date>${now.iso}</Date>\n    <Author>NORDWIND\\${session.account.name}</Author>\n  </RegistrationInfo>\n  <Triggers />\n  <Actions Context="Author">\n    <Exec>\n      <Command>${process.executable.path}</Command>\n      <Arguments>${process.commandLine.slice(0, 60)}</Arguments>\n    </Exec>\n  </Actions>\n</Task>`,
    }),
  },
  {
    source: security,
    id: 4720,
    task: 13824,
    weight: 1,
    data: named({
      TargetUserName: ({ session }) => session.account.name,
      TargetDomainName: 'NORDWIND',
      TargetSid: ({ session }) => session.account.sid,
      ...subject,
      PrivilegeList: '-',
      SamAccountName: ({ session }) => session.account.name,
      DisplayName: '%%1793',
      UserPrincipalName: ({ session }) => `${session.account.name}@nordwind.example`,
      HomeDirectory: '%%1793',
      PasswordLastSet: '%%1794',
      AccountExpires: '%%1794',
      PrimaryGroupId: '513',
      OldUacValue: '0x0',
      NewUacValue: '0x15',
      UserAccountControl: '\n\t\t%%2080\n\t\t%%2082\n\t\t%%2084',
    }),
  },
  {
    source: security,
    id: 5140,
    version: 1,
    task: 12808,
    weight: 35,
    data: named({
      ...subject,
      ObjectType: 'File',
      IpAddress: ({ session }) => session.address,
      IpPort: port,
      ShareName: ({ random }) => random.pick(['\\\\*\\IPC$', '\\\\*\\SYSVOL', '\\\\*\\Kasse', '\\\\*\\C$']),
      ShareLocalPath: ({ random }) =>
        random.pick(['', '\\??\\C:\\Windows\\SYSVOL\\sysvol', '\\??\\D:\\Kasse']),
      AccessMask: '0x1',
      AccessList: '%%4416\n\t\t\t\t',
    }),
  },
  {
    source: security,
    id: 5156,
    version: 1,
    task: 12810,
    weight: 150,
    data: named({ ...connection, RemoteUserID: 'S-1-0-0', RemoteMachineID: 'S-1-0-0' }),
  },
  {
    source: security,
    id: 5157,
    version: 1,
    task: 12810,
    keywords: failure,
    weight: 12,
    data: named({ ...connection, RemoteUserID: 'S-1-0-0', RemoteMachineID: 'S-1-0-0' }),
  },
  {
    source: security,
    id: 5158,
    task: 12810,
    weight: 30,
    data: named({
      ProcessId: ({ process }) => process.id,
      Application: application,
      SourceAddress: ({ random }) => random.pick(['::', '0.0.0.0']),
      SourcePort: port,
      Protocol: '17',
      FilterRTID: '0',
      LayerName: '%%14608',
      LayerRTID: '36',
    }),
  },
];

function fileName({ random }: World): string {
  const folder = random.pick(['Verträge', 'Belege', 'Personal', 'R&D', 'Projekte\\Hafen']);
  return `D:\\Daten\\${folder}\\${2015 + random.below(10)}\\Vorgang-${random.below(40_000)}.${random.pick(['docx', 'xlsx', 'pdf'])}`;
}

function hostOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}
