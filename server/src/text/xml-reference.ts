/** The character that a reference stands for; `undefined` where XML itself does not know it. */
export function meaningOfReference(reference: string): string | undefined {
  const code = codeOf(reference);
  if (code === undefined) return meanings.get(reference);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** `[66] CharRef ::= '&#' [0-9]+ ';' | '&#x' [0-9a-fA-F]+ ';'` */
function codeOf(reference: string): number | undefined {
  const { decimal, hex } = /^&#(?:(?<decimal>[0-9]+)|x(?<hex>[0-9A-Fa-f]+));$/.exec(reference)?.groups ?? {};
  if (decimal !== undefined) return Number.parseInt(decimal, 10);
  return hex === undefined ? undefined : Number.parseInt(hex, 16);
}

const meanings: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
]);
