import { schemaElements } from '../../catalog/schema.ts';
import { textOf } from '../../text/range.ts';
import type { FunctionCall } from '../../xpath/ast.ts';
import { walk } from '../../xpath/walk.ts';
import { closest } from '../closest.ts';
import { coreFunctions, eventLogFunction, eventLogFunctions, laterFunctions } from '../functions.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { isSelf } from '../shape.ts';
import type { Severity, Target } from '../target.ts';

/**
 * Event Log's library is position(), band() and timediff() (MS-EVEN6 2.2.15.2, win32 consuming-events, [D]). contains() and
 * starts-with() are contested: Azure's pages say no, Microsoft PowerToys uses contains() with success: a warning on the own machine.
 * `Band` in capitals stands in Microsoft's prose, but only lower case was ever seen to work.
 */
export function* unsupportedFunction({ expr, text, target }: Query): Generator<Finding> {
  for (const { node } of walk(expr)) {
    if (node.kind !== 'FunctionCall' || node.name.toLowerCase() === 'not' || isLater(node.name)) continue;
    const known = eventLogFunction(node.name);
    if (known?.name === node.name) continue;
    if (known) yield miscapitalised(node, known.name);
    else yield isElement(node.name) ? calledElement(node, text) : unsupported(node, text, target);
  }
}

/** Whether a function came with XPath 2.0 or later; with the prefix `fn:`, any did. */
export function isLater(name: string): boolean {
  return laterFunctions.has(name) || name.startsWith('fn:');
}

function miscapitalised(call: FunctionCall, name: string): Finding {
  return {
    code: 'unsupported-function',
    severity: 'warning',
    range: call.nameRange,
    message: `Windows writes \`${name}\` in lower case. Write \`${name}\`.`,
    fixes: [{ title: `Write ${name}`, edits: [{ range: call.nameRange, newText: name }] }],
  };
}

function isElement(name: string): boolean {
  return schemaElements().some((element) => element.name === name);
}

/** `System(EventID=4624)`: brackets of the wrong kind. */
function calledElement(call: FunctionCall, text: string): Finding {
  const open = { start: call.nameRange.end, end: call.arguments[0]?.start ?? call.end };
  const close = { start: call.end - 1, end: call.end };
  const isWhole = call.arguments.length === 1 && textOf(text, close) === ')';
  return {
    code: 'unsupported-function',
    range: call.nameRange,
    message: `\`${call.name}\` is an element and no function. Write \`[\` and \`]\` behind it.`,
    fixes: isWhole
      ? [
          {
            title: 'Write [ and ]',
            edits: [
              { range: open, newText: '[' },
              { range: close, newText: ']' },
            ],
          },
        ]
      : [],
  };
}

function unsupported(call: FunctionCall, text: string, target: Target): Finding {
  const wrapped = unwrappable.has(call.name) && call.arguments.length === 1 ? call.arguments[0] : undefined;
  const bare = wrapped && !isSelf(wrapped) ? textOf(text, wrapped) : undefined;
  const near = coreFunctions.has(call.name)
    ? undefined
    : closest(
        call.name,
        eventLogFunctions.map(({ name }) => name),
      );
  const fixed = near
    ? { range: call.nameRange, newText: near }
    : bare
      ? { range: call, newText: bare }
      : undefined;
  return {
    code: 'unsupported-function',
    severity: severityOf(call.name, target),
    range: call.nameRange,
    message: `${wording(call.name)} ${fixed ? `Write \`${fixed.newText}\`.` : advice(call.name)}`,
    fixes: fixed ? [{ title: `Write ${fixed.newText}`, edits: [fixed] }] : [],
  };
}

/** Functions that change nothing where a comparison or a condition follows. */
const unwrappable = new Set(['string', 'number', 'boolean', 'normalize-space']);

function severityOf(name: string, target: Target): Severity {
  return isContested(name) && target === 'local' ? 'warning' : 'error';
}

/** Whether Microsoft's own products disagree with its pages about a function. */
export function isContested(name: string): boolean {
  return name === 'contains' || name === 'starts-with';
}

function wording(name: string): string {
  if (isContested(name)) return `Microsoft documents \`${name}()\` as unsupported.`;
  if (coreFunctions.has(name)) return `Event Log does not know XPath's \`${name}()\`.`;
  return `There is no function \`${name}()\`.`;
}

function advice(name: string): string {
  if (isContested(name))
    return 'Compare whole values with `=`, or filter the text later, in KQL or PowerShell.';
  if (name === 'last') return 'Write the position as a number.';
  if (name === 'true' || name === 'false') return 'Write a comparison.';
  return 'Compare whole values: only `band`, `timediff` and `position` can be called.';
}
