import type { Finding } from './problem.ts';
import type { Query } from './query.ts';
import { accountNameInUserID } from './rules/account-name-in-userid.ts';
import { alwaysTrue } from './rules/always-true.ts';
import { beyondXPath1 } from './rules/beyond-xpath-1.ts';
import { chainedComparison } from './rules/chained-comparison.ts';
import { channelArtifact } from './rules/channel-artifact.ts';
import { constantOnTheLeft } from './rules/constant-on-the-left.ts';
import { coveredTerm } from './rules/covered-term.ts';
import { directChannel } from './rules/direct-channel.ts';
import { escapedEntity } from './rules/escaped-entity.ts';
import { fieldNotInEvent } from './rules/field-not-in-event.ts';
import { idNotInChannel } from './rules/id-not-in-channel.ts';
import { levelNotInEvent } from './rules/level-not-in-event.ts';
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

/** Finds one kind of mistake. */
export type Rule = (query: Query) => Iterable<Finding>;

/** What is wrong with a text as a whole: where one of these finds something, its parts are not what they seem. */
export const wholeRules: readonly Rule[] = [pastedQueryList, quotedQuery, missingQuery];

/** What is wrong with the parts of a query. */
export const rules: readonly Rule[] = [
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
  levelNotInEvent,
  idNotInChannel,
  fieldNotInEvent,
  notEqualDropsMissing,
  escapedEntity,
  // Where one term stands at the limit, what is wrong with that term tells more.
  tooManyTerms,
];

/** Those that never say that Windows refuses a query: they judge what it selects, by all that is known of events. */
const advisingRules: ReadonlySet<Rule> = new Set([
  accountNameInUserID,
  timeZone,
  valueName,
  neverTrue,
  alwaysTrue,
  repeatedTerm,
  coveredTerm,
  unlinkedData,
  manyDataNotEqual,
  wildcardInValue,
  timeUnit,
  levelOnSecurity,
  levelNotInEvent,
  idNotInChannel,
  fieldNotInEvent,
  notEqualDropsMissing,
]);

/** The others: what makes Windows, or a rule of Azure, refuse a query is among what they find. */
export const refusingRules: readonly Rule[] = rules.filter((rule) => !advisingRules.has(rule));
