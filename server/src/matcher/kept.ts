/** What was found out before, by its name: bounded in bytes, and what was not asked for longest goes first. */
export interface Kept<T> {
  get(name: string): T | undefined;
  set(name: string, found: T, bytes: number): void;
}

export function kept<T>(mostBytes: number): Kept<T> {
  const entries = new Map<string, { readonly found: T; readonly bytes: number }>();
  let total = 0;
  return { get, set };

  function get(name: string): T | undefined {
    const entry = entries.get(name);
    if (!entry) return undefined;
    entries.delete(name);
    entries.set(name, entry);
    return entry.found;
  }

  function set(name: string, found: T, bytes: number): void {
    total -= entries.get(name)?.bytes ?? 0;
    entries.delete(name);
    const entry = { found, bytes: bytes + name.length * 2 + overhead };
    entries.set(name, entry);
    total += entry.bytes;
    for (const [oldest, each] of entries) {
      if (total <= mostBytes) return;
      entries.delete(oldest);
      total -= each.bytes;
    }
  }
}

/** Of an entry of a map, in bytes. */
const overhead = 100;
