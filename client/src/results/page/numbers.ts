/** `3,450` */
export function count(value: number): string {
  return grouped.format(value);
}

/** `1 event`, `3,450 events` */
export function events(value: number): string {
  return `${count(value)} ${value === 1 ? 'event' : 'events'}`;
}

/** A share in whole percent; what is not nothing, or not all, never looks as if it were. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '0 %';
  const share = (part / whole) * 100;
  if (share > 0 && share < 1) return '< 1 %';
  if (share < 100 && share > 99) return '> 99 %';
  return `${Math.round(share)} %`;
}

/** `512 bytes`, `4.2 MB` */
export function bytes(value: number): string {
  if (value < 1000) return `${value} bytes`;
  const power = Math.min(Math.floor(Math.log10(value) / 3), units.length);
  const scaled = value / 1000 ** power;
  return `${scaled < 10 ? scaled.toFixed(1) : Math.round(scaled)} ${units[power - 1]}`;
}

const units = ['kB', 'MB', 'GB', 'TB'];
const grouped = new Intl.NumberFormat('en-US');
