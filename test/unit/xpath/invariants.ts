import type { XPathNode } from '../../../server/src/xpath/ast.ts';
import { parse } from '../../../server/src/xpath/parse.ts';
import { print } from '../../../server/src/xpath/print.ts';
import { childrenOf, walk } from '../../../server/src/xpath/walk.ts';

/** What must hold of every text, each broken rule as a sentence. */
export function brokenInvariants(text: string): readonly string[] {
  const broken: string[] = [];
  const { expr, tokens, problems } = parse(text);
  let end = 0;
  for (const token of tokens) {
    if (token.start !== end) broken.push(`a token starts at ${token.start}, the one before ends at ${end}`);
    if (token.end < token.start || (token.end === token.start && token.kind !== 'End'))
      broken.push(`an empty ${token.kind}`);
    end = token.end;
  }
  if (end !== text.length) broken.push(`the tokens end at ${end}, the text at ${text.length}`);

  for (const { node } of walk(expr)) {
    if (node.end < node.start) broken.push(`${node.kind} ends before it starts`);
    let before = node.start;
    for (const child of childrenOf(node)) {
      if (child.start < node.start || child.end > node.end)
        broken.push(
          `${child.kind} at ${child.start}-${child.end} leaves its ${node.kind} at ${node.start}-${node.end}`,
        );
      if (child.start < before) broken.push(`${child.kind} at ${child.start} overlaps the child before it`);
      before = child.end;
    }
  }
  for (const { range } of problems) {
    if (range.start < 0 || range.end > text.length || range.end < range.start)
      broken.push(`a problem at ${range.start}-${range.end}`);
  }
  return broken;
}

/** Whether a text is an expression of XPath 1.0, or of a later version. */
export function isExpr(text: string): boolean {
  return parse(text).problems.length === 0;
}

/** The text that a tree prints as, if it reads back as another tree. */
export function misprint(text: string): string | undefined {
  const { expr } = parse(text);
  const printed = print(expr);
  return shapeOf(parse(printed).expr) === shapeOf(expr) ? undefined : printed;
}

/** A tree without its ranges. */
function shapeOf(node: XPathNode): string {
  return JSON.stringify(node, (key, value) =>
    ['start', 'end', 'operators', 'operatorRange', 'nameRange'].includes(key) ? undefined : value,
  );
}
