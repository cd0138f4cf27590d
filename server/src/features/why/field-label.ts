import type { Field } from '../sentence/condition.ts';

/** What people call a field of an event: `EventID`, `LogonType`, `ProcessID`, `Data 2`. */
export function fieldLabel({ path, data }: Pick<Field, 'path' | 'data'>): string {
  if (data) return 'name' in data ? data.name : `Data ${data.place}`;
  const short = shortLabels.get(path);
  if (short !== undefined) return short;
  const names = path.split('/').map((name) => name.replace('@', ''));
  const last = names.filter((name) => name !== '*').at(-1) ?? path;
  return path.endsWith('/@Name') ? `Name of ${names.at(-2) ?? path}` : last;
}

const shortLabels: ReadonlyMap<string, string> = new Map([
  ['System/Provider/@Name', 'Provider'],
  ['System/Provider/@Guid', 'Provider Guid'],
  ['System/TimeCreated/@SystemTime', 'TimeCreated'],
]);
