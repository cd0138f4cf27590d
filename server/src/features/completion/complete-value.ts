import { allEvents, isSame } from '../../catalog/events.ts';
import { type Enumeration, type NamedValue, valuesOf } from '../../catalog/values.ts';
import type { Query } from '../../dialect/query.ts';
import { bestOf } from './best-of.ts';
import { completeChannelValue } from './complete-channel.ts';
import { completeEventId } from './complete-event-id.ts';
import { completeDataName } from './complete-field.ts';
import { completeDuration, completeTime } from './complete-time.ts';
import { selectedAt } from './events-in-scope.ts';
import type { Field, NamePlace, ValuePlace } from './place.ts';
import type { Proposal } from './proposal.ts';
import { quoted, written } from './quoted.ts';

/** What a field can be compared with. @param now milliseconds since 1970 */
export function completeValue(query: Query, place: ValuePlace, now: number): readonly Proposal[] {
  const { field, typed, quoting } = place;
  switch (field.kind) {
    case 'data-name':
      return completeDataName(query, place);
    case 'time-difference':
      return completeDuration(place);
    case 'mask':
      return completeMask(query, field.of, place);
    case 'data':
      return completeNamed(enumerationOf(query, field, typed.range.start), place);
    case 'system':
      switch (field.path) {
        case 'System/EventID':
          return completeEventId(query, place);
        case 'System/Channel':
          return completeChannelValue(typed, quoting);
        case 'System/Provider/@Name':
          return completeProvider(query, place);
        case 'System/TimeCreated/@SystemTime':
          return completeTime(place, now);
        default:
          return completeNamed(enumerationOf(query, field, typed.range.start), place);
      }
  }
}

/** Conditions on levels and keywords by the names of their values, where a condition of System can begin. */
export function completeNamedCondition({ typed }: NamePlace): readonly Proposal[] {
  return [
    ...valuesLike(valuesOf('System/Level'), typed.words).map(({ value, name, note }) => ({
      ...named(name, note),
      detail: `Level ${value}`,
      range: typed.range,
      insertion: [`Level=${value}`],
    })),
    ...valuesLike(valuesOf('System/Keywords'), typed.words)
      .filter(({ value }) => isBit(value))
      .map(({ value, name, note }) => ({
        ...named(name, note),
        detail: `Keywords ${value}`,
        range: typed.range,
        insertion: [`band(Keywords,${BigInt(value)})`],
      })),
  ];
}

/** The bits of a mask in decimal, which is how XPath writes numbers. */
function completeMask(query: Query, field: Field, { typed, quoting }: ValuePlace): readonly Proposal[] {
  return valuesLike(enumerationOf(query, field, typed.range.start), typed.words)
    .filter(({ value }) => isNumber(value))
    .map(({ value, name, note }) => ({
      ...named(name, note),
      detail: value,
      range: typed.range,
      insertion: [written(String(BigInt(value)), quoting)],
    }));
}

function completeNamed(
  enumeration: Enumeration | undefined,
  { typed, quoting }: ValuePlace,
): readonly Proposal[] {
  return valuesLike(enumeration, typed.words).flatMap(({ value, name, note }) => {
    const text = /^\d+$/.test(value) ? written(value, quoting) : quoted(value, quoting);
    if (text === undefined) return [];
    const detail = value === name ? undefined : value;
    return [{ ...named(name, note), detail, range: typed.range, insertion: [text] }];
  });
}

/** The providers of the query's channel, or all, the most used first. */
function completeProvider({ channel }: Query, { typed, quoting }: ValuePlace): readonly Proposal[] {
  const uses = new Map<string, { use: number; channel: string }>();
  for (const event of allEvents()) {
    const use = event.popularity + (channel !== undefined && isSame(event.channel, channel) ? ofChannel : 0);
    const known = uses.get(event.provider);
    uses.set(event.provider, { use: (known?.use ?? 0) + use, channel: known?.channel ?? event.channel });
  }
  const providers = [...uses].sort(([, a], [, b]) => b.use - a.use);
  return bestOf(providers, typed.words, ([name]) => [name])
    .slice(0, mostItems)
    .flatMap(([name, { channel: first }]) => {
      const text = quoted(name, quoting);
      return text === undefined
        ? []
        : [{ label: name, kind: 'value', description: first, range: typed.range, insertion: [text] }];
    });
}

/** More than detection rules use all events together: providers of the query's channel stand first. */
const ofChannel = 100_000;

const mostItems = 80;

function valuesLike(enumeration: Enumeration | undefined, words: string): readonly NamedValue[] {
  return bestOf(enumeration?.values ?? [], words, ({ name, value }) => [name, value]).slice(0, mostItems);
}

/** What the values mean in the events that the query can select there; where it does not restrict them, in all. */
function enumerationOf(query: Query, field: Field, offset: number): Enumeration | undefined {
  if (field.kind !== 'system' && field.kind !== 'data') return undefined;
  const name = field.kind === 'system' ? field.path : field.name;
  for (const { id } of selectedAt(query, offset) ?? []) {
    const found = valuesOf(name, id);
    if (found) return found;
  }
  return valuesOf(name);
}

function named(
  label: string,
  documentation: string | undefined,
): Pick<Proposal, 'label' | 'kind' | 'documentation'> {
  return { label, kind: 'value', documentation };
}

function isNumber(value: string): boolean {
  return /^(?:0x[0-9a-f]+|\d+)$/i.test(value);
}

/** Whether a mask has one bit only: sums of several are whole values as logged. */
function isBit(value: string): boolean {
  const mask = BigInt(value);
  return (mask & (mask - 1n)) === 0n;
}
