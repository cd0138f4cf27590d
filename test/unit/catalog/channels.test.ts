import { expect, test } from 'vitest';
import { isDirectChannel, knownChannel, knownChannels } from '../../../server/src/catalog/channels.ts';
import { allEvents } from '../../../server/src/catalog/events.ts';

test.each([
  ['Security', 'Security'],
  ['security', 'Security'],
  ['SYSTEM', 'System'],
  ['Microsoft-Windows-Powershell/Operational', 'Microsoft-Windows-PowerShell/Operational'],
  ['microsoft-windows-applocker/exe and dll', 'Microsoft-Windows-AppLocker/EXE and DLL'],
  ['Microsoft-Windows-DNS Client Events/Operational', 'Microsoft-Windows-DNS-Client/Operational'],
  ['Microsoft-Windows-Security-Mitigations/User Mode', 'Microsoft-Windows-Security-Mitigations/UserMode'],
  ['Microsoft-Windows-Kernel-PnP/Device Configuration', 'Microsoft-Windows-Kernel-PnP/Configuration'],
  ['Contoso-App/Operational', undefined],
  ['', undefined],
])('the channel %j is %s', (name, known) => {
  expect(knownChannel(name)).toBe(known);
});

test.each([
  ['Security', false],
  ['Microsoft-Windows-PowerShell/Operational', false],
  ['Microsoft-Windows-DNSServer/Analytical', true],
  ['microsoft-windows-dnsserver/analytical', true],
  ['Microsoft-Windows-Kernel-ShimEngine/Diagnostic', true],
  ['Microsoft-Windows-Partition/Diagnostic', false],
  ['Contoso-App/Debug', true],
  ['Contoso-App/Analytic', true],
  ['Contoso-App/Operational', false],
])('%s is direct: %s', (name, direct) => {
  expect(isDirectChannel(name)).toBe(direct);
});

test('there are 134 channels, each spelled in one way', () => {
  expect(knownChannels()).toHaveLength(134);
  expect(new Set(knownChannels().map((name) => name.toLowerCase())).size).toBe(134);
});

test('every channel of an event is known', () => {
  expect(allEvents().filter((event) => knownChannel(event.channel) !== event.channel)).toEqual([]);
});
