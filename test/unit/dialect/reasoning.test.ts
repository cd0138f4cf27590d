import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allBits,
  areBitsWithin,
  type BitSet,
  bitsAmong,
  intersectionOfBits,
  isEmptyBitSet,
  unionOfBits,
} from '../../../server/src/dialect/reasoning/bit-set.ts';
import { type Constraint, constraintOf } from '../../../server/src/dialect/reasoning/constraint.ts';
import { numbersFrom } from '../../../server/src/dialect/reasoning/number-set.ts';
import { stringsOf } from '../../../server/src/dialect/reasoning/string-set.ts';
import { intersectionOf, isEmpty, type ValueSet } from '../../../server/src/dialect/reasoning/value-set.ts';
import { type EventNode, eventNode } from '../../../server/src/events/event.ts';
import { matches } from '../../../server/src/matcher/match.ts';
import { resolve } from '../../../server/src/matcher/resolve.ts';
import { bitsOf, foldCase, timeOf } from '../../../server/src/text/reading.ts';
import { parse } from '../../../server/src/xpath/parse.ts';

interface Values {
  readonly id: number;
  readonly level: number;
  readonly keywords: string;
  readonly provider: string;
  readonly time: string;
  readonly logonType: string;
}

const ids = [0, 1, 2, 3, 4, 5, 65535];
const levels = [0, 1, 2, 4, 255];
const masks = ['0x0', '0x1', '0x2', '3', '4', '0x8000000000000005', '-1', '7'];
const providers = ['A', 'a', 'B', 'Straße', ''];
const times = ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.0015Z', '2026-01-02T00:00:00Z'];

const values: fc.Arbitrary<Values> = fc.record({
  id: fc.constantFrom(...ids),
  level: fc.constantFrom(...levels),
  keywords: fc.constantFrom(...masks),
  provider: fc.constantFrom(...providers),
  time: fc.constantFrom(...times),
  logonType: fc.constantFrom('2', '3'),
});

function eventOf({ id, level, keywords, provider, time, logonType }: Values): EventNode {
  const leaf = (name: string, text: string, attributes: Readonly<Record<string, string>> = {}) =>
    eventNode(
      name,
      Object.entries(attributes).map(([key, value]) => ({ name: key, value })),
      [text],
    );
  const around = (name: string, ...children: readonly EventNode[]) => eventNode(name, [], children);
  return around(
    'Event',
    around(
      'System',
      leaf('Provider', '', { Name: provider }),
      leaf('EventID', String(id)),
      leaf('Level', String(level)),
      leaf('Keywords', keywords),
      leaf('TimeCreated', '', { SystemTime: time }),
    ),
    around('EventData', leaf('Data', logonType, { Name: 'LogonType' }), leaf('Data', '7')),
  );
}

const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
const constant = fc.constantFrom(
  '0',
  '1',
  '2',
  '3',
  '4',
  '65535',
  '70000',
  '2.5',
  "'3'",
  "'x'",
  "'0x2'",
  '-1',
  '99999999999999999999',
);
const comparison = fc.oneof(
  fc.tuple(fc.constantFrom('EventID', 'Level'), operator, constant).map((parts) => parts.join('')),
  fc
    .tuple(operator, fc.constantFrom("'A'", "'b'", "'STRASSE'", "'straße'", '3'))
    .map((parts) => `Provider/@Name${parts.join('')}`),
  fc
    .tuple(operator, fc.constantFrom(...times, 'x', '2026-01-01T00:00:00.001'))
    .map(([op, time]) => `TimeCreated/@SystemTime${op}'${time}'`),
  fc
    .constantFrom('0', '1', '2', '3', '5', '8', "'0x6'", '9223372036854775808', '-9223372036854775808', "'x'")
    .map((mask) => `band(Keywords,${mask})`),
  fc.constantFrom('band(Keywords,1)=0', "Keywords='0x3'", 'band(Keywords,2)!=0'),
  fc.constantFrom("'A'", "'b'").map((name) => `Provider[@Name=${name} or @Name='B']`),
  fc
    .constantFrom(...times)
    .map((time) => `TimeCreated[@SystemTime>='${time}' and @SystemTime<='2026-01-02T00:00:00Z']`),
  fc.constantFrom('Level', 'Missing', '1', '0', "'x'", 'position()=1', 'band(Level,1)'),
);
const condition: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison,
    fc.tuple(tie('node'), fc.constantFrom('and', 'or'), tie('node')).map(([a, op, b]) => `(${a} ${op} ${b})`),
  ),
})).node;
const query = fc.oneof(
  condition.map((inner) => `*[System[${inner}]]`),
  fc
    .tuple(condition, condition, fc.constantFrom('and', 'or'))
    .map(([a, b, op]) => `*[System[${a}] ${op} System[${b}]]`),
  fc
    .tuple(condition, fc.constantFrom('and', 'or'))
    .map(([a, op]) => `*[System[${a}]] ${op} *[EventData[Data[@Name='LogonType']=3]]`),
  fc.tuple(condition, condition).map(([a, b]) => `Event/System[${a}][${b}]`),
  fc.constantFrom("*[EventData[Data='2' and Data='7']]", '*', '*[System]', '*[System[EventID=1][2]]'),
);

