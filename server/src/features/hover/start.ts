import { pathOf } from '../../dialect/compared-field.ts';
import type { Visit } from '../../xpath/walk.ts';
import { stepsAbove } from '../completion/steps-above.ts';
import type { DocumentQuery } from '../query-document.ts';
import { sentence } from '../sentence/sentence.ts';
import type { Explanation } from './explanation.ts';

/** The whole query in a sentence, where a mouse is on the `*` or `Event` that it begins with. */
export function explainStart(
  { query, embedded }: DocumentQuery,
  { node, ancestors }: Visit,
): Explanation | undefined {
  const step = ancestors?.node;
  if (!ancestors || node.kind !== 'NameTest' || step?.kind !== 'Step') return undefined;
  if (pathOf([...stepsAbove(ancestors), step]) !== '') return undefined;
  const { start, end } = node;
  const text = sentence(query);
  const contents = embedded.role?.kind === 'suppress' ? `Takes away from its Query: ${text}` : text;
  return { range: { start, end }, contents };
}
