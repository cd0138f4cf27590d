import { bitsOf, timeOf } from '../text/reading.ts';
import {
  booleanSatisfies,
  type ComparisonOperator,
  type ConstantReadings,
  numberSatisfies,
  spanOf,
} from './compare.ts';
import type { Span, ValueTest } from './value-test.ts';

/** What a comparison asks of the result of a function. */
export interface Asked {
  readonly operator: ComparisonOperator;
  readonly constant: ConstantReadings;
}

/** band() of a value and a mask, compared with a constant or as a condition of its own; what is no integer has no result. */
export function bandTest(mask: bigint | undefined, asked: Asked | undefined): ValueTest {
  const some = !asked || booleanSatisfies(true, asked.operator, asked.constant);
  const none = asked !== undefined && booleanSatisfies(false, asked.operator, asked.constant);
  return {
    key: `band ${mask} ${some} ${none}`,
    numbers: undefined,
    times: { span: nowhere },
    others: false,
    like: undefined,
    holds: (text) => {
      const bits = bitsOf(text);
      return bits !== undefined && mask !== undefined && ((bits & mask) === 0n ? none : some);
    },
  };
}

/** timediff() from a value until a time, compared with a constant; what is no time has no result. */
export function untilTest(until: number | undefined, asked: Asked): ValueTest {
  if (until === undefined) return holdsNever;
  return timeTest(`until ${until}`, { until }, (time) => until - time, asked);
}

/** timediff() from a time to a value. */
export function sinceTest(since: number | undefined, asked: Asked): ValueTest {
  if (since === undefined) return holdsNever;
  return timeTest(`since ${since}`, { since }, (time) => time - since, asked);
}

/** Whether a value is not empty, so that its element has a text node. */
export const isNotEmpty: ValueTest = {
  key: 'not empty',
  numbers: { low: 1, high: 0, isOutside: true },
  times: { span: { low: 1, high: 0, isOutside: true } },
  others: true,
  like: '',
  holds: (text) => text !== '',
};

const nowhere: Span = { low: 1, high: 0, isOutside: false };

const holdsNever: ValueTest = {
  key: 'never',
  numbers: nowhere,
  times: { span: nowhere },
  others: false,
  like: undefined,
  holds: () => false,
};

function timeTest(
  name: string,
  origin: { readonly until: number } | { readonly since: number },
  distance: (time: number) => number,
  { operator, constant }: Asked,
): ValueTest {
  return {
    key: JSON.stringify([name, operator, constant.text, constant.isQuoted]),
    numbers: nowhere,
    times: { span: spanOf(operator, constant.number), ...origin },
    others: undefined,
    like: undefined,
    holds: (text) => {
      const time = timeOf(text);
      return time !== undefined && numberSatisfies(distance(time), operator, constant);
    },
  };
}