/** Whether an event's value of a field is in a set. */
function holds(set: ValueSet, path: string, event: Values): boolean {
  if (set.kind === 'bits') {
    const value = bitsOf(event.keywords) ?? 0n;
    return set.bits.every((clause) => (clause & value) !== 0n);
  }
  const value = fieldValue(path, event);
  return value !== undefined && !isEmpty(intersectionOf(set, value));
}

function fieldValue(path: string, { id, level, provider, time }: Values): ValueSet | undefined {
  const number = (value: number | undefined): ValueSet | undefined =>
    value === undefined ? undefined : { kind: 'numbers', numbers: numbersFrom(value, value) };
  if (path === 'System/EventID') return number(id);
  if (path === 'System/Level') return number(level);
  if (path === 'System/TimeCreated/@SystemTime') return number(timeOf(time));
  return path === 'System/Provider/@Name'
    ? { kind: 'strings', strings: stringsOf(foldCase(provider)) }
    : undefined;
}

/** Claims of a constraint that an event disproves. */
function disproved(constraint: Constraint, matched: boolean, event: Values): readonly string[] {
  const claims: string[] = [];
  if (constraint.isNever && matched) claims.push('never');
  if (constraint.isAlways && !matched) claims.push('always');
  for (const [path, set] of constraint.may) {
    if (matched && !holds(set, path, event)) claims.push(`${path} may not be so`);
  }
  for (const [path, set] of constraint.must) {
    if (!matched && holds(set, path, event)) claims.push(`${path} must be enough`);
  }
  return claims;
}

describe('sets of masks', () => {
  const sets = fc
    .array(fc.bigInt({ min: 0n, max: 15n }), { maxLength: 4 })
    .map((clauses) => clauses.map(bitsAmong).reduce(intersectionOfBits, allBits));
  const all = Array.from({ length: 16 }, (_, value) => BigInt(value));
  const valuesOf = (set: BitSet) => all.filter((value) => set.every((clause) => (clause & value) !== 0n));

  test('say exactly which masks they hold', () => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        const [inA, inB] = [valuesOf(a), valuesOf(b)];
        const inBoth = inA.filter((value) => inB.includes(value));
        expect(valuesOf(intersectionOfBits(a, b))).toEqual(inBoth);
        const inAny = all.filter((value) => inA.includes(value) || inB.includes(value));
        const union = unionOfBits(a, b);
        expect(union && valuesOf(union)).toEqual(inAny);
        expect(areBitsWithin(a, b)).toBe(inA.every((value) => inB.includes(value)));
        expect(isEmptyBitSet(a)).toBe(inA.length === 0);
      }),
      { numRuns: 3_000 },
    );
  });

  test('give up where they grow too long', () => {
    const bits = (from: number) => Array.from({ length: 10 }, (_, index) => 1n << BigInt(from + index));
    expect(unionOfBits(bits(0), bits(10))).toBeUndefined();
  });
});

describe('what is certain of a query', () => {
  test('holds for every event that the matcher is asked about', () => {
    fc.assert(
      fc.property(query, fc.array(values, { minLength: 1, maxLength: 6 }), (text, events) => {
        const { expr, problems } = parse(text);
        const resolved = resolve(expr);
        if (problems.length > 0 || 'refused' in resolved) return;
        const constraint = constraintOf(expr);
        for (const event of events) {
          const matched = matches(resolved.test, eventOf(event), { now: 0, caseSensitive: false });
          expect(disproved(constraint, matched, event)).toEqual([]);
        }
      }),
      { numRuns: 20_000 },
    );
  });

  test.each([
    ['*[System[EventID=1 and EventID=2]]', 'never'],
    ['*[System[EventID<5150 and EventID>5159]]', 'never'],
    ["*[System[Provider/@Name='A' and Provider/@Name='B']]", 'never'],
    ['*[System[EventID=1]] and *[System[EventID=2]]', 'never'],
    ['*[System[EventID=70000]]', 'never'],
    ['*[System[EventID=4624.5]]', 'never'],
    [
      "*[System[TimeCreated/@SystemTime>'2026-01-02T00:00:00Z' and TimeCreated/@SystemTime<'2026-01-01T00:00:00Z']]",
      'never',
    ],
    ['*[System[EventID!=1 or EventID!=2]]', 'always'],
    ['*[System[Level>=0]]', 'always'],
    ["*[System[EventID=1 or Provider/@Name='A']]", 'open'],
    ["*[EventData[Data='2' and Data='7']]", 'open'],
    ["*[System[Provider[@Name='A'] and Provider[@Name='B']]]", 'never'],
    ["*[System[Provider[@Name!='A' or @Name!='B']]]", 'always'],
    ['*[System[EventID=1][2]]', 'open'],
    ['*', 'always'],
    ['*[System[band(Keywords,0)]]', 'never'],
    ['*[System[band(Keywords,1) and band(Keywords,2)]]', 'open'],
    ["*[System[band(Keywords,'x')]]", 'open'],
    ["*[EventData[Data[@Name='LogonType']='3' and Data[@Name='LogonType']='10']]", 'open'],
  ])('%s is %s', (text, claim) => {
    const { isNever, isAlways } = constraintOf(parse(text).expr);
    expect(isNever ? 'never' : isAlways ? 'always' : 'open').toBe(claim);
  });
});
