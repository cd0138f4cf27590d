import type { TextRange } from '../../text/range.ts';
import { textOf } from '../../text/range.ts';
import { type DocumentQuery, type QueryDocument, queryAt } from '../query-document.ts';
import { channelContents } from './channels.ts';
import { type Explanation, nearest, visitAt } from './explanation.ts';
import { explainField } from './fields.ts';
import { explainOperator } from './operators.ts';
import { explainStart } from './start.ts';
import { explainValue } from './values.ts';

export interface Hover {
  /** What is explained, in the document. */
  readonly range: TextRange;
  /** Markdown. */
  readonly contents: string;
}

/** What is known of the place under the mouse: an event, a value, a field, an operator, a channel, or at its start the whole query. */
export function hover(document: QueryDocument, hostOffset: number): Hover | undefined {
  const at = queryAt(document, hostOffset);
  if (!at) return channelBeside(document, hostOffset);
  const known = explanation(at.found, at.offset);
  return known && { range: at.found.embedded.map.toHost(known.range), contents: known.contents };
}

function explanation(found: DocumentQuery, offset: number): Explanation | undefined {
  const { query } = found;
  const { channel } = query.entry;
  if (channel && channel.start <= offset && offset < channel.end) {
    const contents = channelContents(textOf(query.text, channel), query.streams ?? []);
    return contents === undefined ? undefined : { range: channel, contents };
  }
  const visit = visitAt(query, offset);
  return (
    nearest(visit, (node) => explainOperator(node, offset)) ??
    (visit && (explainValue(query, visit) ?? explainStart(found, visit) ?? explainField(query, visit)))
  );
}

/** A channel that the document names outside of its queries, such as the Path of a Select. */
function channelBeside(document: QueryDocument, hostOffset: number): Hover | undefined {
  for (const { embedded, query } of document.queries) {
    const range = embedded.channelRange;
    if (!range || hostOffset < range.start || hostOffset > range.end || query.channel === undefined) continue;
    const contents = channelContents(query.channel, query.streams ?? []);
    return contents === undefined ? undefined : { range, contents };
  }
  return undefined;
}
