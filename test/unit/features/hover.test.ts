import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hover } from '../../../server/src/features/hover/hover.ts';
import { type QueryDocument, readDocument } from '../../../server/src/features/query-document.ts';
import { textOf } from '../../../server/src/text/range.ts';
import { readCursor } from '../../support/cursor.ts';
import { documentAt, rule } from './document.ts';

test.each([
  ['*[System[EventID=46|25]]', '4625', ['**4625 · Logon failed**']],
  ['*[System[EventID=|4625]]', '4625', ['**4625 · Logon failed**']],
  ["*[System[EventID='4625|']]", "'4625'", ['**4625 · Logon failed**']],
  ['*[System[(EventID >= 4720 and EventID <= 47|26)]]', '4726', ['**4726 · User account deleted**']],
  ['Microsoft-Windows-Sysmon/Operational!*[System[EventID=|1]]', '1', ['**1 · Process created**']],
  [rule('Security!*[System[EventID=\\"46|25\\"]]'), '\\"4625\\"', ['**4625 · Logon failed**']],
  [rule('Security!*[System[EventID=\\u0034|625]]'), '\\u0034625', ['**4625 · Logon failed**']],
])('in %s it is %s that is explained', (marked, explained, titles) => {
  const { document, offset } = documentAt(marked);
  const known = hover(document, offset);
  expect(known && textOf(document.text, known.range)).toBe(explained);
  expect(known?.contents.match(/^\*\*.*\*\*$/gm)).toEqual(titles);
});

test.each([
  '*[System[EventID=|99999]]',
  '# 46|25',
  "*[EventData[Data[@Name='Foo|Bar9']]]",
  '*[System[EventRecordID=|7]]',
  '*[System[Fo|o=1]]',
  "*[EventData[Data[@Name='TargetUserName']='jd|oe']]",
])('nothing is said of %s', (marked) => {
  const { document, offset } = documentAt(marked);
  expect(hover(document, offset)).toBeUndefined();
});

