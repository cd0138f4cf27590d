import { type SchemaElement, schemaElement } from '../../catalog/schema.ts';
import type { Query } from '../../dialect/query.ts';
import { bestOf } from './best-of.ts';
import { completeEventCondition } from './complete-event-id.ts';
import { completeDataCondition, completeUserData } from './complete-field.ts';
import { completeFunction } from './complete-function.ts';
import { completeSet } from './complete-set.ts';
import { completeAge } from './complete-time.ts';
import { completeNamedCondition } from './complete-value.ts';
import type { NamePlace, Typed } from './place.ts';
import type { Insertion, Proposal } from './proposal.ts';
import { completeFilter } from './snippets.ts';

/** The names of elements and attributes, and all that a condition can begin with. */
export function completeName(query: Query, place: NamePlace): readonly Proposal[] {
  const { scope, axis, role, path } = place;
  if (axis === 'attribute') return completeAttribute(place);
  if (path[1] === 'UserData') return completeUserData(query, place);
  if (scope === 'unknown') return [];
  const names = completeElement(place);
  if (role === 'argument') return [...names, ...completeAttribute(place)];
  if (role === 'step') return [...names, ...completeAttribute(place)];
  if (scope === 'root')
    return isAtStart(query, place) ? [...completeFilter(query, place.typed), ...names] : names;
  return [...names, ...completeCondition(query, place, scope)];
}

/** What a condition below an element can begin with besides names. */
function completeCondition(query: Query, place: NamePlace, scope: SchemaElement): readonly Proposal[] {
  switch (scope.name) {
    case 'System':
      return [...completeFunction(place), ...completeWhole(query, place), ...completeAge(place)];
    case 'EventData':
      return [...completeDataCondition(query, place), ...completeFunction(place)];
    case 'TimeCreated':
      return [...completeAttribute(place), ...completeAge(place), ...completeFunction(place)];
    default:
      return [...completeAttribute(place), ...completeFunction(place)];
  }
}

/** Conditions that are whole; where nothing is typed, only those that may well be meant. */
function completeWhole(query: Query, place: NamePlace): readonly Proposal[] {
  const isTyped = place.typed.words !== '';
  if (place.isFollowed || (place.isBehindAnd && !isTyped)) return [];
  return [
    ...completeSet(query, place),
    ...(isTyped ? completeNamedCondition(place) : []),
    ...completeEventCondition(query, place),
  ];
}

function completeElement({ typed, scope, role, isFollowed }: NamePlace): readonly Proposal[] {
  if (scope === 'root') return completeEvent(typed, isFollowed);
  const names = scope === 'unknown' ? [] : byUse(scope.children);
  return bestOf(names, typed.words, (name) => [name]).map((name) => ({
    label: name,
    kind: 'element',
    range: typed.range,
    insertion: isFollowed || role === 'argument' ? [name] : elementWith(name),
    leadsOn: !withFreeValue.includes(name),
  }));
}

/** Every path begins with `*` or `Event`; mostly one of the event's parts is asked for. */
function completeEvent(typed: Typed, isFollowed: boolean): readonly Proposal[] {
  const begins: readonly (readonly [label: string, insertion: Insertion])[] = isFollowed
    ? []
    : ['System', 'EventData', 'UserData'].map((name) => [`*[${name}[…]]`, [`*[${name}[`, 0, ']]']] as const);
  const all = [...begins, ['*', ['*']] as const, ['Event', ['Event']] as const];
  return bestOf(all, typed.words, ([label]) => [label, label.replace('*[', '')]).map(
    ([label, insertion]) => ({
      label,
      kind: 'element',
      range: typed.range,
      insertion,
      leadsOn: insertion.length > 1,
    }),
  );
}

/** Elements whose values nobody can list. */
const withFreeValue: readonly string[] = ['Computer', 'EventRecordID', 'Version'];

/** An element with what is asked of it most. */
function elementWith(name: string): Insertion {
  const element = schemaElement(name);
  switch (name) {
    case 'Data':
      return ["Data[@Name='", 1, "']=", 0];
    case 'Provider':
      return ["Provider[@Name='", 1, "']", 0];
    case 'Security':
      return ["Security[@UserID='", 1, "']", 0];
    default:
      return element?.type ? [`${name}=`, 0] : [`${name}[`, 0, ']'];
  }
}

function completeAttribute({ typed, scope, role, axis, isFollowed, path }: NamePlace): readonly Proposal[] {
  if (typeof scope !== 'object') return [];
  const sign = axis === 'attribute' ? '' : '@';
  const words = typed.words;
  const isPlain = isFollowed || role === 'argument' || path.length < 2;
  return bestOf(scope.attributes, words, ({ name }) => [name]).map(({ name, type }) => ({
    label: `@${name}`,
    kind: 'attribute',
    detail: type,
    range: typed.range,
    insertion: isPlain
      ? [sign + name]
      : isNumeric(type)
        ? [`${sign}${name}=`, 0]
        : [`${sign}${name}='`, 1, "'", 0],
  }));
}

function isNumeric(type: string): boolean {
  return type.startsWith('unsigned');
}

/** Filters ask for these first; the schema's order is that of the event. */
const mostUsed = [
  'EventID',
  'Level',
  'Provider',
  'TimeCreated',
  'Keywords',
  'Task',
  'Security',
  'Channel',
  'Computer',
];

function byUse(names: readonly string[]): readonly string[] {
  const placeOf = (name: string) => (mostUsed.includes(name) ? mostUsed.indexOf(name) : mostUsed.length);
  return [...names].sort((a, b) => placeOf(a) - placeOf(b));
}

/** Whether nothing stands in the query but what is being typed. */
function isAtStart({ text, entry }: Query, { typed }: NamePlace): boolean {
  const { start, end } = entry.xpath;
  return text.slice(start, typed.range.start).trim() === '' && text.slice(typed.range.end, end).trim() === '';
}
