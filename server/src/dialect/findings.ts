import type { SyntaxCode } from '../xpath/syntax-problem.ts';
import type { Severity, Target } from './target.ts';

interface FindingKind {
  /** What the finding's page is called. */
  readonly title: string;
  readonly severity: Severity | Readonly<Record<Target, Severity>>;
}

/** Every finding, under its code. Each has a page `docs/findings/<code>.md`. */
export const findings = {
  'account-name-in-userid': { title: 'An account name in the place of a SID', severity: 'warning' },
  'always-true': { title: 'A condition that every event satisfies', severity: 'warning' },
  'beyond-xpath-1': { title: 'Syntax of XPath 2.0 or later', severity: 'error' },
  'chained-comparison': { title: 'A comparison is compared again', severity: 'error' },
  'channel-artifact': { title: 'The query ends in !*', severity: 'error' },
  'constant-on-the-left': { title: 'The value stands left of the operator', severity: 'error' },
  'covered-term': { title: 'A condition that another one makes needless', severity: 'information' },
  'direct-channel': {
    title: 'A channel that cannot be subscribed to',
    severity: { dcr: 'error', wef: 'error', local: 'information' },
  },
  'double-escaped': { title: 'Escaped twice', severity: 'error' },
  'escaped-entity': { title: 'An XML entity in a bare query', severity: 'error' },
  'escaped-quote': { title: 'A backslash before a quote', severity: 'error' },
  'expected-closing-bracket': { title: 'A bracket is left open', severity: 'error' },
  'expected-closing-parenthesis': { title: 'A parenthesis is left open', severity: 'error' },
  'expected-closing-quote': { title: 'A quote is left open', severity: 'error' },
  'expected-operand': { title: 'A value or a condition is missing', severity: 'error' },
  'expected-operator': { title: 'Two conditions stand side by side', severity: 'error' },
  'expected-predicate': { title: 'The brackets are empty', severity: 'error' },
  'expected-step': { title: 'A name is missing', severity: 'error' },
  'field-not-in-event': { title: 'A field that the event does not have', severity: 'warning' },
  'foreign-operator': { title: 'An operator of another language', severity: 'error' },
  'id-not-in-channel': { title: 'An event that is logged in another channel', severity: 'warning' },
  'invalid-escape': { title: 'An escape that the document does not know', severity: 'error' },
  'level-not-in-event': { title: 'A level that the events do not have', severity: 'information' },
  'level-on-security': { title: 'A level that audit events do not have', severity: 'warning' },
  'many-data-not-equal': { title: '!= compared with any of several fields', severity: 'warning' },
  'misplaced-channel': { title: 'A channel in front of a bare query', severity: 'error' },
  'missing-bang': { title: 'No ! after the channel', severity: 'error' },
  'missing-channel': { title: 'The query names no channel', severity: 'error' },
  'missing-data-flow': { title: 'Streams or destinations that do not fit together', severity: 'warning' },
  'missing-query': { title: 'A channel without a query', severity: 'error' },
  'nested-too-deeply': { title: 'Too many levels of brackets', severity: 'error' },
  'never-true': { title: 'A condition that no event satisfies', severity: 'warning' },
  'not-a-list': { title: 'One query in the place of a list', severity: 'error' },
  'not-a-query': { title: 'An entry that is no query', severity: 'error' },
  'not-an-event-path': { title: 'The filter does not begin with * or Event', severity: 'error' },
  'not-equal-drops-missing': { title: '!= leaves out events without the field', severity: 'information' },
  'number-condition': { title: 'A number as a condition', severity: 'warning' },
  'overlapping-query': { title: 'Two queries select the same events', severity: 'warning' },
  'pasted-query-list': { title: 'The XML of a query list in the place of a filter', severity: 'error' },
  'path-compared-with-path': { title: 'The right side is no constant', severity: 'error' },
  'query-id': { title: 'The Id of a Query is missing or not its own', severity: 'warning' },
  'querylist-structure': { title: 'A QueryList that is not built as it must be', severity: 'warning' },
  'quoted-query': { title: 'The filter stands in quotes', severity: 'error' },
  'raw-angle': { title: 'A < that XML cannot hold', severity: 'error' },
  'repeated-term': { title: 'A condition that stands twice', severity: 'information' },
  'stray-text': { title: 'Text that is no part of a filter', severity: 'error' },
  'stream-channel-mismatch': { title: 'A channel that the stream is not for', severity: 'warning' },
  'string-condition': { title: 'A string as a condition', severity: 'warning' },
  'suppress-scope': { title: 'A Suppress that no Select of its Query fits', severity: 'warning' },
  'suppress-without-select': { title: 'A Query that only suppresses', severity: 'warning' },
  'time-unit': { title: 'A time difference that is not in milliseconds', severity: 'warning' },
  'time-zone': { title: 'A time that is not in UTC', severity: 'warning' },
  'too-many-queries': { title: 'More than a rule or a list may hold', severity: 'error' },
  'too-many-terms': { title: 'The query has too many terms', severity: 'error' },
  'typographic-quote': { title: 'Typographic quotes', severity: 'error' },
  'unknown-channel': { title: 'A channel that is spelled in another way', severity: 'warning' },
  'unknown-finding': { title: 'A comment names a finding that there is not', severity: 'warning' },
  'unknown-name': { title: 'A name that events do not have', severity: 'warning' },
  'unlinked-data': { title: 'A name and a value that are not tied together', severity: 'warning' },
  'unmatched-closing': { title: 'A bracket closes nothing', severity: 'error' },
  'unproven-construct': { title: 'Documented, but never seen to work', severity: 'information' },
  'unquotable-literal': { title: 'Both kinds of quotes in one value', severity: 'error' },
  'unquoted-value': { title: 'A value without quotes', severity: 'error' },
  'unreadable-host': { title: 'The document cannot be read', severity: 'error' },
  'unsupported-axis': { title: 'An axis that Event Log does not know', severity: 'error' },
  'unsupported-function': { title: 'A function that Event Log does not know', severity: 'error' },
  'unsupported-node-test': { title: 'A node test that Event Log does not know', severity: 'error' },
  'unsupported-not': { title: 'not() is refused', severity: 'error' },
  'unsupported-operator': { title: 'An operator that Event Log does not know', severity: 'error' },
  'unsupported-variable': { title: 'Variables are not supported', severity: 'error' },
  'unused-disable': { title: 'A comment that silences nothing', severity: 'hint' },
  'uppercase-operator': { title: 'AND and OR in capitals', severity: 'error' },
  'value-name': { title: 'A name in the place of a stored value', severity: 'warning' },
  'value-type': { title: 'A value of another type than its field', severity: 'warning' },
  'wildcard-in-value': { title: 'A wildcard in a value', severity: 'warning' },
  'wrong-arguments': { title: 'A function with the wrong arguments', severity: 'error' },
} as const satisfies Record<string, FindingKind> & Record<SyntaxCode, FindingKind>;

export type FindingCode = keyof typeof findings;

/** How grave a finding is for a target, where its rule says nothing else. */
export function severityOf(code: FindingCode, target: Target): Severity {
  const { severity }: FindingKind = findings[code];
  return typeof severity === 'string' ? severity : severity[target];
}
