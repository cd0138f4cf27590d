import { hole } from '../text/hole.ts';
import { containsRange, textOf } from '../text/range.ts';
import { severityOf } from './findings.ts';
import type { Finding, Problem } from './problem.ts';
import { isOpaque, type Query } from './query.ts';
import { closingBracketBefore } from './rules/expected-closing-bracket.ts';
import { removeIncomplete } from './rules/expected-operand.ts';
import { unquotableLiteral } from './rules/unquotable-literal.ts';
import { type Rule, refusingRules, rules, wholeRules } from './rules.ts';

/** Everything that is wrong with a query, in the order of its text. What the host document computes is never judged. */
export function check(query: Query): readonly Problem[] {
  const known = checks.get(query);
  if (known) return known;
  const problems = problemsOf(query, rules);
  checks.set(query, problems);
  return problems;
}

/** Those of its errors that make Windows, or a rule of Azure, refuse a query: sooner told than everything that is wrong with it. */
export function refusals(query: Query): readonly Problem[] {
  const problems = checks.get(query) ?? problemsOf(query, refusingRules);
  return problems.filter(({ severity }) => severity === 'error');
}

/** Queries never change, and a document that is typed in is checked again and again. */
const checks = new WeakMap<Query, readonly Problem[]>();

function problemsOf(query: Query, asked: readonly Rule[]): readonly Problem[] {
  if (isOpaque(query)) return [];
  const told = mistakesOf(query, asked)
    .filter(({ range }) => !textOf(query.text, range).includes(hole))
    .map((finding) => ({ severity: severityOf(finding.code, query.target), ...finding }));
  return onePerPlace(told).sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** Where the text as a whole is not what must stand here, or a value ends before its end, nothing else of it can be judged. */
function mistakesOf(query: Query, asked: readonly Rule[]): readonly Finding[] {
  const ofWhole = wholeRules.flatMap((rule) => [...rule(query)]);
  if (ofWhole.length > 0) return ofWhole;
  const found = ofParts(query, asked);
  const [unquotable] = unquotableLiteral(query);
  if (!unquotable) return [...syntax(query), ...withoutConsequences(found, query)];
  const before = [...syntax(query), ...found].filter(({ range }) => range.end <= unquotable.range.start);
  return [...before, unquotable];
}

/** Names among wrong arguments are not judged: it is not known which of them would stay. */
function ofParts(query: Query, asked: readonly Rule[]): readonly Finding[] {
  const found = asked.flatMap((rule) => [...rule(query)]);
  const calls = found.filter(({ code }) => code === 'wrong-arguments');
  return found.filter(
    ({ code, range }) => code !== 'unknown-name' || !calls.some((call) => containsRange(call.range, range)),
  );
}

/** Behind a quote that is missing, values and text have changed places, and behind a bracket elements: what rules say of them is not what is meant. */
function withoutConsequences(found: readonly Finding[], query: Query): readonly Finding[] {
  const open = query.syntax.find(({ code }) => code.startsWith('expected-closing'));
  if (open?.code === 'expected-closing-quote')
    return found.filter(({ range }) => range.end < open.range.start);
  const bracket = open && closingBracketBefore(query);
  return bracket
    ? found.filter(({ code, range }) => code !== 'unknown-name' || range.end < bracket.range.start)
    : found;
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

/** The parser's problems, each with the fixes that need the whole tree. */
function* syntax(query: Query): Generator<Finding> {
  for (const problem of query.syntax) {
    switch (problem.code) {
      case 'expected-operand':
        yield { ...problem, fixes: [...problem.fixes, ...removeIncomplete(query, problem)] };
        break;
      case 'expected-closing-bracket':
        yield closingBracketBefore(query) ?? problem;
        break;
      default:
        yield problem;
    }
  }
}
