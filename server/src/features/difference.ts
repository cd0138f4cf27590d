import { groupedNumber } from '../text/grouped-number.ts';

/** How many sample events two queries select, and how many only one of them does. */
export interface DifferenceCounts {
  readonly total: number;
  readonly before: number;
  readonly after: number;
  /** Of those that only the second query selects, and only the first. */
  readonly gained: number;
  readonly lost: number;
}

/** What changes from one query to another, in a sentence: `15 events more and 3 fewer: 224 of 3,450 sample events instead of 212.` */
export function differenceSentence({ total, before, after, gained, lost }: DifferenceCounts): string {
  if (total === 0) return 'There are no sample events to compare with.';
  const samples = `${groupedNumber(total)} sample ${total === 1 ? 'event' : 'events'}`;
  if (gained === 0 && lost === 0)
    return after === 0
      ? `Neither selects any of ${samples}.`
      : `Both select the same ${groupedNumber(after)} of ${samples}.`;
  const more = gained === 0 ? [] : [`${counted(gained)} more`];
  const fewer = lost === 0 ? [] : [gained === 0 ? `${counted(lost)} fewer` : `${groupedNumber(lost)} fewer`];
  return `${[...more, ...fewer].join(' and ')}: ${groupedNumber(after)} of ${samples} instead of ${groupedNumber(before)}.`;
}

function counted(events: number): string {
  return events === 1 ? '1 event' : `${groupedNumber(events)} events`;
}
