import { expect, test } from 'vitest';
import { searchEvents } from '../../../server/src/catalog/search.ts';

test.each([
  ['logon', 4624],
  ['log on', 4624],
  ['logged on', 4624],
  ['login', 4624],
  ['sign-in', 4624],
  ['signed in', 4624],
  ['successful logon', 4624],
  ['rdp', 4624],
  ['failed logon', 4625],
  ['logon failure', 4625],
  ['failed sign in', 4625],
  ['bad password', 4625],
  ['brute force', 4625],
  ['log off', 4634],
  ['runas', 4648],
  ['explicit credentials', 4648],
  ['registry changed', 4657],
  ['object deleted', 4660],
  ['dcsync', 4662],
  ['file access', 4663],
  ['admin logon', 4672],
  ['special privileges', 4672],
  ['process created', 4688],
  ['command line', 4688],
  ['process terminated', 4689],
  ['scheduled task', 4698],
  ['deleted scheduled task', 4699],
  ['audit policy', 4719],
  ['user created', 4720],
  ['a user was created', 4720],
  ['create user', 4720],
  ['new users', 4720],
  ['enable account', 4722],
  ['password reset', 4724],
  ['disabled account', 4725],
  ['deleting users', 4726],
  ['domain admins', 4728],
  ['add user to local group', 4732],
  ['lockout', 4740],
  ['domain join', 4741],
  ['unlock account', 4767],
  ['tgt', 4768],
  ['golden ticket', 4768],
  ['kerberoasting', 4769],
  ['pre-authentication', 4771],
  ['ntlm', 4776],
  ['renamed account', 4781],
  ['shutdown', 41],
  ['reboot', 4608],
  ['time change', 4616],
  ['firewall rule', 2004],
  ['certificate issued', 4887],
  ['directory object modified', 5136],
  ['share access', 5145],
  ['connection blocked', 5157],
  ['usb', 6416],
  ['802.1x', 5632],
  ['log cleared', 1102],
  ['clear log', 1102],
  ['shadow copy', 8222],
  ['powershell', 4104],
  ['script block', 4104],
  ['malware', 1116],
  ['dns query', 22],
  ['remote thread', 8],
  ['driver loaded', 6],
  ['adfs failed', 411],
])('%s finds %i first', (text, id) => {
  expect(searchEvents(text)[0]?.id).toBe(id);
});

test.each([
  ['kerberos ticket', [4769, 4768]],
  ['service installed', [7045, 4697]],
  ['log cleared', [1102, 104]],
  ['process created', [4688, 1]],
  ['logoff', [4634, 4647]],
  ['screen saver', [4802, 4803]],
  ['shadow copies', [8222]],
  ['7045', [7045]],
])('%s finds %j before all others', (text, ids) => {
  expect(idsOf(text).slice(0, ids.length)).toEqual(ids);
});

test.each([
  ['4624', [4624]],
  ['4624 logon', [4624]],
  ['4624 cleared', []],
  ['runas', [4648]],
  ['logonx', []],
])('%s finds %j and nothing else', (text, ids) => {
  expect(idsOf(text)).toEqual(ids);
});

