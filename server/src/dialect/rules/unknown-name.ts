import { type SchemaElement, schemaElement, schemaElements } from '../../catalog/schema.ts';
import { insertion, removal } from '../../text/edit.ts';
import { textOf } from '../../text/range.ts';
import type { NameTest, Step } from '../../xpath/ast.ts';
import type { Fix } from '../../xpath/syntax-problem.ts';
import { closest } from '../closest.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { type Scope, stepsInScope } from '../scope.ts';

/**
 * Event Log compares names with case, so `EventId` compiles and selects nothing (windows-itpro-docs#850, [R]; attributes by analogy, [I]).
 * What can stand where is the Event schema's (win32 eventschema); below UserData anything can. A name that is right elsewhere is told once.
 */
export function* unknownName({ expr, text }: Query): Generator<Finding> {
  const found = [...stepsInScope(expr)].flatMap(({ step, scope }) => unknown(step, scope, text) ?? []);
  const told = new Set<string>();
  for (const { isElsewhere, ...finding } of found) {
    if (!isElsewhere) yield finding;
    else if (!told.has(finding.message)) yield { ...finding, fixes: withAllEdits(finding, found) };
    told.add(finding.message);
  }
}

interface UnknownName extends Finding {
  readonly isElsewhere?: true;
}

function withAllEdits({ message, fixes }: Finding, found: readonly UnknownName[]): Finding['fixes'] {
  const same = found.filter((each) => each.message === message);
  return fixes.map((fix, index) => ({
    ...fix,
    edits: same.flatMap((each) => each.fixes[index]?.edits ?? []),
  }));
}

function unknown(step: Step, scope: Scope, text: string): UnknownName | undefined {
  const { test, axis, separator } = step;
  if (test.kind !== 'NameTest' || test.name === '*' || separator?.text === '//') return undefined;
  if (test.name.includes(':')) return prefixed(test);
  if (scope === 'root' || scope === 'unknown') return undefined;
  if (axis.name === 'attribute') return attribute(step, test, scope);
  return axis.name === 'child' ? element(step, test, scope, text) : undefined;
}

function prefixed(test: NameTest): UnknownName {
  const [prefix = '', local = ''] = test.name.split(':');
  return written(test, local, `Event Log knows no namespaces. Write \`${local}\` without \`${prefix}:\`.`);
}

function attribute(step: Step, test: NameTest, holder: SchemaElement): UnknownName | undefined {
  const names = holder.attributes.map(({ name }) => name);
  if (holder.open || names.includes(test.name)) return undefined;
  const near = closest(test.name, names);
  if (near) return misspelt(test, near);
  if (holder.children.includes(test.name) && step.axis.text === '@') return markedElement(step, test, holder);
  return nothing(
    test,
    names.length > 0
      ? `${holder.name} has no attribute \`${test.name}\`; it has ${list(names)}.`
      : `${holder.name} has no attributes.`,
  );
}

/** `System[@EventID=4624]` */
function markedElement({ axis }: Step, test: NameTest, holder: SchemaElement): UnknownName {
  return finding(test, `\`${test.name}\` is an element of ${holder.name}. Write it without \`@\`.`, {
    title: 'Remove @',
    edits: [removal(axis)],
  });
}

function element(step: Step, test: NameTest, holder: SchemaElement, text: string): UnknownName | undefined {
  if (holder.open || holder.children.includes(test.name)) return undefined;
  const near = closest(test.name, holder.children);
  if (near) return misspelt(test, near);
  if (holder.name === 'EventData') return namedData(step, test, text);
  return (step.axis.text === '' ? unmarkedAttribute(test, holder) : undefined) ?? elsewhere(test, holder);
}

/** `Data[Name='x']` and `System[UserID='x']` */
function unmarkedAttribute(test: NameTest, holder: SchemaElement): UnknownName | undefined {
  const children = holder.children.flatMap((name) => schemaElement(name, holder.name) ?? []);
  for (const owner of [holder, ...children]) {
    const name = owner.attributes.find((each) => each.name.toLowerCase() === test.name.toLowerCase())?.name;
    if (name === undefined) continue;
    const path = owner === holder ? `@${name}` : `${owner.name}/@${name}`;
    return written(test, path, `\`${name}\` is an attribute of ${owner.name}. Write \`${path}\`.`);
  }
  return undefined;
}

/** `EventData/TargetUserName`: fields of EventData are all called Data and carry their name in `@Name`. */
function namedData(step: Step, test: NameTest, text: string): UnknownName {
  const path = `Data[@Name='${test.name}']`;
  const message = `The fields of EventData are all called Data. Write \`${path}\`.`;
  const isPlain = step.predicates.length === 0 && textOf(text, test) === test.name;
  return isPlain
    ? finding(test, message, {
        title: `Write ${path}`,
        edits: [insertion(test.start, "Data[@Name='"), insertion(test.end, "']")],
      })
    : finding(test, message);
}

/** `*[EventID=4624]` */
function elsewhere(test: NameTest, holder: SchemaElement): UnknownName {
  const home = schemaElements().find(
    ({ name, children }) => children.includes(test.name) && name !== 'RenderingInfo',
  );
  const place =
    holder.children.length > 0
      ? `${holder.name} has no element \`${test.name}\``
      : `${holder.name} holds no elements`;
  if (!home) return { ...nothing(test, `${place}.`), isElsewhere: true };
  if (holder.name !== 'Event' || !holder.children.includes(home.name))
    return { ...nothing(test, `${place}; it stands in ${home.name}.`), isElsewhere: true };
  const path = `${home.name}/${test.name}`;
  const fix = { title: `Write ${path}`, edits: [insertion(test.start, `${home.name}/`)] };
  return {
    ...finding(test, `${place}; it stands in ${home.name}. Write \`${path}\`.`, fix),
    isElsewhere: true,
  };
}

function misspelt(test: NameTest, near: string): UnknownName {
  return written(test, near, `\`${test.name}\` is spelled \`${near}\`; as it stands, it selects nothing.`);
}

function nothing(test: NameTest, message: string): UnknownName {
  return finding(test, `${message} It selects nothing.`);
}

function written(test: NameTest, newText: string, message: string): UnknownName {
  const range = { start: test.start, end: test.end };
  const isSameButCase = test.name.toLowerCase() === newText.toLowerCase();
  return finding(test, message, {
    title: `Write ${newText}`,
    edits: [{ range, newText }],
    ...(isSameButCase && { isSafe: true }),
  });
}

function finding({ start, end }: NameTest, message: string, ...fixes: readonly Fix[]): UnknownName {
  return { code: 'unknown-name', range: { start, end }, message, fixes };
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
