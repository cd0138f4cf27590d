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

/** 0x80 to 0x9F; five of them are control characters. */
const upperRow = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
