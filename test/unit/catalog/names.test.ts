import { expect, test } from 'vitest';
import { allEvents as everyEvent } from '../../../server/src/catalog/events.ts';

/** The events that have a name. */
function allEvents() {
  return everyEvent().flatMap((event) => (event.name === undefined ? [] : { ...event, name: event.name }));
}

test('names have at most 48 characters', () => {
  expect(allEvents().filter((event) => event.name.length > 48 || event.name.length < 5)).toEqual([]);
});

test('names begin with a capital and end without a period or a blank', () => {
  expect(namesBut(/^[A-Z].*[A-Za-z0-9)]$/)).toEqual([]);
});

test('names are in sentence case: later capitals belong to abbreviations and proper names', () => {
  const properNames = new Set(
    [
      'Active',
      'Agent',
      'Basic',
      'Desktop',
      'Directory',
      'Group',
      'Policy',
      'Remote',
      'Kerberos',
      'Windows',
    ].concat(
      [
        'Deny',
        'Allow',
        'Sysmon',
        'PowerShell',
        'AppLocker',
        'AzMan',
        'BranchCache',
        'IPsec',
        'CrashOnAuditFail',
      ],
      [
        'SIDs',
        'TPM',
        'DNS',
        'DHCP',
        'Netlogon',
        'Guard',
        'Credential',
        'Update',
        'Server',
        'WinRM',
        'Winlogon',
      ],
    ),
  );
  const misfits = allEvents().flatMap((event) =>
    event.name
      .split(/[^A-Za-z]+/)
      .slice(1)
      .filter((word) => /[A-Z]/.test(word) && !/^[A-Z]+$/.test(word) && !properNames.has(word)),
  );
  expect(misfits).toEqual([]);
});

test('names are not sentences as Microsoft writes them', () => {
  expect(namesBut(/^(?!An? |The )(?!.*\b(?:was|were|has been|have been)\b)/)).toEqual([]);
});

test('no two events of a channel have one name', () => {
  const names = allEvents().map((event) => `${event.channel}: ${event.name.toLowerCase()}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('every audit event, every Sysmon event and many others have a name', () => {
  const unnamed = everyEvent().filter(({ name, isChannelCertain }) => name === undefined && isChannelCertain);
  expect(unnamed.map(({ id }) => id)).toEqual([]);
  expect(allEvents().length).toBeGreaterThan(1100);
});

test('no two records are of one event', () => {
  const events = allEvents().map((event) => `${event.provider} ${event.id}`);
  expect(new Set(events).size).toBe(events.length);
});

test('every event has search words: lower case, not in its name, none twice', () => {
  const misfits = allEvents().filter(({ name, searchWords }) => {
    const inName = name.toLowerCase().split(/[^a-z0-9]+/);
    return (
      searchWords.some((word) => !/^[a-z0-9][a-z0-9.$-]*$/.test(word) || inName.includes(word)) ||
      new Set(searchWords).size < searchWords.length
    );
  });
  expect(misfits).toEqual([]);
});

function namesBut(pattern: RegExp): readonly string[] {
  return allEvents()
    .map((event) => event.name)
    .filter((name) => !pattern.test(name));
}
