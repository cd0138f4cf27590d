import type { Query } from '../../dialect/query.ts';
import type { EventNode } from '../../events/event.ts';
import { explain } from '../../matcher/explain.ts';
import type { MatchOptions } from '../../matcher/match.ts';
import type { TextRange } from '../../text/range.ts';
import { textOf } from '../../text/range.ts';
import { type RunnableQuery, runnable } from '../match-query.ts';
import { askedReader } from './asked.ts';
import { conditionsOf, type WhyCondition } from './conditions.ts';
import { type EventValue, eventValues } from './event-fields.ts';
import { eventPlaces } from './event-places.ts';
import { identityOf } from './identity.ts';
import { missOf } from './miss.ts';
import { shortText, type Telling } from './reason-words.ts';
import { heldSentence, missSentence } from './why-sentence.ts';
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

/** A query that Windows would not run: nothing can be said of its events. */
export type RefusedWhy = RunnableQuery & { readonly kind: 'refused' };

/**
 * Tells why a query selects an event or does not, in words, and shows where.
 * @param suppresses the Suppress elements that lessen the query, as `suppressesOf` gives them
 */
export function why(
  query: Query,
  suppresses: readonly Query[],
  event: ShownEvent,
  options: MatchOptions,
): Why | RefusedWhy {
  const run = runnable(query);
  if (run.kind === 'refused') return run;
  const { root } = event;
  const reader = askedReader(query);
  const telling: Telling = { query, event: root, now: options.now };
  const outcome = explain(run.test, root, options);
  const miss = missOf(outcome, reader);
  const conditions = conditionsOf(run.test, outcome, reader, telling);
  const places = eventPlaces(event.xml, root);
  const elsewhere = channelSentence(run.channel, root);
  const suppressed = outcome.matched ? suppressedSentence(suppresses, root, options) : undefined;
  const sentence = outcome.matched ? heldSentence(outcome, reader, telling) : missSentence(miss, telling);
  return {
    kind: 'why',
    isMatched: outcome.matched && elsewhere === undefined && suppressed === undefined,
    sentence: elsewhere ?? suppressed ?? sentence,
    xmlMarks: xmlMarks(
      conditions.flatMap(({ outcomes }) => outcomes),
      miss,
      places,
    ),
    conditions: conditions.map(({ condition }) => condition),
    fields: eventValues(root).map(({ node, label, value, meaning, path }) => {
      const { start, end } = places.get(node) ?? { start: 0, end: 0 };
      return { label, value, meaning, path, start, end };
    }),
  };
}

/** An event that names no channel may come from any. */
function channelSentence(wanted: string | undefined, root: EventNode): string | undefined {
  const { channel } = identityOf(root);
  return wanted === undefined || channel === '' || channel.toLowerCase() === wanted.toLowerCase()
    ? undefined
    : `the channel is ${channel}, the query reads ${wanted}`;
}

/** The first Suppress that takes an event away again. */
function suppressedSentence(
  suppresses: readonly Query[],
  root: EventNode,
  options: MatchOptions,
): string | undefined {
  for (const query of suppresses) {
    const run = runnable(query);
    if (run.kind === 'refused' || channelSentence(run.channel, root)) continue;
    const outcome = explain(run.test, root, options);
    if (!outcome.matched) continue;
    const which = suppresses.length > 1 ? ` \`${shortText(textOf(query.text, query.entry.xpath))}\`` : '';
    const held = heldSentence(outcome, askedReader(query), { query, event: root, now: options.now });
    return `taken away by the Suppress${which}: ${held}`;
  }
  return undefined;
}
