import { durationInWords } from '../../text/duration.ts';
import type { TextRange } from '../../text/range.ts';
import { numberOf } from '../../text/reading.ts';
import { comparedFields } from '../compared-field.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';

/** `timediff` counts milliseconds (win32 consuming-events, [D]); a number that is a round time in seconds or less and no round one in milliseconds was meant otherwise. */
export function* timeUnit(query: Query): Generator<Finding> {
  for (const { constant, call } of comparedFields(query)) {
    if (call?.name !== 'timediff' || call.arguments.length !== 1) continue;
    const number = Number(numberOf(constant.kind === 'Number' ? constant.text : constant.value));
    const units = unitsMeant(number);
    const [first] = units;
    if (first === undefined) continue;
    const range = { start: constant.start, end: constant.end };
    yield {
      code: 'time-unit',
      range,
      message: `\`timediff\` counts milliseconds: this is ${durationInWords(number)}. Write \`${number * first}\` for ${durationInWords(number * first)}.`,
      fixes: units.map((unit) => fix(range, number * unit, constant.kind === 'Number' ? '' : constant.quote)),
    };
  }
}

const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000] as const;

/** The units that a number was most likely meant in, the likeliest first; none where it makes sense in milliseconds. */
function unitsMeant(number: number): readonly number[] {
  if (!Number.isInteger(number) || number <= 0) return [];
  if (number < 1_000) return usual.filter(({ is }) => is(number)).map(({ unit }) => unit);
  if ([1_440, 2_880, 10_080].includes(number)) return [minute];
  const isRoundInSeconds =
    number % 3_600 === 0 || (number < 10_000 && number % 300 === 0 && number % 500 !== 0);
  const isRoundHere = number % minute === 0 || (number % second === 0 && number % 86_400 !== 0);
  return isRoundInSeconds && !isRoundHere ? [second] : [];
}

/** Nobody looks back less than a second: what numbers below 1000 are usual in. */
const usual: readonly { readonly unit: number; readonly is: (count: number) => boolean }[] = [
  { unit: hour, is: (count) => [1, 2, 4, 6, 8, 12, 24, 36, 48, 72, 96, 168].includes(count) },
  { unit: day, is: (count) => [1, 3, 7, 14, 28, 30, 31, 60, 90, 180, 365].includes(count) },
  { unit: second, is: (count) => count >= 60 && count % 60 === 0 },
  { unit: minute, is: (count) => count <= 60 && count % 5 === 0 },
];

function fix(range: TextRange, milliseconds: number, quote: string) {
  const newText = `${quote}${milliseconds}${quote}`;
  return { title: `Write ${newText} (${durationInWords(milliseconds)})`, edits: [{ range, newText }] };
}
