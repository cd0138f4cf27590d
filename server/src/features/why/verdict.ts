import type { Query } from '../../dialect/query.ts';
import type { EventNode } from '../../events/event.ts';
import { isFromChannel } from '../../matcher/channel.ts';
import { explain, type Outcome } from '../../matcher/explain.ts';
import type { MatchOptions } from '../../matcher/match.ts';
import type { Test } from '../../matcher/test.ts';
import { textOf } from '../../text/range.ts';
import { summaryOf } from '../event-summary.ts';
import { type RunnableQuery, runnable } from '../match-query.ts';
import { type AskedReader, askedReader } from './asked.ts';
import { type Miss, missOf } from './miss.ts';
import { shortText, type Telling } from './reason-words.ts';
import { heldSentence, missSentence } from './why-sentence.ts';

/** A query made ready to be asked why, of any number of events. */
export interface AskedQuery {
  readonly kind: 'asked';
  readonly query: Query;
  readonly test: Test;
  readonly reader: AskedReader;
  /** The Suppress elements that lessen it. */
  readonly suppresses: readonly AskedQuery[];
}

/** A query that Windows would not run: nothing can be said of its events. */
export type RefusedWhy = RunnableQuery & { readonly kind: 'refused' };

/** Whether an event is selected, and the main reason. */
export interface Verdict {
  readonly isMatched: boolean;
  /** `LogonType is 3 (Network), the filter asks for 10 (RemoteInteractive)` */
  readonly sentence: string;
  /** What came of each condition of the query, and which of them keep the event away. */
  readonly outcome: Outcome;
  readonly miss: Miss;
}

/**
 * Makes a query ready; where Windows would refuse it or one of its Suppress elements, it refuses the whole.
 * @param suppresses as `suppressesOf` gives them
 */
export function askedQuery(query: Query, suppresses: readonly Query[]): AskedQuery | RefusedWhy {
  const run = runnable(query);
  if (run.kind === 'refused') return run;
  const asked: AskedQuery[] = [];
  for (const each of suppresses) {
    const suppress = askedQuery(each, []);
    if (suppress.kind === 'refused') return suppress;
    asked.push(suppress);
  }
  return { kind: 'asked', query, test: run.test, reader: askedReader(query), suppresses: asked };
}

/** Tells why a query selects an event or does not: its log first, then its filter, then what a Suppress takes away. */
export function verdictOf(asked: AskedQuery, event: EventNode, options: MatchOptions): Verdict {
  const { query, reader, suppresses } = asked;
  const telling: Telling = { query, event, now: options.now };
  const outcome = explain(asked.test, event, options);
  const miss = missOf(outcome, reader);
  const away =
    channelSentence(query, event) ??
    (outcome.matched ? suppressedSentence(suppresses, event, options) : missSentence(miss, telling));
  const sentence = away ?? heldSentence(outcome, reader, telling);
  return { isMatched: away === undefined, sentence, outcome, miss };
}

/** Why an event is not of the log that a query reads; an event that names no channel may come from any. */
export function channelSentence({ channel }: Query, event: EventNode): string | undefined {
  return isFromChannel(event, channel)
    ? undefined
    : `the channel is ${summaryOf(event).channel}, the query reads ${channel}`;
}

/** The first Suppress that takes an event away again. */
function suppressedSentence(
  suppresses: readonly AskedQuery[],
  event: EventNode,
  options: MatchOptions,
): string | undefined {
  for (const asked of suppresses) {
    const { isMatched, sentence } = verdictOf(asked, event, options);
    const { text, entry } = asked.query;
    const which = suppresses.length > 1 ? ` \`${shortText(textOf(text, entry.xpath))}\`` : '';
    if (isMatched) return `taken away by the Suppress${which}: ${sentence}`;
  }
  return undefined;
}
