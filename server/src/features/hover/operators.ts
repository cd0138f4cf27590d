import type { Expr, XPathNode } from '../../xpath/ast.ts';
import type { Explanation } from './explanation.ts';

/** How Windows reads the operator or the function that a mouse is on, and how sure that is. */
export function explainOperator(node: XPathNode, offset: number): Explanation | undefined {
  switch (node.kind) {
    case 'OrExpr':
    case 'AndExpr': {
      const range = node.operators.find(({ start, end }) => start <= offset && offset < end);
      return range && { range, contents: node.kind === 'OrExpr' ? or : and };
    }
    case 'EqualityExpr':
    case 'RelationalExpr': {
      const { operatorRange: range, operator, left } = node;
      const isOn = range.start <= offset && offset < range.end;
      return isOn ? { range, contents: comparison(operator, left) } : undefined;
    }
    case 'FunctionCall': {
      const { nameRange: range, name } = node;
      const contents = functions.get(name);
      return contents !== undefined && range.start <= offset && offset < range.end
        ? { range, contents }
        : undefined;
    }
    default:
      return undefined;
  }
}

const and = `**and**: both conditions must hold; it binds closer than \`or\`.

_Documented. Reported: in capitals it is a syntax error, though Microsoft's page prints it so._`;

const or = `**or**: one of the conditions must hold, or several. \`and\` binds closer: \`a or b and c\` is \`a or (b and c)\`.

_Documented. Reported: in capitals it is a syntax error, though Microsoft's page prints it so._`;

type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=';

function comparison(operator: Operator, left: Expr): string {
  if (left.kind === 'FunctionCall')
    return `**${escapedOperator(operator)}**: ${orders[operator]}, as numbers.\n\n_Documented._`;
  switch (operator) {
    case '=':
      return `**=**: the field is there and has this value. Text is compared without regard to case, a number in quotes as a number too; of several \`Data\`, one is enough.

_Documented, save for case: measured for the names of providers; of text in EventData nobody has published a test, and it is contested._`;
    case '!=':
      return `**!=**: the field is there and has another value. Where the field is missing, it does not hold; of several \`Data\`, one that differs is enough.

_The operator is documented; what it does with missing and with several fields is inferred from XPath 1.0._`;
    default:
      return `**${escapedOperator(operator)}**: the field is ${orders[operator]}. Numbers are compared as numbers and times as times; text that is neither never satisfies it.

_Documented; what text does is inferred from XPath 1.0._`;
  }
}

const orders: Readonly<Record<Operator, string>> = {
  '=': 'equal to the value',
  '!=': 'unequal to the value',
  '<': 'less than the value',
  '<=': 'at most the value',
  '>': 'more than the value',
  '>=': 'at least the value',
};

function escapedOperator(operator: Operator): string {
  return operator.replace(/[<>]/, '\\$&');
}

/** MS-EVEN6 2.2.15.2 and win32 consuming-events. */
const functions: ReadonlyMap<string, string> = new Map([
  [
    'band',
    `**band(field, mask)**: whether the field and the mask share a bit. Any one of the mask's bits is enough.

_Documented. Only the lower-case spelling is known to work._`,
  ],
  [
    'timediff',
    `**timediff(time)**: how long ago the time was, in milliseconds, by the clock of the machine that runs the query. With a second time: from the first to the second.

_Documented. The form with two times is hardly ever used._`,
  ],
  [
    'position',
    `**position()**: the place of an element among its siblings of the same name, from 1. For elements that hold no others, such as \`Data\`.

_Documented; no use in the wild is known. \`Data[1]\`, which is short for it, is used in production._`,
  ],
]);
