import type { TextRange } from '../../text/range.ts';
import { timeOf } from '../../text/reading.ts';
import { comparedFields } from '../compared-field.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';

/**
 * Times are UTC and end in `Z` (MS-EVEN6 2.2.15.2, [D]). Without it they are used by Microsoft itself (CSS_SQL_Networking_Tools#34, [R]);
 * an offset, a blank for the `T` and a date alone are outside of the documented form: here, no time (our decision).
 */
export function* timeZone(query: Query): Generator<Finding> {
  for (const { path, constant, comparison, call } of comparedFields(query)) {
    if (path !== 'System/TimeCreated/@SystemTime' || call || constant.kind !== 'Literal') continue;
    const { value, quote } = constant;
    const range = { start: constant.start, end: constant.end };
    if (timeOf(value) === undefined) {
      const meant = utcOf(value.trim());
      if (meant !== undefined)
        yield noTime({ start: comparison.start, end: comparison.end }, range, `${quote}${meant}${quote}`);
    } else if (!value.trim().endsWith('Z')) {
      yield {
        code: 'time-zone',
        range,
        message: 'Times are UTC, never local time, and end in `Z`. Write `Z` at the end.',
        severity: 'information',
        fixes: [writing(range, `${quote}${value.trim()}Z${quote}`)],
      };
    }
  }
}

function noTime(range: TextRange, literal: TextRange, time: string): Finding {
  const message = `Times have one form, in UTC: date, \`T\`, time, \`Z\`. Write \`${time}\`.`;
  return { code: 'time-zone', range, message, fixes: [writing(literal, time)] };
}

function writing(range: TextRange, newText: string) {
  return { title: `Write ${newText}`, edits: [{ range, newText }] };
}

/** What a time in another ISO 8601 form is in UTC; one without an offset is taken for UTC. */
function utcOf(value: string): string | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(\.\d+)? ?(Z|UTC|[+-]\d\d(?::?\d\d)?)?)?$/.exec(
    value,
  );
  if (!parts) return undefined;
  const [, date, minutes = '00:00', seconds = ':00', fraction = '', zone = 'Z'] = parts;
  const digits = fraction.slice(1, 1 + 3).padEnd(3, '0');
  const utc = timeOf(`${date}T${minutes}${seconds}.${digits}Z`);
  return utc === undefined ? undefined : new Date(utc - offsetOf(zone)).toISOString();
}

/** In milliseconds. */
function offsetOf(zone: string): number {
  const parts = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (!parts) return 0;
  const [, sign, hours, minutes = '0'] = parts;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