describe('events', () => {
  test('an audit', () => {
    expect(shown('Security!*[System[EventID=|4624]]')).toMatchInlineSnapshot(`
      "[4624]
      **4624 · Logon succeeded**

      Security · Microsoft-Windows-Security-Auditing

      An account logged on, and this machine made a session for it. LogonType tells how; it is logged where the session is, not where the user sits.

      Audit policy: Logon/Logoff › Logon  
      Outcome: success  
      Level: 0 Always  
      Volume: low  
      Collected by: All, Common, Minimal  
      See also: 4625 Logon failed, 4626 User and device claims of a logon, 4627 Group memberships of a logon, 4634 Logoff completed, 4647 Logoff started by user, 4648 Logon with explicit credentials, 4672 Special privileges assigned to a new logon, 4964 Special group assigned to a new logon

      \`auditpol /set /subcategory:"Logon" /success:enable\`

      | Field | Type | Values |
      | --- | --- | --- |
      | \`SubjectUserSid\` | SID |  |
      | \`SubjectUserName\` | UnicodeString |  |
      | \`SubjectDomainName\` | UnicodeString |  |
      | \`SubjectLogonId\` | HexInt64 | 0x3e7 SYSTEM, 0x3e5 LOCAL SERVICE, 0x3e4 NETWORK SERVICE, 0x3e6 ANONYMOUS LOGON, … |
      | \`TargetUserSid\` | SID |  |
      | \`TargetUserName\` | UnicodeString |  |
      | \`TargetDomainName\` | UnicodeString |  |
      | \`TargetLogonId\` | HexInt64 | 0x3e7 SYSTEM, 0x3e5 LOCAL SERVICE, 0x3e4 NETWORK SERVICE, 0x3e6 ANONYMOUS LOGON, … |
      | \`LogonType\` | UInt32 | 0 System, 2 Interactive, 3 Network, 4 Batch, … |
      | \`LogonProcessName\` | UnicodeString | User32  User32, NtLmSsp  NtLmSsp, Kerberos, Advapi   Advapi, … |
      | \`AuthenticationPackageName\` | UnicodeString | NTLM, Kerberos, Negotiate, MICROSOFT_AUTHENTICATION_PACKAGE_V1_0, … |
      | \`WorkstationName\` | UnicodeString |  |
      | \`LogonGuid\` | GUID |  |
      | \`TransmittedServices\` | UnicodeString |  |
      | \`LmPackageName\` | UnicodeString | - None, NTLM V1, NTLM V2, LM |
      | \`KeyLength\` | UInt32 |  |
      | \`ProcessId\` | Pointer |  |
      | \`ProcessName\` | UnicodeString |  |
      | \`IpAddress\` | UnicodeString |  |
      | \`IpPort\` | UnicodeString |  |
      | \`ImpersonationLevel\` | UnicodeString | - Anonymous, %%1832 Identification, %%1833 Impersonation, %%1840 Delegation |
      | \`RestrictedAdminMode\` | UnicodeString | %%1842 Yes, %%1843 No, - Not set |
      | \`RemoteCredentialGuard\` | UnicodeString | %%1842 Yes, %%1843 No, - Not set |
      | \`TargetOutboundUserName\` | UnicodeString |  |
      | \`TargetOutboundDomainName\` | UnicodeString |  |
      | \`VirtualAccount\` | UnicodeString | %%1842 Yes, %%1843 No, - Not set |
      | \`TargetLinkedLogonId\` | HexInt64 |  |
      | \`ElevatedToken\` | UnicodeString | %%1842 Yes, %%1843 No, - Not set |

      [Microsoft's page about 4624](https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4624)"
    `);
  });
  test('one of UserData', () => {
    expect(shown('Security!*[System[EventID=|1102]]')).toMatchInlineSnapshot(`
      "[1102]
      **1102 · Audit log cleared**

      Security · Microsoft-Windows-Eventlog

      The Security log was emptied, and by whom. Nothing that was in it can be seen on the machine any more.

      Outcome: success  
      Level: 4 Information  
      Collected by: All, Common, Minimal  
      See also: 1100 Event log service stopped, 1104 Security log full, 1105 Event log backed up automatically, 4719 System audit policy changed

      | Field (below UserData/LogFileCleared) | Type | Values |
      | --- | --- | --- |
      | \`SubjectUserSid\` | SID |  |
      | \`SubjectUserName\` | UnicodeString |  |
      | \`SubjectDomainName\` | UnicodeString |  |
      | \`SubjectLogonId\` | HexInt64 | 0x3e7 SYSTEM, 0x3e5 LOCAL SERVICE, 0x3e4 NETWORK SERVICE, 0x3e6 ANONYMOUS LOGON, … |
      | \`ClientProcessId\` | UInt32 |  |
      | \`ClientProcessStartKey\` | UInt64 |  |

      [Microsoft's page about 1102](https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-1102)"
    `);
  });
  test('one that several providers have', () => {
    expect(shown('*[System[EventID=104|]]')).toMatchInlineSnapshot(`
      "[104]
      **104 · Event log cleared**

      System · Microsoft-Windows-Eventlog

      A log other than Security was emptied, and by whom.

      Level: 4 Information  
      See also: 6005 Log service started, 6006 Log service stopped

      | Field (below UserData/LogFileCleared) | Type | Values |
      | --- | --- | --- |
      | \`SubjectUserName\` | UnicodeString |  |
      | \`SubjectDomainName\` | UnicodeString |  |
      | \`Channel\` | UnicodeString |  |
      | \`BackupPath\` | UnicodeString |  |
      | \`ClientProcessId\` | UInt32 |  |
      | \`ClientProcessStartKey\` | UInt64 |  |

      104 is also: Forwarder connected to its manager (Microsoft-Windows-Forwarding), Remote Desktop client time zone (Microsoft-Windows-RemoteDesktopServices-RdpCoreTS), Task logon failed (Microsoft-Windows-TaskScheduler), Event 104 of Diagnosis-Scripted (Microsoft-Windows-Diagnosis-Scripted), Event 104 of Security-Kerberos (Microsoft-Windows-Security-Kerberos), …"
    `);
  });
  test('one that is not where the filter looks', () => {
    expect(shown('System!*[System[EventID=462|4]]').split('\n').slice(0, 4)).toMatchInlineSnapshot(`
      [
        "[4624]",
        "No event of this ID is known where this filter looks. Elsewhere it is:",
        "",
        "**4624 · Logon succeeded**",
      ]
    `);
  });
});

