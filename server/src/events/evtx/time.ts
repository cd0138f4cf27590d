/** Hundreds of nanoseconds since 1601 (FILETIME), as Windows writes them: `2019-03-19T23:34:25.8943410Z`. */
export function fileTimeText(ticks: bigint): string {
  const milliseconds = Number(ticks / BigInt(ticksOfMillisecond)) - millisecondsTo1970;
  const rest = String(ticks % BigInt(ticksOfMillisecond)).padStart(4, '0');
  return new Date(milliseconds).toISOString().replace('Z', `${rest}Z`);
}

export const ticksOfMillisecond = 10_000;
export const millisecondsTo1970 = 11_644_473_600_000;

/** Year, month, day of the week, day, hour, minute, second, millisecond (SYSTEMTIME); taken as they are, whether there is such a day or not. */
export function systemTimeText(view: DataView, start: number): string {
  const part = (index: number, digits: number) =>
    String(view.getUint16(start + index * 2, true)).padStart(digits, '0');
  const day = `${part(0, 4)}-${part(1, 2)}-${part(3, 2)}`;
  return `${day}T${part(4, 2)}:${part(5, 2)}:${part(6, 2)}.${part(7, 3)}Z`;
}
