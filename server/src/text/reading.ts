/*
 * How Windows reads text as a value: the types of MS-EVEN6 2.2.15.2, and this project's decisions where it is silent. Events and queries
 * are read alike, so that both sides of a comparison speak of the same thing.
 */

/** Integers of any size, decimal or 0x…, and decimals; blanks around them are ignored. `1e3`, `+5` and `` are none (our decision). */
export function numberOf(text: string): bigint | number | undefined {
  const first = text.charCodeAt(0);
  if (first > 57 && first !== 0xfeff && first !== 0xa0) return undefined;
  const trimmed = text.trim();
  if (/^-?\d+(?:\.0*)?$/.test(trimmed)) {
    const digits = trimmed.split('.', 1)[0] ?? trimmed;
    return digits.length < 16 ? Number(digits) + 0 : BigInt(digits);
  }
  if (/^0[xX][0-9A-Fa-f]+$/.test(trimmed)) return BigInt(trimmed);
  return /^-?(?:\d+\.\d+|\.\d+)$/.test(trimmed) ? Number(trimmed) : undefined;
}

/** An integer, for band(): 64 bits, a negative one as its two's complement. */
export function bitsOf(text: string): bigint | undefined {
  const number = numberOf(text);
  if (number === undefined || (typeof number === 'number' && !Number.isInteger(number))) return undefined;
  return BigInt.asUintN(64, BigInt(number));
}

/** As milliseconds since 1970, UTC. A `T` is needed, `Z` is not; fractions are cut to milliseconds; no offsets (our decision). */
export function timeOf(text: string): number | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?Z?$/.exec(text.trim());
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return undefined;
  const milliseconds = Number((parts[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day); // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  if (date.getUTCDate() !== day) return undefined;
  return date.setUTCHours(hour, minute, second, milliseconds);
}

/** Braces and case aside (our decision; the type is [D]). */
export function guidOf(text: string): string | undefined {
  const found = /^\s*(\{)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\})?\s*$/i.exec(text);
  return found && (found[1] === undefined) === (found[3] === undefined) ? found[2]?.toLowerCase() : undefined;
}

export function sidOf(text: string): string | undefined {
  const trimmed = text.trim();
  return /^S-1-\d+(?:-\d+)*$/i.test(trimmed) ? trimmed.toUpperCase() : undefined;
}

export function booleanOf(text: string): boolean | undefined {
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/**
 * Upper case, one character for one: ß stays ß (our decision; Windows compares ordinally). Where JavaScript writes two letters, as for
 * ᾳ and ᾼ, the lower case of both is the same.
 */
export function foldCase(text: string): string {
  const upper = text.toUpperCase();
  if (upper.length === text.length) return upper;
  return Array.from(text, (character) => {
    const folded = character.toUpperCase();
    return folded.length === character.length ? folded : character.toLowerCase();
  }).join('');
}
