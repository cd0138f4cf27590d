/** A time as events write it, in its parts for a narrow column. All times are UTC, as in the log. */
export interface TimeParts {
  readonly day: string;
  /** To the millisecond. */
  readonly time: string;
}

/** `undefined` for what is no time. @param text `2024-05-01T09:12:04.1180000Z` */
export function timeParts(text: string): TimeParts | undefined {
  const [, day, time, fraction = ''] = written.exec(text) ?? [];
  if (day === undefined || time === undefined) return undefined;
  return { day, time: `${time}.${fraction.padEnd(3, '0').slice(0, 3)}` };
}

/** How much of their dates tells times from each other. */
export type DateStyle = 'none' | 'day' | 'whole';

/** @param span from the oldest to the newest, in milliseconds since 1970; of times that are not known, all may be told */
export function dateStyle(span: { readonly from: number; readonly to: number } | undefined): DateStyle {
  if (!span) return 'whole';
  if (isSameDay(span.from, span.to)) return 'none';
  return yearOf(span.from) === yearOf(span.to) ? 'day' : 'whole';
}

/** `2024-05-01`, `1 May`, or nothing. @param day as `TimeParts` has it */
export function dateText(day: string, style: DateStyle): string {
  if (style === 'none') return '';
  const [, month, date] = day.split('-').map(Number);
  return style === 'day' ? `${date} ${months[(month ?? 1) - 1]}` : day;
}

/** `2024-05-01 09:12:04`, or without the day. @param milliseconds since 1970 */
export function timeText(milliseconds: number, withDay: boolean): string {
  const text = new Date(milliseconds).toISOString();
  return withDay ? `${text.slice(0, 10)} ${text.slice(11, 19)}` : text.slice(11, 19);
}

export function isSameDay(one: number, other: number): boolean {
  return Math.floor(one / day) === Math.floor(other / day);
}

function yearOf(milliseconds: number): number {
  return new Date(milliseconds).getUTCFullYear();
}

const day = 86_400_000;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const written = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/;
