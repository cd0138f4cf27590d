import { expect, test } from 'vitest';
import data from '../../../server/src/catalog/data/values.json';
import { allEvents } from '../../../server/src/catalog/events.ts';
import { bitsIn, nameOfValue, valueNamed, valuesOf } from '../../../server/src/catalog/values.ts';

test.each([
  ['System/Level', undefined, 'Level'],
  ['System/Keywords', undefined, 'Keywords'],
  ['System/Keywords', 4624, 'Keywords'],
  ['System/Security/@UserID', undefined, 'WellKnownSid'],
  ['TargetUserSid', 4624, 'WellKnownSid'],
  ['LogonType', undefined, 'LogonType'],
  ['LogonType', 4624, 'LogonType'],
  ['LogonType', 8003, undefined],
  ['Status', undefined, undefined],
  ['Status', 4625, 'LogonStatus'],
  ['Status', 4768, 'KerberosStatus'],
  ['OperationType', 4657, 'RegistryOperation'],
  ['OperationType', 5136, 'DirectoryOperation'],
  ['ServiceType', 4697, 'ServiceType'],
  ['ServiceType', 7045, 'ServiceTypeText'],
  ['AccessMask', 4663, 'ObjectAccess'],
  ['GrantedAccess', 10, 'ProcessAccess'],
  ['logontype', 4624, undefined],
  ['CommandLine', 4688, undefined],
])('the values of %s in %s are those of %s', (field, eventId, id) => {
  expect(valuesOf(field, eventId)?.id).toBe(id);
});

test.each([
  ['LogonType', 4624, 'Network', '3'],
  ['LogonType', 4624, 'remote interactive', '10'],
  ['LogonType', 4624, 'new-credentials', '9'],
  ['System/Level', undefined, 'warning', '3'],
  ['System/Keywords', undefined, 'audit success', '0x20000000000000'],
  ['System/Task', undefined, 'process creation', '13312'],
  ['System/Security/@UserID', undefined, 'local system', 'S-1-5-18'],
  ['TicketEncryptionType', 4769, 'rc4 hmac', '0x17'],
  ['SubStatus', 4625, 'STATUS_WRONG_PASSWORD', '0xc000006a'],
  ['FailureReason', 4625, 'account locked out', '%%2307'],
  ['LogonType', 4624, 'Netwerk', undefined],
])('%s of %s: %s is %s', (field, eventId, name, value) => {
  const enumeration = valuesOf(field, eventId);
  expect(enumeration && valueNamed(enumeration, name)?.value).toBe(value);
});

test.each([
  ['LogonType', 4624, '3', 'Network'],
  ['LogonType', 4624, '0x3', 'Network'],
  ['Status', 4625, '3221225578', 'STATUS_WRONG_PASSWORD'],
  ['Status', 4625, '0xC000006A', 'STATUS_WRONG_PASSWORD'],
  ['System/Keywords', undefined, '9007199254740992', 'Audit success'],
  ['System/Keywords', undefined, '0x8010000000000000', 'Audit failure as logged'],
  ['OldUacValue', 4738, '16', 'Normal account'],
  ['TargetUserSid', 4624, 's-1-5-7', 'Anonymous Logon'],
  ['LogonType', 4624, '6', undefined],
])('%s of %s: the name of %s is %s', (field, eventId, value, name) => {
  const enumeration = valuesOf(field, eventId);
  expect(enumeration && nameOfValue(enumeration, value)?.name).toBe(name);
});

test('the bits of a mask stand lowest first, without sums and bits that have no name', () => {
  const keywords = valuesOf('System/Keywords');
  expect(keywords && bitsIn(keywords, 0x30000000000001n).map(({ name }) => name)).toEqual([
    'Audit failure',
    'Audit success',
  ]);
});

test('no enumeration has a value or a name twice', () => {
  for (const { fields, events } of data) {
    const values = valuesOf((fields[0] ?? '').replace('*', 'Target'), events[0])?.values ?? [];
    expect(values.length).toBeGreaterThan(0);
    for (const key of ['value', 'name'] as const) {
      const texts = values.map((value) => value[key].toLowerCase().replace(/[\s-]/g, ''));
      expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
    }
  }
});

test('every value of a bitmask is a number', () => {
  const masks = data.filter(({ kind }) => kind === 'bitmask');
  expect(
    masks.flatMap(({ values }) => values.filter(([value]) => !/^(?:0x[0-9a-f]+|\d+)$/i.test(value ?? ''))),
  ).toEqual([]);
});

test('no field has two enumerations in one event', () => {
  const twice = data.filter(({ fields, events }, index) =>
    data
      .slice(0, index)
      .some(
        (other) =>
          other.fields.some((field) => fields.includes(field)) &&
          (events.length === 0 || other.events.some((id) => events.includes(id))),
      ),
  );
  expect(twice.map(({ id }) => id)).toEqual([]);
});

test('every event that an enumeration names has one of its fields', () => {
  const misfits = data.flatMap(({ id, fields, events }) =>
    events
      .filter(
        (event) =>
          !allEvents().some(
            (known) => known.id === event && known.fields.some(({ name }) => fields.includes(name)),
          ),
      )
      .map((event) => `${id} ${event}`),
  );
  expect(misfits).toEqual([]);
});
