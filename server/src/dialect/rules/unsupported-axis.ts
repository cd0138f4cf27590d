import { schemaElement } from '../../catalog/schema.ts';
import { removal } from '../../text/edit.ts';
import type { Step } from '../../xpath/ast.ts';
import { walk } from '../../xpath/walk.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';

/** Event Log reads each event forwards, once: it has the axes child and attribute only (MS-EVEN6 2.2.15.1, win32 consuming-events, [D]). */
export function* unsupportedAxis({ expr }: Query): Generator<Finding> {
  for (const { node, ancestors } of walk(expr)) {
    if (node.kind !== 'Step') continue;
    if (node.separator?.text === '//') {
      yield {
        code: 'unsupported-axis',
        range: { start: node.separator.start, end: node.separator.end },
        message:
          'Event Log cannot search at any depth with `//`. Write each element on the way, parted by `/`.',
        fixes: [{ title: 'Write /', edits: [{ range: node.separator, newText: '/' }] }],
      };
    }
    const isArgument = ancestors?.ancestors?.node.kind === 'FunctionCall';
    if (!['child', 'attribute'].includes(node.axis.name) && !(node.axis.text === '.' && isArgument))
      yield axis(node);
  }
}

function axis(step: Step): Finding {
  const { text, name } = step.axis;
  const range = { start: step.axis.start, end: step.axis.end };
  if (text === '.') {
    return {
      code: 'unsupported-axis',
      range,
      message:
        'Event Log does not know `.`. Write the comparison behind the brackets: `Data[@Name="x"]="y"`.',
      fixes: [],
    };
  }
  if (name === 'unknown') return unknownAxis(step);
  return {
    code: 'unsupported-axis',
    range,
    message: `Event Log looks down only: it does not know \`${text}\`. Write the path from \`*\` or \`Event\` on.`,
    fixes: [],
  };
}

/** `System::EventID` means a path: the elements in front of `::` are no axes. */
function unknownAxis({ axis: { text, start, end } }: Step): Finding {
  const written = text.replace('::', '');
  const isElement = written === 'Event' || schemaElement(written) !== undefined;
  return {
    code: 'unsupported-axis',
    range: { start, end },
    message: `\`${written}\` is no axis of XPath. ${isElement ? `Write \`${written}/\`` : `Remove \`${text}\``}.`,
    fixes: [
      isElement
        ? { title: `Write ${written}/`, edits: [{ range: { start, end }, newText: `${written}/` }] }
        : { title: `Remove ${text}`, edits: [removal({ start, end })] },
    ],
  };
}