test('fields', () => {
  expect(
    shown(
      'Security!*[System[EventID=4624 or EventID=4672]] and *[EventData[Data[@Name="Log|onType"]=3]]',
      'Security!*[System[EventID=4624]] and *[EventData[Da|ta[@Name="LogonType"]=3]]',
      rule("Security!*[EventData[Data[@Name=\\u0027Workst|ationName\\u0027]='x']]"),
      "Security!*[UserData[LogFileCleared[Subj|ectUserName='x']]]",
      '*[System[Le|vel=2]]',
      '*[System[TimeCreated[@System|Time>=1]]]',
      '*[System[TimeCreated[timediff(@System|Time) <= 1]]]',
      '*[System[Security[@User|ID="S-1-5-18"]]]',
      '*[Sys|tem[Level=2]]',
      '*[EventData[Data[@Na|me="A"]]]',
    ),
  ).toMatchInlineSnapshot(`
    "["LogonType"]
    **LogonType** · UInt32

    In 4624 Logon succeeded

    Not known in 4672 Special privileges assigned to a new logon, which this filter can also select

    | Value | Meaning |
    | --- | --- |
    | 0 | System |
    | 2 | Interactive |
    | 3 | Network |
    | 4 | Batch |
    | 5 | Service |
    | 7 | Unlock |
    | 8 | NetworkCleartext |
    | 9 | NewCredentials |
    | 10 | RemoteInteractive |
    | 11 | CachedInteractive |
    | 12 | CachedRemoteInteractive |
    | 13 | CachedUnlock |

    [Data[@Name="LogonType"]]
    **LogonType** · UInt32

    In 4624 Logon succeeded

    | Value | Meaning |
    | --- | --- |
    | 0 | System |
    | 2 | Interactive |
    | 3 | Network |
    | 4 | Batch |
    | 5 | Service |
    | 7 | Unlock |
    | 8 | NetworkCleartext |
    | 9 | NewCredentials |
    | 10 | RemoteInteractive |
    | 11 | CachedInteractive |
    | 12 | CachedRemoteInteractive |
    | 13 | CachedUnlock |

    [\\u0027WorkstationName\\u0027]
    **WorkstationName** · UnicodeString

    In 4624 Logon succeeded, 4625 Logon failed, 4649 Authentication replay detected

    [SubjectUserName]
    **SubjectUserName** · UnicodeString

    In 1102 Audit log cleared

    [Level]
    **Level** · unsignedByte

    How grave the event is. Audit events of the Security log have 0, whatever Event Viewer shows.

    | Value | Meaning |
    | --- | --- |
    | 0 | Always |
    | 1 | Critical |
    | 2 | Error |
    | 3 | Warning |
    | 4 | Information |
    | 5 | Verbose |

    [SystemTime]
    **TimeCreated/@SystemTime** · dateTime

    When the event was logged, in UTC, as in \`2024-05-14T08:30:00.000Z\`. \`timediff(@SystemTime)\` is its age in milliseconds.

    [SystemTime]
    **TimeCreated/@SystemTime** · dateTime

    When the event was logged, in UTC, as in \`2024-05-14T08:30:00.000Z\`. \`timediff(@SystemTime)\` is its age in milliseconds.

    [UserID]
    **Security/@UserID** · SID

    The SID of the account that logged the event, not of the one that it is about. Audit events have none. Names of accounts never match.

    | Value | Meaning |
    | --- | --- |
    | S-1-0-0 | Nobody |
    | S-1-1-0 | Everyone |
    | S-1-2-0 | Local |
    | S-1-2-1 | Console Logon |
    | S-1-3-0 | Creator Owner |
    | S-1-3-1 | Creator Group |
    | S-1-3-4 | Owner Rights |
    | S-1-5-1 | Dialup |
    | S-1-5-2 | Network |
    | S-1-5-3 | Batch |
    | S-1-5-4 | Interactive |
    | S-1-5-6 | Service |
    | S-1-5-7 | Anonymous Logon |
    | S-1-5-8 | Proxy |
    | S-1-5-9 | Enterprise Domain Controllers |

    and 52 more

    [System]
    **System**

    What Windows itself writes into every event: who logged what, when and where.

    [Name]
    **Data/@Name**

    The name of the field."
  `);
});

