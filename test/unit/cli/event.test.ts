import { parseArgs } from 'node:util';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../../server/src/cli/command.ts';
import { CommandError } from '../../../server/src/cli/io.ts';
import { noFiles } from '../../../server/src/samples/port.ts';

/** What a command line answers; `event` reads no files. */
async function run(...args: readonly string[]) {
  const out = { exit: 0, stdout: '', stderr: '' };
  const readNothing = () => {
    throw new CommandError('event reads nothing');
  };
  out.exit = await runCommand(args, parseArgs, '1.2.3', {
    readFile: readNothing,
    readInput: readNothing,
    writeFile: readNothing,
    filesBelow: readNothing,
    filesLike: readNothing,
    samples: { files: noFiles, nameOf: readNothing, loadersFor: readNothing },
    write: (text) => {
      out.stdout += text;
    },
    complain: (line) => {
      out.stderr += `${line}\n`;
    },
    progress: () => {},
  });
  return out;
}

/** The lines of an answer, each as its parts between two blanks or more. */
async function rows(...args: readonly string[]): Promise<readonly (readonly string[])[]> {
  const { stdout } = await run('event', ...args);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split(/ {2,}/));
}

describe('an ID', () => {
  test('has a card', async () => {
    expect(await run('event', '4740')).toMatchObject({ exit: 0, stderr: '' });
    expect((await run('event', '4740')).stdout).toMatchInlineSnapshot(`
      "4740 User account locked out
      Security · Microsoft-Windows-Security-Auditing

      An account was locked after too many wrong passwords. TargetDomainName holds the computer that the attempts came from.

      Audit policy  Account Management › User Account Management
      Outcome       success
      Level         0 Always
      Volume        low
      Collected by  All, Common, Minimal
      See also      4720 User account created, 4722 User account enabled, 4723 Password change attempted, 4724 Password reset attempted, 4725 User account disabled, 4726 User account deleted, 4738 User account changed, 4767 User account unlocked, 4781 Account renamed
      To log it     auditpol /set /subcategory:"User Account Management" /success:enable
      Page          https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4740

      Fields below EventData
        TargetUserName     UnicodeString
        TargetDomainName   UnicodeString
        TargetSid          SID
        SubjectUserSid     SID
        SubjectUserName    UnicodeString
        SubjectDomainName  UnicodeString
        SubjectLogonId     HexInt64       0x3e7 SYSTEM, 0x3e5 LOCAL SERVICE, 0x3e4 NETWORK SERVICE, 0x3e6 ANONYMOUS LOGON, …
      "
    `);
  });

  test('that several providers have shows the best known, and names others', async () => {
    expect((await run('event', '1')).stdout).toMatch(
      /^1 Process created\n[\s\S]*\nAlso with this ID:\n1 {2}/,
    );
  });

  test.each([
    ['--channel', 'system', '104 Event log cleared\nSystem ·'],
    [
      '--provider',
      'microsoft-windows-taskscheduler',
      '104 Task logon failed\nMicrosoft-Windows-TaskScheduler/',
    ],
  ])('is looked for by %s %s', async (option, value, start) => {
    expect((await run('event', '104', option, value)).stdout.startsWith(start)).toBe(true);
  });

  test('as JSON', async () => {
    expect(JSON.parse((await run('event', '4624', '--format', 'json')).stdout)).toMatchObject([
      {
        id: 4624,
        title: 'Logon succeeded',
        channel: 'Security',
        commands: [expect.stringContaining('auditpol')],
      },
    ]);
  });
});

describe('words', () => {
  test.each([
    [
      ['locked', 'out'],
      ['4740', 'User account locked out', 'Security', 'Microsoft-Windows-Security-Auditing'],
    ],
    [['logon'], ['4624', 'Logon succeeded', 'Security', 'Microsoft-Windows-Security-Auditing']],
    [['4624 logon'], ['4624', 'Logon succeeded', 'Security', 'Microsoft-Windows-Security-Auditing']],
    [
      ['process', '--provider', 'Microsoft-Windows-Sysmon'],
      ['1', 'Process created', 'Microsoft-Windows-Sysmon/Operational', 'Microsoft-Windows-Sysmon'],
    ],
  ])('%s find first %s', async (args, first) => {
    expect((await rows(...args))[0]).toEqual(first);
  });

  test('list at most ten', async () => {
    expect(await rows('logon')).toHaveLength(10);
  });

  test('as JSON', async () => {
    expect(JSON.parse((await run('event', 'logon', 'failed', '--format=json')).stdout)[0]).toEqual({
      id: 4625,
      title: 'Logon failed',
      channel: 'Security',
      provider: 'Microsoft-Windows-Security-Auditing',
    });
  });
});

test.each([
  [['99999'], 1, 'No event is known for 99999.\n'],
  [['xyzzy', 'plugh'], 1, 'No event is known for xyzzy plugh.\n'],
  [['4624', '--channel', 'System'], 1, 'No event is known for 4624 in the channel System.\n'],
  [[], 2, 'event-xpath: event takes an event ID or words. Write it like event 4624 or event logon.\n'],
  [['4624', '--format', 'xml'], 2, 'event-xpath: --format is one of text, json, not xml.\n'],
  [['4624', '--what'], 2, "event-xpath: Unknown option '--what'\n"],
])('event %s exits with %i', async (args, exit, stderr) => {
  expect(await run('event', ...args)).toEqual({ exit, stdout: '', stderr });
});
