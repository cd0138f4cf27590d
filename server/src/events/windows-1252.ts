/** The labels of the Encoding Standard by which XML files name it; ISO-8859-1 means the same there. */
export function isWindows1252(label: string): boolean {
  return /^(?:windows-1252|(?:x-)?cp1252|cp819|(?:us-)?ascii|iso[-_]?8859-?1|latin1|l1)$/.test(label);
}

/** Sets right what Node 20 decodes as ISO-8859-1 in spite of the Encoding Standard; a right text stays as it is. */
export function repairWindows1252(text: string): string {
  return text.replace(
    /[\u0080-\u009F]/g,
    (character) => upperRow[character.charCodeAt(0) - 0x80] ?? character,
  );
}

/** `undefined` where a character is none of the 256. */
export function encodeWindows1252(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const upper = upperRow.indexOf(text.charAt(index));
    if (upper < 0 && (code > 0xff || (code >= 0x80 && code < 0xa0))) return undefined;
    bytes[index] = upper < 0 ? code : 0x80 + upper;
  }
  return bytes;
}

/** 0x80 to 0x9F; five of them are control characters. */
const upperRow = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
