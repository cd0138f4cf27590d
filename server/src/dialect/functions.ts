/** What Event Log's three functions take (MS-EVEN6 2.2.15.2, win32 consuming-events, [D]). */
export interface EventLogFunction {
  readonly name: string;
  readonly signature: string;
  readonly least: number;
  readonly most: number;
}

export const eventLogFunctions: readonly EventLogFunction[] = [
  { name: 'position', signature: 'position()', least: 0, most: 0 },
  { name: 'band', signature: 'band(Keywords, 9007199254740992)', least: 2, most: 2 },
  { name: 'timediff', signature: 'timediff(@SystemTime)', least: 1, most: 2 },
];

/** The function of a name in any case. */
export function eventLogFunction(name: string): EventLogFunction | undefined {
  return eventLogFunctions.find((known) => known.name === name.toLowerCase());
}

/** XPath 1.0's core function library (section 4), save for position() and not(). */
export const coreFunctions: ReadonlySet<string> = new Set([
  'last',
  'count',
  'id',
  'local-name',
  'namespace-uri',
  'name',
  'string',
  'concat',
  'starts-with',
  'contains',
  'substring-before',
  'substring-after',
  'substring',
  'string-length',
  'normalize-space',
  'translate',
  'boolean',
  'true',
  'false',
  'lang',
  'number',
  'sum',
  'floor',
  'ceiling',
  'round',
]);

/** Functions of XPath 2.0 to 3.1 that people try in filters. */
export const laterFunctions: ReadonlySet<string> = new Set([
  'matches',
  'ends-with',
  'lower-case',
  'upper-case',
  'replace',
  'tokenize',
  'string-join',
  'compare',
  'codepoint-equal',
  'contains-token',
  'exists',
  'empty',
  'distinct-values',
  'index-of',
  'deep-equal',
  'min',
  'max',
  'avg',
  'abs',
  'round-half-to-even',
  'data',
  'head',
  'tail',
  'reverse',
  'subsequence',
  'zero-or-one',
  'one-or-more',
  'exactly-one',
  'current-dateTime',
  'current-date',
  'current-time',
  'dateTime',
  'year-from-dateTime',
  'month-from-dateTime',
  'day-from-dateTime',
  'hours-from-dateTime',
  'minutes-from-dateTime',
  'seconds-from-dateTime',
  'days-from-duration',
  'xs:dateTime',
  'xs:date',
  'xs:integer',
  'xs:int',
  'xs:string',
  'xs:double',
  'xs:decimal',
  'xs:boolean',
  'xs:dayTimeDuration',
  'filter',
  'for-each',
  'fold-left',
  'sort',
  'parse-xml',
  'analyze-string',
  'format-number',
  'format-dateTime',
  'string-to-codepoints',
  'codepoints-to-string',
  'nilled',
  'error',
  'trace',
  'unordered',
  'innermost',
  'outermost',
  'has-children',
  'path',
  'generate-id',
]);
