import { knownChannel } from '../../catalog/channels.ts';
import { applyEdits } from '../../text/edit.ts';
import { markupOf } from '../../text/markup.ts';
import { textOf } from '../../text/range.ts';
import { meaningOfReference } from '../../text/xml-reference.ts';
import type { Fix } from '../../xpath/syntax-problem.ts';
import type { Finding } from '../problem.ts';
import { type Query, readQuery } from '../query.ts';
import { tooManyTerms } from './too-many-terms.ts';

/**
 * Event Viewer shows a filter as a QueryList (win32 queryschema-schema, [D]); an entry of a rule and `-FilterXPath` take the text of its
 * Select alone ([D], azure-monitor-docs and about Get-WinEvent), with its entities decoded.
 */
export function* pastedQueryList(query: Query): Generator<Finding> {
  const { text, form } = query;
  if (!/^\s*<(?:\?xml|QueryList|Query|Select)\b/.test(text)) return;
  const list = readPasted(text);
  const isOne = list.selects.length === 1;
  const texts = list.selects.map(({ channel, xpath }) =>
    form === 'absent' ? xpath : `${channel ?? 'Channel'}!${xpath}`,
  );
  const isWritable =
    !list.hasSuppress && (form === 'absent' ? isOne : list.selects.every(({ channel }) => channel));
  yield {
    code: 'pasted-query-list',
    range: { start: text.length - text.trimStart().length, end: text.trimEnd().length },
    message: messageFor(list, isWritable),
    fixes: isWritable && texts.length > 0 ? [fixOf(query, texts)] : [],
  };
}

interface PastedList {
  readonly selects: readonly { readonly channel: string | undefined; readonly xpath: string }[];
  readonly hasSuppress: boolean;
}

/** The Select elements with their channels, those of their Query if they name none. */
function readPasted(text: string): PastedList {
  const selects: { channel: string | undefined; xpath: string }[] = [];
  let hasSuppress = false;
  let queryPath: string | undefined;
  let open: { channel: string | undefined; start: number } | undefined;
  for (const markup of markupOf(text)) {
    if (markup.kind === 'EndTag' && open) {
      selects.push({ channel: open.channel, xpath: decoded(text.slice(open.start, markup.start)) });
      open = undefined;
    }
    if (markup.kind !== 'StartTag') continue;
    const path = /\bPath\s*=\s*["']([^"']*)["']/.exec(textOf(text, markup))?.[1];
    if (markup.name === 'Query') queryPath = path;
    if (markup.name === 'Suppress') hasSuppress = true;
    if (markup.name === 'Select') open = { channel: spelled(path ?? queryPath), start: markup.end };
  }
  return { selects, hasSuppress };
}

function decoded(xml: string): string {
  return xml
    .replace(/<!--.*?-->/gs, '')
    .replace(/<!\[CDATA\[(.*?)\]\]>/gs, '$1')
    .replace(/&[^;&\s]+;/g, (reference) => meaningOfReference(reference) ?? reference)
    .replace(/\s+/g, ' ')
    .trim();
}

function spelled(path: string | undefined): string | undefined {
  return path && (knownChannel(path) ?? path);
}

function messageFor({ selects, hasSuppress }: PastedList, isWritable: boolean): string {
  const what = 'This is the XML of Event Viewer; here stands the filter alone.';
  if (hasSuppress)
    return `${what} Write the text of its Select; what its Suppress takes away cannot be said here.`;
  if (selects.length < 2) return `${what} Write the text of its Select.`;
  const others = isWritable ? 'each as a query of its own' : 'one here, the others as queries of their own';
  return `${what} Write the texts of its Selects, ${others}.`;
}

/** The texts of the list, each split where it has too many terms for its new place. */
function fixOf({ text, form, target }: Query, texts: readonly string[]): Fix {
  const [first = '', ...further] = texts.flatMap((each) => withinLimit(each, { form, target }));
  const count = further.length + 1;
  return {
    title: count === 1 ? 'Write the filter alone' : `Write ${count} queries`,
    edits: [{ range: { start: 0, end: text.length }, newText: first }],
    further,
    ...(further.length === 0 && { isSafe: true }),
  };
}

function withinLimit(text: string, context: Pick<Query, 'form' | 'target'>): readonly string[] {
  const [finding] = tooManyTerms(readQuery(text, context));
  const fix = finding?.severity === 'error' ? finding.fixes[0] : undefined;
  return fix ? [applyEdits(text, fix.edits), ...(fix.further ?? [])] : [text];
}
