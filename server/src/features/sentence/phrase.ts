import type { Query } from '../../dialect/query.ts';
import { durationInWords } from '../../text/duration.ts';
import { code } from '../markdown.ts';
import { bitsAt } from '../value-meaning.ts';
import type { Condition } from './condition.ts';
import { fieldName, fieldPhrase } from './field-phrase.ts';
import { listed } from './listed.ts';

/** A condition as words that follow "Events". */
export function phraseOf(query: Query, condition: Condition): string {
  switch (condition.kind) {
    case 'always':
      return 'of any kind';
    case 'and':
      return inOrder(condition.conditions)
        .map((each) => groupOf(query, each))
        .join(', ');
    case 'or':
      return `either ${condition.conditions.map((each) => groupOf(query, each)).join(' or ')}`;
    case 'field':
      return fieldPhrase(query, condition);
    case 'exists':
      return `that have ${fieldName(condition.field)}`;
    case 'bits':
      return bitsPhrase(query, condition);
    case 'age':
      return agePhrase(condition);
    case 'other':
      return `that satisfy ${code(condition.text)}`;
  }
}

function groupOf(query: Query, condition: Condition): string {
  const phrase = phraseOf(query, condition);
  return condition.kind === 'and' || condition.kind === 'or' ? `\\[${phrase}\\]` : phrase;
}

function bitsPhrase(query: Query, { field, mask }: Condition & { readonly kind: 'bits' }): string {
  const catalogName = field.data && 'name' in field.data ? field.data.name : field.path;
  const { named, rest } = bitsAt(query, catalogName, mask, field.visit);
  const bits = named.map(({ name }) => name);
  const further = rest === 0n ? [] : [`a bit of 0x${rest.toString(16).toUpperCase()}`];
  if (mask === 0n) return `whose ${fieldName(field)} has a bit of no bits, which none has`;
  return `whose ${fieldName(field)} hold ${listed([...bits, ...further], 'or')}`;
}

/** timediff() counts from the event to now. */
function agePhrase({ operator, milliseconds }: Condition & { readonly kind: 'age' }): string {
  const time = durationInWords(milliseconds);
  if (milliseconds <= 0 || operator === '=' || operator === '!=')
    return `that satisfy ${code(`timediff(@SystemTime) ${operator} ${milliseconds}`)}`;
  switch (operator) {
    case '<=':
    case '<':
      return `of the last ${time === '1 day' ? '24 hours' : time.replace(/^1 (?=\w+$)/, '')}`;
    case '>=':
    case '>':
      return `older than ${time}`;
  }
}

/** People say first which events they mean, and last of what time. */
function inOrder(conditions: readonly Condition[]): readonly Condition[] {
  return [...conditions].sort((a, b) => rankOf(a) - rankOf(b));
}

function rankOf(condition: Condition): number {
  if (condition.kind === 'age') return 4;
  if (condition.kind === 'other') return 3;
  if (condition.kind !== 'field') return 2;
  const { path } = condition.field;
  return path === 'System/EventID'
    ? 0
    : path === 'System/Provider/@Name'
      ? 1
      : path === 'System/TimeCreated/@SystemTime'
        ? 4
        : 2;
}
