import fc from 'fast-check';

/** JSON source of a text: each character as it is where JSON lets it be, or in one of its escapes. */
export function jsonSource(text: string): fc.Arbitrary<string> {
  return fc
    .tuple(...[...Array(text.length).keys()].map((at) => fc.constantFrom(...spellings(text.charAt(at)))))
    .map((spelled) => `"${spelled.join('')}"`);
}

/** A text that a query might be, or that makes trouble: brackets at its ends, quotes, backslashes, lone surrogates. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          'Security!',
          '*',
          '[',
          ']',
          '[[',
          'System',
          ' = ',
          "'",
          '"',
          '\\',
          '/',
          '\n',
          '😀',
          '\uD83D',
          'ü',
        ],
      ),
      { maxLength: 10 },
    )
    .map((pieces) => pieces.join('')),
);

/** Blanks and comments, which may stand between any two tokens. */
export const anyTrivia: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(' ', '\t', '\n', '\r\n', '// "xPathQueries": ["a"]\n', '/* ] " */', '/* */', '// é\r\n'),
    { maxLength: 3 },
  )
  .map((pieces) => pieces.join(''));

function spellings(character: string): readonly string[] {
  const code = character.charCodeAt(0).toString(16).padStart(4, '0');
  const escaped = [`\\u${code}`, `\\u${code.toUpperCase()}`];
  const short = shortEscapes.get(character);
  if (short !== undefined) escaped.push(short);
  return character < ' ' || character === '"' || character === '\\'
    ? escaped
    : [character, character, ...escaped];
}

const shortEscapes = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['/', '\\/'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);
