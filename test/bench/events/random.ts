/** A source of chance that is the same for the same seed, on every machine. */
export interface Random {
  /** At least 0, less than 1. */
  share(): number;
  /** At least 0, less than `limit`. */
  below(limit: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** Small letters and digits. */
  hex(digits: number): string;
  /** In braces, capitals as Windows writes them. */
  guid(): string;
}

/** Mulberry32: 32 bits of state, as good as samples need it. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return { share, below, pick, hex, guid };

  function bits(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  function share(): number {
    return bits() / 2 ** 32;
  }

  function below(limit: number): number {
    return Math.floor(share() * limit);
  }

  function pick<T>(items: readonly [T, ...T[]]): T {
    return items[below(items.length)] ?? items[0];
  }

  function hex(digits: number): string {
    let text = '';
    while (text.length < digits) text += bits().toString(16).padStart(8, '0');
    return text.slice(0, digits);
  }

  function guid(): string {
    const digits = hex(32).toUpperCase();
    return `{${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}}`;
  }
}
