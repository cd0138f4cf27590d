/** A duration in milliseconds as people say it, in its two largest units: `1 day`, `1 hour 30 minutes`, `86.4 seconds`; weeks are whole, or days. */
export function durationInWords(milliseconds: number): string {
  let rest = Math.abs(milliseconds);
  const parts: string[] = [];
  for (const [unit, length] of units) {
    const count = Math.floor(rest / length);
    if (count === 0 || parts.length === 2 || (unit === 'week' && rest % length > 0)) continue;
    parts.push(counted(count, unit));
    rest -= count * length;
  }
  if (parts.length === 0 || rest > 0) return exact(milliseconds);
  return parts.join(' ');
}

const units: readonly (readonly [name: string, milliseconds: number])[] = [
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

function exact(milliseconds: number): string {
  if (Math.abs(milliseconds) < 1_000) return counted(milliseconds, 'millisecond');
  return counted(Math.round(milliseconds) / 1_000, 'second');
}

function counted(count: number, unit: string): string {
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}

/** A duration in about its two largest units, for people who only want to know how long: `2 hours`, `1 day 4 hours`, `13 minutes 5 seconds`. */
export function roughDuration(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  const index = roughUnits.findIndex(([, unit]) => length >= unit);
  const [, smallest] = roughUnits[index + 1] ?? [];
  if (index < 0 || smallest === undefined) return durationInWords(Math.round(length));
  return durationInWords(Math.round(length / smallest) * smallest);
}

const roughUnits = units.filter(([unit]) => unit !== 'week');
