/** Numbers in the words of the view. */

/** `1 event`, `3,450 events`. */
export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

/** `820 B`, `68 KB`, `1.2 GB`. */
export function sizeOf(bytes: number): string {
  const unit = sizeUnits.findLast(({ size }) => bytes >= size);
  if (!unit) return `${bytes} B`;
  const count = bytes / unit.size;
  return `${count < 10 ? count.toFixed(1).replace(/\.0$/, '') : Math.round(count)} ${unit.name}`;
}

/** The days between two times, in milliseconds since 1970: `2025-03-11`, `2025-03-11 – 2025-04-02`. */
export function daysOf(from: number, to: number): string {
  const [first, last] = [dayOf(from), dayOf(to)];
  return first === last ? first : `${first} – ${last}`;
}

/** Both to the second: `2025-03-11 05:31:02 – 2025-03-11 17:02:40 UTC`. */
export function spanOf(from: number, to: number): string {
  return `${secondOf(from)} – ${secondOf(to)} UTC`;
}

/** `3 s`, `2 min`, `1 h`. */
export function durationOf(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

const sizeUnits = [
  { name: 'KB', size: 1024 },
  { name: 'MB', size: 1024 ** 2 },
  { name: 'GB', size: 1024 ** 3 },
];

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, '2025-03-11'.length);
}

function secondOf(time: number): string {
  return new Date(time).toISOString().slice(0, '2025-03-11T05:31:02'.length).replace('T', ' ');
}
