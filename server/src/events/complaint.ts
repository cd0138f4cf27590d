import { ParseError } from '@xmldom/xmldom';
import type { ReadProblem } from './event.ts';

/** Says in plain words what xmldom complained of, and where, if it kept places. */
export function problemOf(complaint: string, error: unknown, xml: string): ReadProblem {
  const sentence = sentences.find(([pattern]) => pattern.test(complaint))?.[1];
  return { message: sentence ?? 'The XML of this event is malformed.', offset: offsetOf(error, xml) };
}

const sentences: readonly (readonly [RegExp, string])[] = [
  [/redefined/, 'An attribute is given twice in the same tag.'],
  [/missed value/, 'An attribute has no value.'],
  [/quot|equal|expected|after "="|no end/, 'The value of an attribute must stand in quotes.'],
  [/space is required/, 'A blank is missing between two attributes.'],
  [/tag ?name|invalid attribute/i, 'A tag holds a name that XML does not allow.'],
  [/comment/, 'A comment must not hold `--` or control characters.'],
  [/CDATA/, 'A CDATA section holds control characters.'],
  [
    /xml declaration|processing instruction/,
    'An XML declaration or processing instruction stands where none may be.',
  ],
];

function offsetOf(error: unknown, xml: string): number {
  const locator: unknown = error instanceof ParseError ? error.locator : undefined;
  if (typeof locator !== 'object' || locator === null) return 0;
  const { lineNumber, columnNumber } = { lineNumber: 1, columnNumber: 1, ...locator };
  const lineEnd = /\r\n?|\n/g;
  for (let line = 1; line < lineNumber; line++) {
    if (!lineEnd.exec(xml)) return 0;
  }
  return lineEnd.lastIndex + Math.max(columnNumber, 1) - 1;
}
