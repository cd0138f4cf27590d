import { groupedNumber } from '../text/grouped-number.ts';

/** So many events, and the size of their XML in bytes. */
export interface Amount {
  readonly events: number;
  readonly bytes: number;
}

/** What the queries of a document select from the sample events. */
export interface SampleCounts {
  /** All sample events. */
  readonly total: Amount;
  /** By the document's queries, in their order; `undefined` where Windows would not run one, or it is not counted yet. */
  readonly queries: readonly (Amount | undefined)[];
  /** By the number of the rule that queries belong to, as in `EmbeddedQuery`. */
  readonly rules: ReadonlyMap<number, RuleAmount>;
}

/** What the queries of a rule select together. */
export interface RuleAmount extends Amount {
  /** How many events more than one of its queries selects. */
  readonly repeated: number;
}

/** `matches 212 of 3,450 sample events · 6 %`; `undefined` where there is no sample event. */
export function matchedTitle({ events }: Amount, { events: all }: Amount): string | undefined {
  if (all === 0) return undefined;
  const samples = all === 1 ? 'the sample event' : `${groupedNumber(all)} sample events`;
  if (events === 0) return all === 1 ? 'does not match the sample event' : `matches none of ${samples}`;
  if (events === all) return `matches ${all === 1 ? '' : 'all '}${samples}`;
  return `matches ${groupedNumber(events)} of ${samples} · ${percentage(events, all)}`;
}

/** `kept 12 % of events, 9 % of bytes · 31 collected twice`; `undefined` where there is no sample event. */
export function keptTitle({ events, bytes, repeated }: RuleAmount, total: Amount): string | undefined {
  if (total.events === 0) return undefined;
  const kept =
    events === 0
      ? 'kept none of the sample events'
      : `kept ${percentage(events, total.events)} of events, ${percentage(bytes, total.bytes)} of bytes`;
  return repeated === 0 ? kept : `${kept} · ${groupedNumber(repeated)} collected twice`;
}

/** A share that is neither nothing nor all is never shown as either. */
function percentage(part: number, all: number): string {
  const percent = all === 0 ? 0 : (part / all) * 100;
  if (percent > 0 && percent < 1) return '< 1 %';
  if (percent < 100 && percent > 99) return '> 99 %';
  return `${Math.round(percent)} %`;
}
