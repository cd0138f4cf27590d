import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readQuery } from '../../../server/src/dialect/query.ts';
import type { Bound, Condition, Field, Test } from '../../../server/src/features/sentence/condition.ts';
import { readCondition } from '../../../server/src/features/sentence/read-condition.ts';
import { matches } from '../../../server/src/matcher/match.ts';
import { resolve } from '../../../server/src/matcher/resolve.ts';
import { print } from '../../../server/src/xpath/print.ts';
import { readWhole } from '../../support/whole-sample.ts';

const folder = join(import.meta.dirname, '../../../samples/events');
const events = readdirSync(folder)
  .filter((name) => name.endsWith('.xml'))
  .flatMap((name) => readWhole(readFileSync(join(folder, name))).events);

const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
const systemTest = fc.oneof(
  fc.tuple(
    fc.constantFrom('EventID', 'Level', 'Task'),
    operator,
    fc.constantFrom('1', '4', '0', '4624', '4625', '4688', "'4672'"),
  ),
  fc.tuple(
    fc.constantFrom('Provider[@Name', 'Security[@UserID'),
    fc.constantFrom('=', '!='),
    fc.constantFrom("'Microsoft-Windows-Sysmon']", "'microsoft-windows-security-auditing']", "'S-1-5-18']"),
  ),
  fc.constantFrom(
    ['band(Keywords,4503599627370496)'],
    ['band(Keywords,13510798882111488)'],
    ['Security[@UserID]'],
    ['Level'],
  ),
  fc.tuple(
    fc.constant('TimeCreated[@SystemTime'),
    operator,
    fc.constantFrom("'2024-05-14T08:30:00Z']", "'2026-01-01T00:00:00.000Z']"),
  ),
  fc.tuple(
    fc.constant('TimeCreated[timediff(@SystemTime)'),
    operator,
    fc.constantFrom('86400000]', '60000000000]'),
  ),
);
const dataTest = fc.oneof(
  fc.tuple(
    fc.constantFrom("Data[@Name='LogonType']", "Data[@Name='TargetUserName']", 'Data', 'Data[1]'),
    operator,
    fc.constantFrom('3', "'3'", "'SYSTEM'", "''", '10'),
  ),
  fc.constantFrom(["Data[@Name='LogonType']"], ['Data'], ['Binary']),
);
const chain = (operand: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(operand, fc.constantFrom(' and ', ' or ')), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.map(([words, link], index) => (index === 0 ? '' : link) + words).join(''));
const joined = (leaf: fc.Arbitrary<readonly string[]>) => {
  const words = leaf.map((parts) => parts.join(''));
  return chain(
    fc.oneof(
      words,
      chain(words).map((group) => `(${group})`),
    ),
  );
};
const part = fc.oneof(
  joined(systemTest).map((text) => `System[${text}]`),
  joined(dataTest).map((text) => `EventData[${text}]`),
  systemTest.map(
    ([name = '', ...rest]) => `System/${name.startsWith('band') ? 'Level' : name}${rest.join('')}`,
  ),
  fc.constantFrom(
    "UserData/*/SubjectUserName='x'",
    'UserData/LogFileCleared',
    "UserData[LogFileCleared[SubjectUserName!='x']]",
    'System',
  ),
);
const query = joined(part.map((text) => [text])).map((text) => `*[${text}]`);

test('what a sentence is made of selects the same events as its query', () => {
  fc.assert(
    fc.property(
      fc.array(query, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(' and ', ' or '),
      (queries, link) => {
        const text = queries.join(link);
        const condition = readCondition(readQuery(text, { form: 'absent', target: 'local' }));
        fc.pre(!holdsOther(condition));
        expect(selectedBy(written(condition))).toEqual(selectedBy(text));
      },
    ),
    { numRuns: 300 },
  );
});

/** The places of the sample events that a query selects. */
function selectedBy(text: string): readonly number[] | string {
  const resolved = resolve(readQuery(text, { form: 'absent', target: 'local' }).expr);
  if ('refused' in resolved) return `${text}: ${resolved.refused.message}`;
  const options = { now: Date.UTC(2026, 0, 1), caseSensitive: false };
  return events.flatMap(({ root }, index) => (matches(resolved.test, root, options) ? [index] : []));
}

function holdsOther(condition: Condition): boolean {
  if (condition.kind === 'and' || condition.kind === 'or') return condition.conditions.some(holdsOther);
  return condition.kind === 'other';
}

/** A condition as a query again, each of its parts from the top. */
function written(condition: Condition): string {
  switch (condition.kind) {
    case 'always':
      return '*';
    case 'and':
    case 'or':
      return `(${condition.conditions.map(written).join(` ${condition.kind} `)})`;
    case 'field':
      return `(${condition.tests.map((each) => testOf(condition.field, each)).join(` ${condition.joined} `)})`;
    case 'exists':
      return `*/${pathOf(condition.field)}`;
    case 'bits':
      return `*[System[band(Keywords,${condition.mask})]]`;
    case 'age':
      return `*[System[TimeCreated[timediff(@SystemTime) ${condition.operator} ${condition.milliseconds}]]]`;
    case 'other':
      return condition.text;
  }
}

function testOf(field: Field, each: Test): string {
  if (each.kind === 'comparison') return `*/${pathOf(field)} ${each.operator} ${print(each.constant)}`;
  return `(${bound(field, '>', each.low)} and ${bound(field, '<', each.high)})`;
}

function bound(field: Field, side: string, { constant, isIncluded }: Bound): string {
  return `*/${pathOf(field)} ${side}${isIncluded ? '=' : ''} ${print(constant)}`;
}

function pathOf({ path, data }: Field): string {
  if (!data) return path;
  return 'name' in data ? `${path}[@Name='${data.name}']` : `${path}[${data.place}]`;
}
