import type { Outcome } from '../../matcher/explain.ts';
import { textOfNode } from '../../matcher/select.ts';
import { isSameField } from '../sentence/condition.ts';
import { listed } from '../sentence/listed.ts';
import type { AskedReader } from './asked.ts';
import { type FieldReason, isSameQuestion, joinedReasons, type Miss, type Reason } from './miss.ts';
import { heldWords, reasonWords, type Telling } from './reason-words.ts';

/** Why an event is missed, the nearest reasons first: `LogonType is 3 (Network), the filter asks for 10 (RemoteInteractive)`. */
export function missSentence({ reasons }: Miss, telling: Telling): string {
  const telltale = withoutConsequences(inOrder(reasons));
  const words = telltale.map((reason) => wordsOf(reason, telling));
  return listOfReasons([...new Set(words)]);
}

/** What makes an event match: the values that hold, and which of several alternatives. */
export function heldSentence(outcome: Outcome, reader: AskedReader, telling: Telling): string {
  const { facts, alternative } = factsOf(outcome, reader);
  const words = [
    ...new Set(
      facts.map(({ asked: { field, ask }, found, holding }) =>
        field ? heldWords(field, found, ask, telling, holding) : '',
      ),
    ),
  ].filter((each) => each !== '');
  if (words.length === 0) return 'the filter asks for every event';
  const shown = words.slice(0, mostReasons + 1);
  return `${alternative === undefined ? '' : `${alternative} holds: `}${listed(shown, 'and')}`;
}

function wordsOf(reason: Reason, telling: Telling): string {
  if (reason.kind === 'field') return reasonWords(reason, telling);
  const identity = sharedIdentity(reason.misses);
  if (identity) return reasonWords(identity, telling);
  const words = reason.misses.slice(0, mostReasons).map((miss) => missSentence(miss, telling));
  const rest = reason.misses.length - words.length;
  return `no alternative holds (${words.join('; ')}${rest > 0 ? `; and ${rest} more` : ''})`;
}

/** Where each alternative asks for another event, all of them as one reason. */
function sharedIdentity(misses: readonly Miss[]): FieldReason | undefined {
  const [first, ...others] = misses.map(({ reasons }) => inOrder(reasons)[0]);
  if (first?.kind !== 'field' || !isIdentity(first)) return undefined;
  let joined = first;
  for (const each of others) {
    if (each?.kind !== 'field' || !isSameQuestion(each, first)) return undefined;
    joined = joinedReasons(joined, each);
  }
  return joined;
}

function listOfReasons(words: readonly string[]): string {
  const shown = words.slice(0, mostReasons);
  const rest = words.length - shown.length;
  const more =
    rest === 0 ? '' : rest === 1 ? '; one more comparison fails' : `; ${rest} more comparisons fail`;
  return shown.join('; ') + more;
}

const mostReasons = 3;

/** What event it is comes first, then values that are there. */
function inOrder(reasons: readonly Reason[]): readonly Reason[] {
  return [...reasons].sort((a, b) => rankOf(a) - rankOf(b));
}

function rankOf(reason: Reason): number {
  if (reason.kind === 'either') return 2;
  if (isIdentity(reason)) return 0;
  return reason.found.length > 0 ? 1 : 3;
}

/** Which event it is: another one has other fields. */
function isIdentity({ field }: FieldReason): boolean {
  return field?.path === 'System/EventID' || field?.path === 'System/Provider/@Name';
}

/** Another event has other fields, so that these need no words. */
function withoutConsequences(reasons: readonly Reason[]): readonly Reason[] {
  const isOther = reasons.some((reason) => reason.kind === 'field' && isIdentity(reason));
  return isOther ? reasons.filter((reason) => rankOf(reason) < 3) : reasons;
}

interface Facts {
  readonly facts: readonly Fact[];
  /** The alternative that holds, in words, where there are several of different kinds. */
  readonly alternative: string | undefined;
}

interface Fact {
  readonly asked: ReturnType<AskedReader['askedAt']>;
  readonly found: readonly string[];
  readonly holding: readonly string[];
}

function factsOf(outcome: Outcome, reader: AskedReader): Facts {
  const { kind, parts, range, found, nodes } = outcome;
  if (kind === 'or') {
    const index = parts.findIndex(({ matched }) => matched);
    const held = parts[index];
    if (!held) return nothing;
    const inner = factsOf(held, reader);
    const isList = parts.every((part) => isOfSameField(part, held, reader));
    return isList ? inner : { ...inner, alternative: `alternative ${index + 1} of ${parts.length}` };
  }
  const demands = parts.filter((part) => part.matched && !reader.designates(part.range));
  const inner = demands.map((part) => factsOf(part, reader));
  const asked = reader.askedAt(range);
  const isOwn =
    kind === 'compare' || kind === 'band' || (kind === 'exists' && demands.length === 0 && asked.field);
  return {
    facts: [
      ...inner.flatMap(({ facts }) => facts),
      ...(isOwn ? [{ asked, found: found ?? [], holding: nodes.map(textOfNode) }] : []),
    ],
    alternative: inner.find(({ alternative }) => alternative !== undefined)?.alternative,
  };
}

const nothing: Facts = { facts: [], alternative: undefined };

function isOfSameField(part: Outcome, held: Outcome, reader: AskedReader): boolean {
  const [field, other] = [part, held].map((each) => fieldsOf(each, reader));
  return field !== undefined && other !== undefined && isSameField(field, other);
}

/** The one field that all of a condition asks of. */
function fieldsOf(outcome: Outcome, reader: AskedReader): ReturnType<AskedReader['askedAt']>['field'] {
  if (outcome.kind !== 'and' && outcome.kind !== 'or') return reader.askedAt(outcome.range).field;
  const [first, ...others] = outcome.parts.map((part) => fieldsOf(part, reader));
  return first && others.every((field) => field && isSameField(field, first)) ? first : undefined;
}
