import type { EmbeddedQuery, HostProblem } from '../embedded-query.ts';
import { dataFlowProblems } from './rule-data-flows.ts';
import { flatValues, type RuleObject, textsOf, valuesOf } from './rule-value.ts';

/** What is wrong with data collection rules as a whole. @param rules the objects that hold data sources */
export function* ruleProblems(
  text: string,
  rules: Iterable<RuleObject>,
  queries: readonly EmbeddedQuery[],
): Generator<HostProblem> {
  yield* tooManyQueries(queries);
  for (const rule of rules) {
    yield* tooManyDataSources(rule);
    yield* dataFlowProblems(text, rule);
  }
}

/** At most 100 XPath queries in a rule (service limits of Azure Monitor; the portal says the same of its boxes). */
function* tooManyQueries(queries: readonly EmbeddedQuery[]): Generator<HostProblem> {
  const counts = new Map<number, number>();
  for (const { rule, hostRange: range } of queries) {
    if (rule === undefined) continue;
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    if (count !== mostQueries + 1) continue;
    const message = `A rule has ${mostQueries} queries at most, and this is one more: move the rest to another rule.`;
    yield { code: 'too-many-queries', range, message };
  }
}

/** At most 10 data sources in a rule, of whatever kind (service limits of Azure Monitor). */
function* tooManyDataSources(rule: RuleObject): Generator<HostProblem> {
  const sources = valuesOf(rule, 'datasources')
    .flatMap((value) => (value.kind === 'object' ? value.members : []))
    .flatMap(({ value }) => flatValues([value]))
    .filter((value) => value.kind === 'object');
  const odd = sources[mostDataSources];
  if (!odd) return;
  const range = textsOf(valuesOf(odd, 'name'))?.[0]?.range ?? odd.range;
  const message = `A rule has ${mostDataSources} data sources at most, and this is one more: write its queries into another one, or into another rule.`;
  yield { code: 'too-many-queries', range, message };
}

const mostQueries = 100;
const mostDataSources = 10;
