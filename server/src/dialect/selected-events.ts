import { knownChannel } from '../catalog/channels.ts';
import type { CatalogEvent } from '../catalog/event.ts';
import { allEvents, eventsById, isSame } from '../catalog/events.ts';
import { foldCase } from '../text/reading.ts';
import type { AndExpr, Expr } from '../xpath/ast.ts';
import type { Visit } from '../xpath/walk.ts';
import type { Query } from './query.ts';
import { type Constraint, constraintOf } from './reasoning/constraint.ts';
import type { NumberSet } from './reasoning/number-set.ts';
import { intersectionOf, isEmpty, type ValueSet } from './reasoning/value-set.ts';

/**
 * The events of the catalog that a query can select, by its channel and by what is certain of EventID and the provider.
 * @returns `undefined` where the query does not restrict EventID to certain numbers.
 */
export function selectedEvents(query: Query): readonly CatalogEvent[] | undefined {
  return eventsWhere(query, [knowledgeOf(query.expr).whole]);
}

/** The events of the catalog that can be selected where a condition of the query must hold: one branch of an `or`, say. */
export function selectedEventsAt(query: Query, visit: Visit): readonly CatalogEvent[] | undefined {
  const demands = demandsAround(visit);
  const known = selections.get(query) ?? new Map<unknown, readonly CatalogEvent[] | undefined>();
  selections.set(query, known);
  const [innermost] = demands;
  if (known.has(innermost)) return known.get(innermost);
  const { whole, byCondition } = knowledgeOf(query.expr);
  const events = eventsWhere(query, [whole, ...demands.flatMap((each) => byCondition.get(each) ?? [])]);
  known.set(innermost, events);
  return events;
}

/** By the innermost `and` around a condition: many fields of a query stand in the same one. */
const selections = new WeakMap<Query, Map<unknown, readonly CatalogEvent[] | undefined>>();

function demandsAround({ ancestors }: Visit): readonly AndExpr[] {
  const demands: AndExpr[] = [];
  for (let each = ancestors; each; each = each.ancestors) {
    if (each.node.kind === 'AndExpr') demands.push(each.node);
  }
  return demands;
}

/** Whether the catalog knows every event of the provider and every field that it has had (audit events and Sysmon's only). */
export function isFullyKnown({ isChannelCertain }: CatalogEvent): boolean {
  return isChannelCertain;
}

/** Whether a query says in which channel or of which provider its events are, so that an ID means one event. */
export function isScoped(query: Query): boolean {
  return channelOf(query) !== undefined || providersOf(query) !== undefined;
}

/** The channel that a query reads, as Windows spells it; `undefined` for channels that hold events of others, and unknown ones. */
export function channelOf({ channel }: Query): string | undefined {
  const known = channel === undefined ? undefined : knownChannel(channel);
  return known === 'ForwardedEvents' ? undefined : known;
}

/** The names, folded in case, of the providers whose events a query can select; `undefined` where it names none. */
export function providersOf({ expr }: Query): ReadonlySet<string> | undefined {
  const names = knowledgeOf(expr).whole.may.get('System/Provider/@Name');
  return names?.kind === 'strings' && !names.strings.excludes ? names.strings.strings : undefined;
}

/** What is certain of a whole query. */
export function certainOf({ expr }: Query): Constraint {
  return knowledgeOf(expr).whole;
}

interface Knowledge {
  readonly whole: Constraint;
  readonly byCondition: ReadonlyMap<unknown, Constraint>;
}

function knowledgeOf(expr: Expr): Knowledge {
  const known = knowledge.get(expr);
  if (known) return known;
  const byCondition = new Map<unknown, Constraint>();
  const whole = constraintOf(expr, (condition, constraint) => byCondition.set(condition, constraint));
  knowledge.set(expr, { whole, byCondition });
  return { whole, byCondition };
}

/** Trees never change, and several rules ask of them. */
const knowledge = new WeakMap<Expr, Knowledge>();

function eventsWhere(query: Query, constraints: readonly Constraint[]): readonly CatalogEvent[] | undefined {
  const ids = valuesIn(constraints, 'System/EventID');
  if (ids?.kind !== 'numbers' || ids.numbers.some(({ to }) => to >= highestID)) return undefined;
  if (constraints.some(({ isNever }) => isNever) || isEmpty(ids)) return [];
  const providers = valuesIn(constraints, 'System/Provider/@Name');
  const channel = channelOf(query);
  return eventsAmong(ids.numbers).filter(
    (event) =>
      isSame(event.channel, channel) &&
      (providers?.kind !== 'strings' ||
        providers.strings.strings.has(foldCase(event.provider)) !== providers.strings.excludes),
  );
}

function eventsAmong(ids: NumberSet): readonly CatalogEvent[] {
  const isList = ids.every(({ from, to }) => from === to);
  if (isList) return ids.flatMap(({ from }) => eventsById(from));
  return allEvents().filter(({ id }) => ids.some(({ from, to }) => from <= id && id <= to));
}

/** `EventID>=4624` restricts nothing that could be listed. */
const highestID = 0xffff;

function valuesIn(constraints: readonly Constraint[], field: string): ValueSet | undefined {
  const sets = constraints.flatMap(({ may }) => may.get(field) ?? []);
  const [first, ...others] = sets;
  return first && others.reduce(intersectionOf, first);
}
