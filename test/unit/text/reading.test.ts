import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bitsOf, foldCase, guidOf, numberOf, sidOf, timeOf } from '../../../server/src/text/reading.ts';

test.each<[string, bigint | number | undefined]>([
  ['0', 0],
  ['-0', 0],
  ['10', 10],
  ['007', 7],
  ['10.', 10],
  ['10.00', 10],
  ['10.5', 10.5],
  ['.5', 0.5],
  ['-.5', -0.5],
  ['-12', -12],
  [' \t\r\n10\n ', 10],
  ['999999999999999', 999999999999999],
  ['9007199254740993', 9007199254740993n],
  ['-9223372036854775808', -9223372036854775808n],
  ['18446744073709551616.0', 18446744073709551616n],
  ['0x0', 0n],
  ['0XfF', 255n],
  ['0x10000000000000000', 2n ** 64n],
  ['', undefined],
  [' ', undefined],
  ['.', undefined],
  ['-', undefined],
  ['- 5', undefined],
  ['+5', undefined],
  ['1e3', undefined],
  ['1d3', undefined],
  ['0x', undefined],
  ['-0x1', undefined],
  ['FF', undefined],
  ['1,000', undefined],
  ['1 0', undefined],
  ['1.2.3', undefined],
  ['٣', undefined],
  ['NaN', undefined],
  ['Infinity', undefined],
  ['10n', undefined],
])('numberOf %j is %s', (text, number) => expect(numberOf(text)).toBe(number));

test.each<[string, bigint | undefined]>([
  ['12', 12n],
  ['0x8020000000000000', 0x8020000000000000n],
  ['-1', 0xffffffffffffffffn],
  ['-9223372036854775808', 0x8000000000000000n],
  ['3.0', 3n],
  ['3.5', undefined],
  ['true', undefined],
  ['', undefined],
])('bitsOf %j is %s', (text, bits) => expect(bitsOf(text)).toBe(bits));

test.each<[string, string | undefined]>([
  ['2024-05-14T08:30:00Z', '2024-05-14T08:30:00.000Z'],
  ['2024-05-14T08:30:00', '2024-05-14T08:30:00.000Z'],
  ['2024-05-14T08:30:00.1Z', '2024-05-14T08:30:00.100Z'],
  ['2024-05-14T08:30:00.123Z', '2024-05-14T08:30:00.123Z'],
  ['2024-05-14T08:30:00.1239999Z', '2024-05-14T08:30:00.123Z'],
  ['2024-05-14T08:30:00.999999999', '2024-05-14T08:30:00.999Z'],
  [' 2024-05-14T08:30:00Z ', '2024-05-14T08:30:00.000Z'],
  ['2024-02-29T23:59:59Z', '2024-02-29T23:59:59.000Z'],
  ['1601-01-01T00:00:00Z', '1601-01-01T00:00:00.000Z'],
  ['0099-12-31T00:00:00Z', '0099-12-31T00:00:00.000Z'],
  ['0004-02-29T00:00:00Z', '0004-02-29T00:00:00.000Z'],
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ['0000-01-01T00:00:00Z', '0000-01-01T00:00:00.000Z'],
  ['9999-12-31T23:59:59.9999999Z', '9999-12-31T23:59:59.999Z'],
  ['2023-02-29T00:00:00Z', undefined],
  ['2024-04-31T00:00:00Z', undefined],
  ['2024-00-10T00:00:00Z', undefined],
  ['2024-13-10T00:00:00Z', undefined],
  ['2024-01-00T00:00:00Z', undefined],
  ['2024-01-01T24:00:00Z', undefined],
  ['2024-01-01T00:60:00Z', undefined],
  ['2024-01-01T00:00:60Z', undefined],
  ['2024-01-01T00:00:00.Z', undefined],
  ['2024-01-01T00:00Z', undefined],
  ['2024-01-01 00:00:00Z', undefined],
  ['2024-01-01T00:00:00+00:00', undefined],
  ['2024-01-01T00:00:00z', undefined],
  ['2024-01-01', undefined],
  ['24-01-01T00:00:00Z', undefined],
  ['133600000000000000', undefined],
])('timeOf %j is %s', (text, time) =>
  expect(timeOf(text)).toBe(time === undefined ? undefined : Date.parse(isoOf(time))),
);

/** The only form in which Date.parse takes every year. */
function isoOf(time: string): string {
  return `+00${time}`;
}

test.each([
  ['AbC', 'aBc', true],
  ['straße', 'STRAßE', true],
  ['straße', 'STRASSE', false],
  ['ß', 'ẞ', false],
  ['İ', 'i', false],
  ['ı', 'I', true],
  ['ς', 'σ', true],
  ['Σ', 'ς', true],
  ['ᾳß', 'ᾼß', true],
  ['ᾳ', 'ΑΙ', false],
  ['ﬁ', 'fi', false],
  ['ŉ', 'ʼN', false],
  ['ǆ', 'ǅ', true],
  ['𐐨', '𐐀', true],
  ['é', 'e\u0301', false],
  ['\u212a', 'k', false],
])('%j folds as %j: %s', (a, b, same) => expect(foldCase(a) === foldCase(b)).toBe(same));

test('folding is per character: it never changes the length and never depends on what stands beside', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(foldCase(a)).toHaveLength(a.length);
      expect(foldCase(foldCase(a))).toBe(foldCase(a));
      expect(foldCase(`${a}|${b}`)).toBe(`${foldCase(a)}|${foldCase(b)}`);
    }),
  );
});

test.each([
  ['{747EF6FD-E535-4D16-B510-42C90F6873A1}', '747ef6fd-e535-4d16-b510-42c90f6873a1'],
  [' 747ef6fd-e535-4d16-b510-42c90f6873a1 ', '747ef6fd-e535-4d16-b510-42c90f6873a1'],
  ['{747ef6fd-e535-4d16-b510-42c90f6873a1', undefined],
  ['747ef6fd-e535-4d16-b510-42c90f6873a1}', undefined],
  ['747ef6fde5354d16b51042c90f6873a1', undefined],
])('guidOf %j is %s', (text, guid) => expect(guidOf(text)).toBe(guid));

test.each([
  ['S-1-5-18', 'S-1-5-18'],
  [' s-1-5-21-1-2-3-500 ', 'S-1-5-21-1-2-3-500'],
  ['S-1', undefined],
  ['S-1-5-x', undefined],
])('sidOf %j is %s', (text, sid) => expect(sidOf(text)).toBe(sid));
