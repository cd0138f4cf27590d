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
  ['shutdown', 4609],
  ['reboot', 4608],
  ['time change', 4616],
  ['firewall rule', 4946],
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
  expect(idsOf('10').slice(1)).toEqual([104, 106]);
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
