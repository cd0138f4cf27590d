import type { Query } from '../../dialect/query.ts';
import { knownField } from '../../dialect/reasoning/known-field.ts';
import type { Constant } from '../../dialect/shape.ts';
import { timeOf } from '../../text/reading.ts';
import { timeInWords } from '../../text/time.ts';
import { code, escaped } from '../markdown.ts';
import { eventNameOf, namedValueAt } from '../value-meaning.ts';
import { type Field, type FieldCondition, isExclusion, type Test } from './condition.ts';
import { isListOfValues, listed, mostShown, shortened } from './listed.ts';
import { testWords, valueWords } from './test-words.ts';

/** What the tests of a field ask, as words that follow "Events": `with ID 4624 (Logon succeeded) or 4625 (Logon failed)`. */
export function fieldPhrase(query: Query, condition: FieldCondition): string {
  switch (condition.field.path) {
    case 'System/EventID':
      return idPhrase(query, condition);
    case 'System/Provider/@Name':
      return providerPhrase(condition);
    case 'System/TimeCreated/@SystemTime':
      return timePhrase(condition);
    default:
      return valuePhrase(query, condition);
  }
}

/** What to call a field, as Markdown. */
export function fieldName({ path, data }: Field): string {
  if (data && 'name' in data) return escaped(data.name);
  if (data) return `Data number ${data.place}`;
  const [part = '', ...names] = path.split('/');
  const named = names.map((each) => each.replace('@', '')).filter((each) => each !== '*');
  const name = part === 'UserData' ? named.slice(-1).join() : named.join(' ');
  if (part === 'System') return escaped(shortNames.get(path) ?? (name === '' ? path : name));
  return escaped(name === '' ? path : `${name} of ${part}`);
}

/** Names that say enough without the element around them. */
const shortNames: ReadonlyMap<string, string> = new Map([
  ['System/EventID', 'ID'],
  ['System/Security/@UserID', 'UserID'],
  ['System/Execution/@ProcessID', 'process ID'],
  ['System/Execution/@ThreadID', 'thread ID'],
  ['System/Correlation/@ActivityID', 'ActivityID'],
  ['System/Correlation/@RelatedActivityID', 'RelatedActivityID'],
]);

function idPhrase(query: Query, condition: FieldCondition): string {
  const { tests } = condition;
  const excludes = isExclusion(condition);
  if (tests.length > mostShown && (excludes || isListOfValues(tests))) {
    const ids = tests.map((test) => testWords(test, valueWords, excludes));
    return `with ${excludes ? 'none' : 'one'} of ${countOf(tests)} event IDs (${shortened(ids)})`;
  }
  const ids = tests.map((test) => testWords(test, named, excludes));
  if (excludes)
    return ids.length === 1
      ? `with an ID other than ${ids[0]}`
      : `with none of the IDs ${listed(ids, 'and')}`;
  return isListOfValues(tests) ? `with ID ${listed(ids, 'or')}` : `whose ID is ${listed(ids, 'or')}`;

  function named(constant: Constant): string {
    const name = eventNameOf(query, textOfConstant(constant));
    return name === undefined ? valueWords(constant) : `${valueWords(constant)} (${escaped(name)})`;
  }
}

/** How many numbers a list with ranges holds. */
function countOf(tests: readonly Test[]): number {
  return tests.reduce((sum, test) => sum + (test.kind === 'range' ? lengthOf(test) : 1), 0);
}

function lengthOf({ low, high }: Test & { readonly kind: 'range' }): number {
  const [from, to] = [low, high].map(({ constant }) => Number(textOfConstant(constant)));
  return Math.max(0, (to ?? 0) - (from ?? 0) + 1);
}

function providerPhrase(condition: FieldCondition): string {
  const excludes = isExclusion(condition);
  const quoted = (constant: Constant) => code(textOfConstant(constant));
  const names = condition.tests.map((test) => testWords(test, quoted, excludes));
  if (!excludes && !isListOfValues(condition.tests)) return `whose provider is ${listed(names, 'or')}`;
  if (excludes) return `of a provider other than ${listed(names, 'and')}`;
  return `of the provider ${listed(names, 'or')}`;
}

/** Times in words; what is no time is shown as it is written. */
function timePhrase({ tests, joined }: FieldCondition): string {
  const words = tests.map((test) => {
    if (test.kind === 'range') return `from ${bound(test.low)} to ${bound(test.high)}`;
    return `${timeOperators[test.operator]} ${moment(test.constant)}`;
  });
  return listed(words, joined);

  function bound({ constant, isIncluded }: { constant: Constant; isIncluded: boolean }): string {
    return isIncluded ? moment(constant) : `${moment(constant)} (excluded)`;
  }
}

/** What stands before a time that events are compared with. */
export const timeOperators = {
  '=': 'of exactly',
  '!=': 'of another time than',
  '<': 'before',
  '<=': 'until',
  '>': 'after',
  '>=': 'since',
} as const;

function moment(constant: Constant): string {
  const time = constant.kind === 'Literal' ? timeOf(constant.value) : undefined;
  return time === undefined ? valueWords(constant) : timeInWords(time);
}

function valuePhrase(query: Query, condition: FieldCondition): string {
  const { field, tests } = condition;
  const excludes = isExclusion(condition);
  const words = tests.map((test) => testWords(test, meaning, excludes));
  const value =
    words.length > mostShown ? `one of ${words.length} values (${shortened(words)})` : listed(words, 'or');
  const others =
    words.length > mostShown ? `none of ${words.length} values (${shortened(words)})` : otherThan(words);
  const isUnequal = tests.some((test) => test.kind === 'comparison' && test.operator === '!=');
  const there = isUnequal && !knownField(field.path) ? 'there and ' : '';
  const subject =
    field.path === 'EventData/Data' && !field.data ? 'with some Data that' : `whose ${fieldName(field)}`;
  return `${subject} is ${there}${excludes ? others : value}`;

  function meaning(constant: Constant): string {
    const name = namedValueAt(query, catalogName(field), textOfConstant(constant), field.visit)?.name;
    const isSame = name === undefined || name === textOfConstant(constant);
    return isSame ? valueWords(constant) : `${valueWords(constant)} (${escaped(name)})`;
  }
}

function otherThan(words: readonly string[]): string {
  return words.length === 1 ? `not ${words[0]}` : `none of ${listed(words, 'and')}`;
}

/** A field as the catalog of values names it. */
export function catalogName({ path, data }: Pick<Field, 'path' | 'data'>): string {
  return data && 'name' in data ? data.name : path.replace(/^UserData\/[^/]+\//, '');
}

function textOfConstant(constant: Constant): string {
  return constant.kind === 'Number' ? constant.text : constant.value;
}
