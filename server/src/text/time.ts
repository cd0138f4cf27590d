/** A time in milliseconds since 1970 as people say it, in UTC, no more exact than it is: `14 May 2024 08:30 UTC`. */
export function timeInWords(milliseconds: number): string {
  const [date = '', time = ''] = new Date(milliseconds).toISOString().split('T');
  const [year, month, day] = date.replace(/^[+-]/, '').split('-');
  const clock = time
    .replace('Z', '')
    .replace(/\.000$/, '')
    .replace(/^(\d\d:\d\d):00$/, '$1');
  return `${Number(day)} ${months[Number(month) - 1]} ${year} ${clock} UTC`;
}

const months: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
