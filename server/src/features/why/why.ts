import type { Query } from '../../dialect/query.ts';
import type { EventNode } from '../../events/event.ts';
import type { MatchOptions } from '../../matcher/match.ts';
import type { TextRange } from '../../text/range.ts';
import { conditionsOf, type WhyCondition } from './conditions.ts';
import { type EventValue, eventValues } from './event-fields.ts';
import { type EventPlaces, eventPlaces } from './event-places.ts';
import type { Telling } from './reason-words.ts';
import { askedQuery, channelSentence, type RefusedWhy, verdictOf } from './verdict.ts';
import { type WhyMark, xmlMarks } from './xml-marks.ts';

/** Why a query selects an event, or does not. */
export interface Why {
  readonly kind: 'why';
  readonly isMatched: boolean;
  /** The main reason: `LogonType is 3 (Network), the filter asks for 10 (RemoteInteractive)`. */
  readonly sentence: string;
  /** The values that the filter reads, in the event's XML. */
  readonly xmlMarks: readonly WhyMark[];
  /** The comparisons of the query, in the order of its text. */
  readonly conditions: readonly WhyCondition[];
  /** What a filter can be made of. */
  readonly fields: readonly WhyField[];
}

/** A value of the event and its place in the XML. */
export type WhyField = Pick<EventValue, 'label' | 'value' | 'meaning' | 'path'> & TextRange;

/** An event as it is shown and as it was read from that. */
export interface ShownEvent {
  readonly xml: string;
  readonly root: EventNode;
}

/**
 * Tells why a query selects an event or does not, in words, and shows where.
 * @param suppresses the Suppress elements that lessen the query, as `suppressesOf` gives them
 */
export function why(
  query: Query,
  suppresses: readonly Query[],
  { xml, root }: ShownEvent,
  options: MatchOptions,
): Why | RefusedWhy {
  const asked = askedQuery(query, suppresses);
  if (asked.kind === 'refused') return asked;
  const { isMatched, sentence, outcome, miss } = verdictOf(asked, root, options);
  const telling: Telling = { query, event: root, now: options.now };
  const conditions = conditionsOf(asked.test, outcome, asked.reader, telling);
  const places = eventPlaces(xml, root);
  const channel = channelParts(query, root, places);
  return {
    kind: 'why',
    isMatched,
    sentence,
    xmlMarks: [...channel.marks, ...xmlMarks(conditions, miss, places)],
    conditions: [...channel.conditions, ...conditions.map(({ condition }) => condition)],
    fields: eventValues(root).map(({ node, label, value, meaning, path }) => {
      const { start, end } = places.get(node) ?? { start: 0, end: 0 };
      return { label, value, meaning, path, start, end };
    }),
  };
}

/** The channel before the `!` is a condition too, and is read of the event. */
function channelParts(
  query: Query,
  root: EventNode,
  places: EventPlaces,
): { readonly conditions: readonly WhyCondition[]; readonly marks: readonly WhyMark[] } {
  const { channel: written } = query.entry;
  const value = eventValues(root).find(({ path }) => path === 'System/Channel');
  const place = value && places.get(value.node);
  if (!value || query.channel === undefined) return { conditions: [], marks: [] };
  const away = channelSentence(query, root);
  const isMatched = away === undefined;
  const sentence = away ?? `the channel is ${value.value}`;
  return {
    conditions: written
      ? [{ start: written.start, end: written.end, isMatched, isNeeded: true, sentence }]
      : [],
    marks: place ? [{ start: place.start, end: place.end, isMatched, isNeeded: true }] : [],
  };
}