/** What people would type who do not know the ID, and the event that they mean. */
const everydayPhrases: readonly (readonly [string, number])[] = [
  ['failed logon', 4625],
  ['user added to admin group', 4732],
  ['service installed', 7045],
  ['log cleared', 1102],
  ['scheduled task created', 4698],
  ['kerberos ticket requested', 4769],
  ['rdp session', 21],
  ['process started', 4688],
  ['password reset', 4724],
  ['account locked', 4740],
  ['firewall rule added', 4946],
  ['share accessed', 5140],
  ['usb plugged in', 6416],
  ['powershell script block', 4104],
  ['dns query', 22],
  ['lsass access', 10],
  ['defender detected malware', 1116],
  ['wrong password', 4625],
  ['user deleted', 4726],
  ['group membership listed', 4799],
  ['account created', 4720],
  ['account disabled', 4725],
  ['wmi persistence', 5861],
  ['bits transfer started', 59],
  ['printer driver installed', 316],
  ['update installed', 19],
  ['unexpected shutdown', 6008],
  ['computer joined domain', 4741],
  ['file deleted', 23],
  ['registry value changed', 4657],
  ['privileges at logon', 4672],
  ['audit policy changed', 4719],
  ['certificate requested', 4886],
  ['real-time protection disabled', 5001],
  ['antivirus signatures updated', 2000],
  ['winrm session', 6],
  ['powershell downgrade', 400],
  ['named pipe created', 17],
  ['driver loaded', 6],
  ['service crashed', 7034],
  ['service stopped', 7036],
  ['task deleted', 4699],
  ['trust created', 4706],
  ['clock changed', 1],
  ['laps password changed', 10020],
  ['ntlm authentication', 4776],
  ['shadow copy created', 8222],
  ['remote desktop authenticated', 1149],
  ['workstation locked', 4800],
  ['applocker blocked', 8004],
  ['dll loaded', 7],
  ['remote thread', 8],
  ['msi installed', 1033],
  ['app crash', 1000],
  ['blue screen', 1001],
  ['wifi connected', 8001],
  ['usb device installed', 20001],
  ['listening port', 5154],
  ['connection allowed', 5156],
  ['user renamed', 4781],
  ['unsigned driver', 3001],
  ['attack surface reduction', 1121],
  ['ntds dump', 325],
  ['anonymous logon', 4624],
  ['pass the hash', 4776],
];

test.each(everydayPhrases)('%s finds %i among the first three', (text, id) => {
  expect(idsOf(text, {}, 3)).toContain(id);
});

test('nine of ten everyday phrases find their event first', () => {
  const missed = everydayPhrases.filter(([text, id]) => idsOf(text)[0] !== id);
  expect(missed.length).toBeLessThanOrEqual(everydayPhrases.length / 10);
});

test.each([
  ['l', 4624],
  ['logo', 4624],
  ['failed l', 4625],
  ['46', 4688],
  ['4624 lo', 4624],
  ['kerb', 4769],
])('%s, while being typed, offers %i first', (text, id) => {
  expect(searchEvents(text)[0]?.id).toBe(id);
});

test('an exact ID is before the IDs that it begins', () => {
  expect(idsOf('10')[0]).toBe(10);
  expect(idsOf('4624')).toEqual([4624]);
  expect(idsOf('46').every((id) => String(id).startsWith('46'))).toBe(true);
});

test('a scope leaves out the events of other channels and providers', () => {
  expect(idsOf('process created', { channel: 'microsoft-windows-sysmon/operational' })[0]).toBe(1);
  expect(idsOf('service installed', { channel: 'Security' })).toEqual([4697]);
  expect(idsOf('cleared', { provider: 'Microsoft-Windows-Eventlog' })).toEqual([1102, 104]);
});

test('no words at all find the best known events', () => {
  expect(idsOf('', {}, 3)).toEqual([4688, 7045, 4624]);
  expect(idsOf(' ', { channel: 'Security' }, 2)).toEqual([4688, 4624]);
});

test('there are at most ten, or as many as asked for', () => {
  expect(searchEvents('changed')).toHaveLength(10);
  expect(searchEvents('changed', {}, 20)).toHaveLength(20);
});

function idsOf(text: string, scope = {}, limit = 10): readonly number[] {
  return searchEvents(text, scope, limit).map((event) => event.id);
}

test('events without a name are found by ID and provider, behind all that have one', () => {
  expect(searchEvents('8197', { provider: 'Microsoft-Windows-Crypto-DPAPI' })[0]?.name).toBeUndefined();
  const found = searchEvents('bits', {}, 100).map(({ name }) => name !== undefined);
  expect(found).toContain(false);
  expect(found.lastIndexOf(true)).toBeLessThan(found.indexOf(false));
});
