import { walk } from '../../xpath/walk.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';

/** Event Log tests for `*` and names, and by MS-EVEN6 2.2.15.1 for text(); it knows no other kinds of nodes ([D]). */
export function* unsupportedNodeTest({ expr }: Query): Generator<Finding> {
  for (const { node } of walk(expr)) {
    if (node.kind !== 'NodeTypeTest' || node.nodeType === 'text' || node.start === node.end) continue;
    yield {
      code: 'unsupported-node-test',
      range: { start: node.start, end: node.end },
      message: `Event Log does not know \`${node.nodeType}()\`. Write \`*\` or the name of an element.`,
      fixes: node.nodeType === 'node' ? [{ title: 'Write *', edits: [{ range: node, newText: '*' }] }] : [],
    };
  }
}
