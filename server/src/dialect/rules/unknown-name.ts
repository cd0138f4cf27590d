import { schemaElements } from '../../catalog/schema.ts';
import { insertion } from '../../text/edit.ts';
import { textOf } from '../../text/range.ts';
import type { NameTest, Step } from '../../xpath/ast.ts';
import { closest } from '../closest.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { type Scope, stepsInScope } from '../scope.ts';

/**
 * Event Log compares names with case, so `EventId` compiles and selects nothing (windows-itpro-docs#850, [R]; attributes by analogy, [I]).
 * What can stand where is the Event schema's (win32 eventschema); below UserData anything can. A name that is right elsewhere is told once.
 */
export function* unknownName({ expr, text, syntax }: Query): Generator<Finding> {
  const hasStrayBrackets = syntax.some(({ code }) => bracketCodes.has(code));
  const misplaced = new Set<string>();
  for (const { step, scope } of stepsInScope(expr)) {
    if (step.test.kind !== 'NameTest' || step.test.name === '*' || step.test.start === step.test.end)
      continue;
    if (step.test.name.includes(':')) yield prefixed(step.test);
    else if (scope !== 'root' && scope !== 'unknown') {
      const finding =
        step.axis.name === 'attribute' ? attribute(step.test, scope) : element(step, step.test, scope, text);
      if (!finding || misplaced.has(finding.message)) continue;
      if (finding.fixes.length === 0 && hasStrayBrackets) continue;
      if (finding.fixes.length === 0) misplaced.add(finding.message);
      yield finding;
    }
  }
}

/** Where a bracket is missing, names stand in the wrong element for that reason alone. */
const bracketCodes: ReadonlySet<string> = new Set([
  'expected-closing-bracket',
  'expected-closing-parenthesis',
  'unmatched-closing',
]);

function prefixed(test: NameTest): Finding {
  const [prefix = '', local = ''] = test.name.split(':');
  return {
    code: 'unknown-name',
    range: { start: test.start, end: test.end },
    message: `Event Log knows no namespaces. Write \`${local}\` without \`${prefix}:\`.`,
    fixes: [{ title: `Write ${local}`, edits: [{ range: test, newText: local }] }],
  };
}

type Holder = Exclude<Scope, 'root' | 'unknown'>;

function attribute(test: NameTest, { name: holder, attributes, open }: Holder): Finding | undefined {
  const names = attributes.map(({ name }) => name);
  if (open || names.includes(test.name)) return undefined;
  return misspelt(
    test,
    closest(test.name, names),
    names.length > 0
      ? `${holder} has no attribute \`${test.name}\`; it has ${list(names)}.`
      : `${holder} has no attributes.`,
  );
}

function element(step: Step, test: NameTest, holder: Holder, text: string): Finding | undefined {
  if (holder.open || holder.children.includes(test.name)) return undefined;
  const near = closest(test.name, holder.children);
  if (near) return misspelt(test, near, '');
  if (holder.name === 'EventData') return namedData(step, test, text);
  const home = schemaElements().find(
    ({ name, children }) => children.includes(test.name) && name !== 'RenderingInfo',
  );
  const place =
    holder.children.length > 0
      ? `${holder.name} has no element \`${test.name}\``
      : `${holder.name} holds no elements`;
  return misspelt(test, undefined, home ? `${place}; it stands in ${home.name}.` : `${place}.`);
}

/** `EventData/TargetUserName`: fields of EventData are all called Data and carry their name in `@Name`. */
function namedData(step: Step, test: NameTest, text: string): Finding {
  const written = `Data[@Name='${test.name}']`;
  const range = { start: test.start, end: test.end };
  return {
    code: 'unknown-name',
    range,
    message: `The fields of EventData are all called Data. Write \`${written}\`.`,
    fixes:
      step.predicates.length === 0 && textOf(text, range) === test.name
        ? [
            {
              title: `Write ${written}`,
              edits: [insertion(test.start, "Data[@Name='"), insertion(test.end, "']")],
            },
          ]
        : [],
  };
}

function misspelt(test: NameTest, near: string | undefined, otherwise: string): Finding {
  const range = { start: test.start, end: test.end };
  if (!near) return { code: 'unknown-name', range, message: `${otherwise} It selects nothing.`, fixes: [] };
  return {
    code: 'unknown-name',
    range,
    message: `\`${test.name}\` is spelled \`${near}\`; as it stands, it selects nothing.`,
    fixes: [{ title: `Write ${near}`, edits: [{ range, newText: near }] }],
  };
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