test('values', () => {
  expect(
    shown(
      '*[EventData[Data[@Name="LogonType"]=|3]]',
      "Security!*[System[EventID=4625]] and *[EventData[Data[@Name='SubStatus']='0xc00|0006a']]",
      "Security!*[System[EventID=4624]] and *[EventData[Data[@Name='ImpersonationLevel']='%%18|33']]",
      "*[System[Security[@UserID='S-1-5-|18']]]",
      '*[System[Level=|2]]',
      '*[System[band(Keywords, 90071|99254740992)]]',
      '*[System[band(Keywords,|13510798882111488)]]',
      '*[System[band(Keywords,|-9214364837600034816)]]',
      '*[System[band(Keywords,-92143648|37600034816)]]',
      '*[System[band(Keywords,|9007199254740993)]]',
      "*[System[Keywords='0x8020000|000000000']]",
      '*[System[TimeCreated[timediff(@SystemTime) <= 864|00000]]]',
      '*[System[TimeCreated[timediff(@SystemTime) > 54|00000]]]',
      "*[System[TimeCreated[@SystemTime>='2024-05-14T|08:30:00.000Z']]]",
    ),
  ).toMatchInlineSnapshot(`
    "[3]
    **3** · Network

    From the network, such as to a share.

    ['0xc000006a']
    **0xc000006a** · STATUS_WRONG_PASSWORD

    Wrong password.

    ['%%1833']
    **%%1833** · Impersonation

    ['S-1-5-18']
    **S-1-5-18** · Local System

    [2]
    **2** · Error

    [9007199254740992]
    **0x20000000000000** · Audit success

    [13510798882111488]
    **0x30000000000000** · any of these bits

    | Bit | Hex |
    | --- | --- |
    | Audit failure | \`0x10000000000000\` |
    | Audit success | \`0x20000000000000\` |

    [-9214364837600034816]
    **0x8020000000000000** · any of these bits

    | Bit | Hex |
    | --- | --- |
    | Audit success | \`0x20000000000000\` |
    | First channel | \`0x8000000000000000\` |

    [-9214364837600034816]
    **0x8020000000000000** · any of these bits

    | Bit | Hex |
    | --- | --- |
    | Audit success | \`0x20000000000000\` |
    | First channel | \`0x8000000000000000\` |

    [9007199254740993]
    **0x20000000000001** · any of these bits

    | Bit | Hex |
    | --- | --- |
    | Audit success | \`0x20000000000000\` |
    | no known name | \`0x1\` |

    ['0x8020000000000000']
    **0x8020000000000000** · Audit success as logged

    The whole value in audit events of the Security log.

    [86400000]
    **1 day**: events of the last 24 hours

    [5400000]
    **1 hour 30 minutes**: events older than 1 hour 30 minutes

    ['2024-05-14T08:30:00.000Z']
    **14 May 2024 08:30 UTC**"
  `);
});

test('operators and functions', () => {
  expect(
    shown(
      '*[System[EventID=1 a|nd Level=2]]',
      '*[System[EventID=1 o|r Level=2]]',
      '*[System[EventID|=1]]',
      '*[System[EventID |!= 1]]',
      '*[System[Level |<= 1]]',
      '*[System[TimeCreated[timediff(@SystemTime) |<= 1]]]',
      '*[System[ba|nd(Keywords,1)]]',
      '*[System[TimeCreated[time|diff(@SystemTime) <= 1]]]',
      '*[EventData[Data[pos|ition()=1]]]',
    ),
  ).toMatchInlineSnapshot(`
    "[and]
    **and**: both conditions must hold; it binds closer than \`or\`.

    _Documented. Reported: in capitals it is a syntax error, though Microsoft's page prints it so._

    [or]
    **or**: one of the conditions must hold, or several. \`and\` binds closer: \`a or b and c\` is \`a or (b and c)\`.

    _Documented. Reported: in capitals it is a syntax error, though Microsoft's page prints it so._

    [=]
    **=**: the field is there and has this value. Text is compared without regard to case, a number in quotes as a number too; of several \`Data\`, one is enough.

    _Documented, save for case: measured for the names of providers; of text in EventData nobody has published a test, and it is contested._

    [!=]
    **!=**: the field is there and has another value. Where the field is missing, it does not hold; of several \`Data\`, one that differs is enough.

    _The operator is documented; what it does with missing and with several fields is inferred from XPath 1.0._

    [<=]
    **\\<=**: the field is at most the value. Numbers are compared as numbers and times as times; text that is neither never satisfies it.

    _Documented; what text does is inferred from XPath 1.0._

    [<=]
    **\\<=**: at most the value, as numbers.

    _Documented._

    [band]
    **band(field, mask)**: whether the field and the mask share a bit. Any one of the mask's bits is enough.

    _Documented. Only the lower-case spelling is known to work._

    [timediff]
    **timediff(time)**: how long ago the time was, in milliseconds, by the clock of the machine that runs the query. With a second time: from the first to the second.

    _Documented. The form with two times is hardly ever used._

    [position]
    **position()**: the place of an element among its siblings of the same name, from 1. For elements that hold no others, such as \`Data\`.

    _Documented; no use in the wild is known. \`Data[1]\`, which is short for it, is used in production._"
  `);
});

