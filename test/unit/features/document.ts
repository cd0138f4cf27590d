import { type QueryDocument, readDocument } from '../../../server/src/features/query-document.ts';
import { readCursor } from '../../support/cursor.ts';

/** A document and a place in it; what reads as a JSON object is a data collection rule, anything else an `.evxpath` file. */
export function documentAt(marked: string): { readonly document: QueryDocument; readonly offset: number } {
  const { text, offset } = readCursor(marked);
  return { document: documentOf(text), offset };
}

function documentOf(text: string): QueryDocument {
  const document = readDocument({ text, path: text.startsWith('{') ? 'rule.json' : 'filters.evxpath' });
  if (!document) throw new Error(`no queries in ${text}`);
  return document;
}

/** A rule with one query, written as it stands between the quotes of JSON. */
export function rule(query: string): string {
  return `{"dataSources": {"windowsEventLogs": [{"xPathQueries": ["${query}"]}]}}`;
}
