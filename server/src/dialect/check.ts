import { hole } from '../text/hole.ts';
import { containsRange, textOf } from '../text/range.ts';
import { severityOf } from './findings.ts';
import type { Finding, Problem } from './problem.ts';
import { isOpaque, type Query } from './query.ts';
import { accountNameInUserID } from './rules/account-name-in-userid.ts';
import { alwaysTrue } from './rules/always-true.ts';
import { beyondXPath1 } from './rules/beyond-xpath-1.ts';
import { chainedComparison } from './rules/chained-comparison.ts';
import { channelArtifact } from './rules/channel-artifact.ts';
import { constantOnTheLeft } from './rules/constant-on-the-left.ts';
import { coveredTerm } from './rules/covered-term.ts';
import { directChannel } from './rules/direct-channel.ts';
import { escapedEntity } from './rules/escaped-entity.ts';
import { removeIncomplete } from './rules/expected-operand.ts';
import { fieldNotInEvent } from './rules/field-not-in-event.ts';
import { idNotInChannel } from './rules/id-not-in-channel.ts';
import { levelOnSecurity } from './rules/level-on-security.ts';
import { manyDataNotEqual } from './rules/many-data-not-equal.ts';
import { misplacedChannel } from './rules/misplaced-channel.ts';
import { missingBang } from './rules/missing-bang.ts';
import { missingChannel } from './rules/missing-channel.ts';
import { missingQuery } from './rules/missing-query.ts';
import { neverTrue } from './rules/never-true.ts';
import { notAnEventPath } from './rules/not-an-event-path.ts';
import { notEqualDropsMissing } from './rules/not-equal-drops-missing.ts';
import { numberCondition } from './rules/number-condition.ts';
import { pastedQueryList } from './rules/pasted-query-list.ts';
import { pathComparedWithPath } from './rules/path-compared-with-path.ts';
import { quotedQuery } from './rules/quoted-query.ts';
import { repeatedTerm } from './rules/repeated-term.ts';
import { streamChannelMismatch } from './rules/stream-channel-mismatch.ts';
import { stringCondition } from './rules/string-condition.ts';
import { timeUnit } from './rules/time-unit.ts';
import { timeZone } from './rules/time-zone.ts';
import { tooManyTerms } from './rules/too-many-terms.ts';
import { unknownChannel } from './rules/unknown-channel.ts';
import { unknownName } from './rules/unknown-name.ts';
import { unlinkedData } from './rules/unlinked-data.ts';
import { unprovenConstruct } from './rules/unproven-construct.ts';
import { unquotableLiteral } from './rules/unquotable-literal.ts';
import { unsupportedAxis } from './rules/unsupported-axis.ts';
import { unsupportedFunction } from './rules/unsupported-function.ts';
import { unsupportedNodeTest } from './rules/unsupported-node-test.ts';
import { unsupportedNot } from './rules/unsupported-not.ts';
import { unsupportedOperator } from './rules/unsupported-operator.ts';
import { unsupportedVariable } from './rules/unsupported-variable.ts';
import { valueName } from './rules/value-name.ts';
import { valueType } from './rules/value-type.ts';
import { wildcardInValue } from './rules/wildcard-in-value.ts';
import { wrongArguments } from './rules/wrong-arguments.ts';

/** Everything that is wrong with a query, in the order of its text. What the host document computes is never judged. */
export function check(query: Query): readonly Problem[] {
  const known = checks.get(query);
  if (known) return known;
  const problems = isOpaque(query) ? [] : problemsOf(query);
  checks.set(query, problems);
  return problems;
}

/** Queries never change, and a document that is typed in is checked again and again. */
const checks = new WeakMap<Query, readonly Problem[]>();

function problemsOf(query: Query): readonly Problem[] {
  const told = mistakesOf(query)
    .filter(({ range }) => !textOf(query.text, range).includes(hole))
    .map((finding) => ({ severity: severityOf(finding.code, query.target), ...finding }));
  return onePerPlace(told).sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** Where the text as a whole is not what must stand here, or a value ends before its end, nothing else of it can be judged. */
function mistakesOf(query: Query): readonly Finding[] {
  const ofWhole = wholeRules.flatMap((rule) => [...rule(query)]);
  if (ofWhole.length > 0) return ofWhole;
  const found = ofParts(query);
  const [unquotable] = unquotableLiteral(query);
  if (!unquotable) return [...syntax(query), ...withoutConsequences(found, query)];
  const before = [...syntax(query), ...found].filter(({ range }) => range.end <= unquotable.range.start);
  return [...before, unquotable];
}

/** Names among wrong arguments are not judged: it is not known which of them would stay. */
function ofParts(query: Query): readonly Finding[] {
  const found = rules.flatMap((rule) => [...rule(query)]);
  const calls = found.filter(({ code }) => code === 'wrong-arguments');
  return found.filter(
    ({ code, range }) => code !== 'unknown-name' || !calls.some((call) => containsRange(call.range, range)),
  );
}

/** Behind a quote that is missing, values and text have changed places: what rules say of them is not what is meant. */
function withoutConsequences(found: readonly Finding[], { syntax }: Query): readonly Finding[] {
  const quote = syntax.find(({ code }) => code === 'expected-closing-quote');
  return quote ? found.filter(({ range }) => range.end < quote.range.start) : found;
}

/** Two findings of the same text come from one mistake: the first one that is an error, else the first one, tells it. */
function onePerPlace(problems: readonly Problem[]): Problem[] {
  const byPlace = new Map<string, Problem>();
  for (const problem of problems) {
    const place = [problem.at, problem.range.start, problem.range.end].join('-');
    const before = byPlace.get(place);
    if (!before || (problem.severity === 'error' && before.severity !== 'error')) byPlace.set(place, problem);
  }
  return [...byPlace.values()];
}

type Rule = (query: Query) => Iterable<Finding>;

/** What is wrong with a text as a whole: where one of these finds something, its parts are not what they seem. */
const wholeRules: readonly Rule[] = [pastedQueryList, quotedQuery, missingQuery];

const rules: readonly Rule[] = [
  missingChannel,
  missingBang,
  misplacedChannel,
  channelArtifact,
  unknownChannel,
  directChannel,
  streamChannelMismatch,
  notAnEventPath,
  beyondXPath1,
  unsupportedFunction,
  unsupportedNot,
  unsupportedAxis,
  unsupportedNodeTest,
  unsupportedOperator,
  unsupportedVariable,
  wrongArguments,
  unprovenConstruct,
  constantOnTheLeft,
  pathComparedWithPath,
  chainedComparison,
  unknownName,
  tooManyTerms,
  accountNameInUserID,
  timeZone,
  valueName,
  valueType,
  neverTrue,
  alwaysTrue,
  repeatedTerm,
  coveredTerm,
  stringCondition,
  numberCondition,
  unlinkedData,
  manyDataNotEqual,
  wildcardInValue,
  timeUnit,
  levelOnSecurity,
  idNotInChannel,
  fieldNotInEvent,
  notEqualDropsMissing,
  escapedEntity,
];

/** The parser's problems, each with the fixes that need the whole tree. */
function* syntax(query: Query): Generator<Finding> {
  for (const problem of query.syntax) {
    const isOperand = problem.code === 'expected-operand';
    yield {
      ...problem,
      fixes: isOperand ? [...problem.fixes, ...removeIncomplete(query, problem)] : problem.fixes,
    };
  }
}