test('channels', () => {
  expect(
    shown(
      'Secu|rity!*',
      'Microsoft-Windows-DNS Client Ev|ents/Operational!*',
      'Foo/De|bug!*',
      '{"windowsEventLogs": [{"streams": ["Microsoft-SecurityEvent"], "xPathQueries": ["Secu|rity!*"]}]}',
      '<QueryList><Query Path="Sys|tem"><Select>*</Select></Query></QueryList>',
    ),
  ).toMatchInlineSnapshot(`
    "[Security]
    **Security** · a channel of the Windows Event Log

    The catalog knows … events of it.

    [Microsoft-Windows-DNS Client Events/Operational]
    **Microsoft-Windows-DNS-Client/Operational** · a channel of the Windows Event Log

    Microsoft-Windows-DNS Client Events/Operational is another name that people write for it.

    The catalog knows … events of it.

    [Foo/Debug]
    **Foo/Debug** · an analytic or debug channel: its events go directly to a file, and nobody can subscribe to them

    [Security]
    **Security** · a channel of the Windows Event Log

    The catalog knows … events of it.

    Its events go into the stream Microsoft-SecurityEvent, which the table SecurityEvent keeps.

    [System]
    **System** · a channel of the Windows Event Log

    The catalog knows … events of it."
  `);
});

test('a whole query', () => {
  expect(
    shown(
      'Security!|*[System[EventID=4624]]',
      'Eve|nt[System[Level=2]]',
      '*[System[EventID=1]] and |*[EventData[Data="x"]]',
      "Get-WinEvent -LogName Security -FilterXPath '|*[System[EventID=4625]]'",
      '<QueryList><Query Path="System"><Select>*</Select><Suppress>|*[System[Level &lt;= 3]]</Suppress></Query></QueryList>',
    ),
  ).toMatchInlineSnapshot(`
    "[*]
    Events of the Security channel with ID 4624 (Logon succeeded).

    [Event]
    Events whose Level is 2 (Error).

    [*]
    Events with ID 1 (Process created), with some Data that is \`x\`.

    [*]
    Events of the Security channel with ID 4625 (Logon failed).

    [*]
    Takes away from its Query: Events of the System channel whose Level is at most 3."
  `);
});

test('what is explained holds the mouse, whatever the text', () => {
  const pieces = [
    'Security!',
    '*',
    '[',
    ']',
    '(',
    ')',
    'System',
    'EventID',
    '=',
    '!=',
    '4624',
    ' and ',
    ' or ',
    "Data[@Name='LogonType']",
    'band(',
    'Keywords',
    ',',
    "'",
    '\uFFFC',
    'timediff(',
    '@SystemTime',
    '/',
    '1',
    'EventData',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 20 }), fc.nat(), (parts, place) => {
      const text = parts.join('');
      const document = documentOf(text);
      const offset = place % (text.length + 1);
      const known = hover(document, offset);
      if (!known) return;
      expect(known.range.start).toBeLessThanOrEqual(offset);
      expect(known.range.end).toBeGreaterThanOrEqual(offset);
      expect(known.contents).not.toBe('');
    }),
  );
});

/** What is explained at each mouse, and how. */
function shown(...places: readonly string[]): string {
  return places
    .map((marked) => {
      const { text, offset } = readCursor(marked);
      const document = documentOf(text);
      const known = hover(document, offset);
      return `[${known ? textOf(text, known.range) : 'nothing'}]\n${known?.contents.replace(/knows \d+/, 'knows …') ?? marked}`;
    })
    .join('\n\n');
}

function documentOf(text: string): QueryDocument {
  const path = text.startsWith('{')
    ? 'a.json'
    : text.startsWith('<')
      ? 'a.xml'
      : text.startsWith('Get-')
        ? 'a.ps1'
        : 'a.evxpath';
  const document = readDocument({ text, path });
  if (!document) throw new Error(`no queries in ${text}`);
  return document;
}
