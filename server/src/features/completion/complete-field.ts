import type { CatalogEvent } from '../../catalog/event.ts';
import { valuesOf } from '../../catalog/values.ts';
import type { Query } from '../../dialect/query.ts';
import { bestOf } from './best-of.ts';
import { eventsInScope, selectedAt } from './events-in-scope.ts';
import type { NamePlace, Typed, ValuePlace } from './place.ts';
import type { Insertion, Proposal } from './proposal.ts';
import { quoted } from './quoted.ts';

/** The names of the Data that the query's events have: those that all of them have first. */
export function completeDataName(query: Query, { typed, quoting }: ValuePlace): readonly Proposal[] {
  return fieldsLike(query, 'EventData', typed).flatMap((field) => {
    const text = quoted(field.name, quoting);
    return text === undefined ? [] : [{ ...proposalOf(field), range: typed.range, insertion: [text] }];
  });
}

/** Whole conditions on a Data, where one can begin. */
export function completeDataCondition(query: Query, { typed }: NamePlace): readonly Proposal[] {
  return fieldsLike(query, 'EventData', typed).map((field) => ({
    ...proposalOf(field),
    range: typed.range,
    ...comparison(`Data[@Name='${field.name}']`, field),
  }));
}

/** What stands below `UserData`, whose elements are each provider's own. */
export function completeUserData(query: Query, place: NamePlace): readonly Proposal[] {
  const { typed, path, isFollowed } = place;
  const [, , root] = path;
  if (root === undefined) {
    const roots = new Set(
      eventsInScope(query, typed.range.start).flatMap(({ container }) => rootOf(container) ?? []),
    );
    return bestOf([...roots], typed.words, (name) => [name]).map((name) => ({
      label: name,
      kind: 'element',
      range: typed.range,
      insertion: isFollowed ? [name] : [`${name}[`, 0, ']'],
      leadsOn: true,
    }));
  }
  if (path.length > 3) return [];
  const container = root === '*' ? undefined : `UserData/${root}`;
  return fieldsLike(query, container, typed).map((field) => ({
    ...proposalOf(field),
    range: typed.range,
    ...(isFollowed ? { insertion: [field.name] } : comparison(field.name, field)),
  }));
}

/** A comparison with one of the values that are known, or else with a value of the field's type. */
function comparison(
  path: string,
  { name, type, events }: UsedField,
): Pick<Proposal, 'insertion' | 'leadsOn'> {
  const isNamed = valuesOf(name, events[0]?.id) !== undefined;
  const isNumber = /^U?Int\d+$/.test(type);
  const insertion: Insertion = isNamed || isNumber ? [`${path}=`, 0] : [`${path}='`, 1, "'", 0];
  return { insertion, leadsOn: isNamed };
}

interface UsedField {
  readonly name: string;
  readonly type: string;
  /** The events that have it, the most popular first. */
  readonly events: readonly CatalogEvent[];
  readonly ofAll: boolean;
}

const mostItems = 80;

/** Of events that stand in one container; without one, anywhere below UserData. */
function fieldsLike(
  query: Query,
  container: string | undefined,
  { words, range }: Typed,
): readonly UsedField[] {
  const isIn = (event: CatalogEvent) =>
    container === undefined ? event.container.startsWith('UserData/') : event.container === container;
  const selected = selectedAt(query, range.start);
  const events = (selected ?? eventsInScope(query, range.start)).filter(isIn);
  const named = new Map<string, { type: string; events: CatalogEvent[]; use: number }>();
  for (const event of events) {
    for (const { name, type } of event.fields) {
      const known = named.get(name);
      if (known) {
        known.events.push(event);
        known.use += 1 + event.popularity;
      } else named.set(name, { type, events: [event], use: 1 + event.popularity });
    }
  }
  const fields = [...named].map(([name, field]) => ({
    ...field,
    name,
    ofAll: field.events.length === events.length,
  }));
  const byUse = selected ? byEvents : byPopularity;
  return bestOf(fields.sort(byUse), words, ({ name }) => [name]).slice(0, mostItems);
}

function byEvents(a: UsedField, b: UsedField): number {
  return b.events.length - a.events.length;
}

function byPopularity(a: { readonly use: number }, b: { readonly use: number }): number {
  return b.use - a.use;
}

function proposalOf({
  name,
  type,
  events,
  ofAll,
}: UsedField): Pick<Proposal, 'label' | 'kind' | 'detail' | 'description'> {
  const [first] = events;
  const others = events.length - 1;
  const some = first && (others > 0 ? `${first.id} and ${others} more` : String(first.id));
  return {
    label: name,
    kind: 'field',
    detail: type === 'Unknown' ? undefined : type,
    description: ofAll && others > 0 ? `all ${events.length} events` : some,
  };
}

function rootOf(container: string): string | undefined {
  return container.startsWith('UserData/') ? container.split('/')[1] : undefined;
}
