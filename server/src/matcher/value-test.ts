/** A condition on one value of an event. */
export interface ValueTest extends KnownAnswers {
  /** Two tests share it only if they agree on every text. */
  readonly key: string;
  /** The answer for any text; the others are the same answer, found sooner. */
  readonly holds: (text: string) => boolean;
}

/** What a condition says of many values at once. */
export interface KnownAnswers {
  /** The answer for each text that reads as a number whose integer part is below 2^53; `undefined`: each must be asked. */
  readonly numbers: Span | undefined;
  /** The answer for each time as Windows writes it; `undefined`: each must be asked. */
  readonly times: TimeSpan | undefined;
  /** The answer for all texts that are no number, no time, not `true` or `false`; `undefined`: each must be asked. */
  readonly others: boolean | undefined;
  /** If given, `others` is the answer for all texts but those that differ from this one in case only. */
  readonly like: string | undefined;
}

/** The numbers from `low` to `high`, or all but them. */
export interface Span {
  readonly low: number;
  readonly high: number;
  readonly isOutside: boolean;
}

/** Times, in milliseconds since 1970, whose distance from another time, or from 1970, is in a span. */
export interface TimeSpan {
  readonly span: Span;
  /** The distance is counted from the value to this time. */
  readonly until?: number;
  /** The distance is counted from this time to the value. */
  readonly since?: number;
}

export function isWithin(number: number, { low, high, isOutside }: Span): boolean {
  return (number >= low && number <= high) !== isOutside;
}
