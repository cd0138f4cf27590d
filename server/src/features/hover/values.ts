import { titleOf } from '../../catalog/event.ts';
import type { NamedValue } from '../../catalog/values.ts';
import { nameOfValue } from '../../catalog/values.ts';
import type { Query } from '../../dialect/query.ts';
import { type Constant, isConstant, unwrapped } from '../../dialect/shape.ts';
import { durationInWords } from '../../text/duration.ts';
import { bitsOf, timeOf } from '../../text/reading.ts';
import { timeInWords } from '../../text/time.ts';
import type { XPathNode } from '../../xpath/ast.ts';
import type { Visit } from '../../xpath/walk.ts';
import { eventCardMarkdown } from '../event-card-markdown.ts';
import { eventsMeant } from '../event-id.ts';
import { code, escaped, table } from '../markdown.ts';
import { bitsAt, enumerationsAt, eventsSelectable } from '../value-meaning.ts';
import type { Explanation } from './explanation.ts';
import { type FieldAt, fieldOfOperand } from './field-at.ts';

/** What a constant means beside what it is compared with, at a constant of the tree. */
export function explainValue(query: Query, visit: Visit): Explanation | undefined {
  const { node } = visit;
  const isSigned = visit.ancestors?.node.kind === 'UnaryExpr' && visit.ancestors.node.operand === node;
  if (isSigned && visit.ancestors) return explainValue(query, visit.ancestors);
  const constant = node.kind === 'UnaryExpr' ? node.operand : node;
  if (!isConstant(constant)) return undefined;
  const around = outside(visit);
  const compared = around && node === constant ? comparedMeaning(query, constant, around) : undefined;
  const contents = compared ?? (around && maskMeaning(query, constant, around));
  return contents === undefined ? undefined : { range: { start: node.start, end: node.end }, contents };
}

/** The visit of what a value is an operand of, past parentheses. */
function outside({ ancestors }: Visit): Visit | undefined {
  return ancestors?.node.kind === 'ParenthesizedExpr' ? outside(ancestors) : ancestors;
}

function comparedMeaning(query: Query, constant: Constant, around: Visit): string | undefined {
  const { node } = around;
  if (node.kind !== 'EqualityExpr' && node.kind !== 'RelationalExpr') return undefined;
  const left = unwrapped(node.left);
  if (left.kind === 'FunctionCall' && left.name === 'timediff')
    return durationMeaning(constant, node.operator);
  const field = left.kind === 'LocationPath' ? fieldOfOperand(left, around) : undefined;
  if (!field) return undefined;
  const text = textOf(constant);
  switch (field.path) {
    case 'System/EventID':
      return eventMeaning(query, text);
    case 'System/TimeCreated/@SystemTime': {
      const time = timeOf(text);
      return time === undefined ? undefined : `**${timeInWords(time)}**`;
    }
    default:
      return namedMeaning(query, field, text, around);
  }
}

/** The card of the event that is meant, or those of the best known ones. */
function eventMeaning(query: Query, text: string): string | undefined {
  if (!/^\d+$/.test(text)) return undefined;
  const selectable = eventsSelectable(query, Number(text));
  const events = selectable.length > 0 ? selectable : eventsMeant(query, Number(text));
  if (events.length === 0) return undefined;
  const cards = events.slice(0, mostCards).map(eventCardMarkdown);
  const others = events
    .slice(mostCards, mostCards + mostNamed)
    .map((event) => escaped(`${titleOf(event)} (${event.provider})`));
  const further =
    others.length > 0
      ? [`${text} is also: ${others.join(', ')}${events.length > mostCards + mostNamed ? ', …' : ''}`]
      : [];
  const elsewhere =
    selectable.length > 0 ? [] : ['No event of this ID is known where this filter looks. Elsewhere it is:'];
  return [...elsewhere, cards.join('\n\n---\n\n'), ...further].join('\n\n');
}

/** An ID that several providers use shows the best known of them, and names some of the others. */
const mostCards = 1;
const mostNamed = 5;

function durationMeaning(constant: Constant, operator: string): string | undefined {
  const milliseconds = Number(textOf(constant));
  if (constant.kind !== 'Number' || !(milliseconds > 0)) return undefined;
  const words = durationInWords(milliseconds);
  const last = words === '1 day' ? '24 hours' : words.replace(/^1 (?=\w+$)/, '');
  if (operator.startsWith('<')) return `**${words}**: events of the last ${last}`;
  return operator.startsWith('>') ? `**${words}**: events older than ${words}` : `**${words}**`;
}

function namedMeaning(query: Query, field: FieldAt, text: string, around: Visit): string | undefined {
  const enumerations = enumerationsAt(query, field.catalogName, around);
  const meanings = enumerations.flatMap((each) => nameOfValue(each, text) ?? []);
  const different = meanings.filter(
    ({ name }, index) => meanings.findIndex((other) => other.name === name) === index,
  );
  if (different.length > 0) return different.map((named) => valueLine(text, named)).join('\n\n');
  const mask = enumerations[0]?.kind === 'bitmask' ? bitsOf(text) : undefined;
  return mask === undefined ? undefined : bitsMeaning(query, field, mask, around);
}

function valueLine(text: string, { name, note }: NamedValue): string {
  const title = text === name ? `**${escaped(name)}**` : `**${escaped(text)}** · ${escaped(name)}`;
  return note === undefined ? title : `${title}\n\n${escaped(note)}`;
}

/** In `band(Keywords, 9007199254740992)`. */
function maskMeaning(query: Query, constant: Constant, around: Visit): string | undefined {
  const call = around.node;
  if (call.kind !== 'FunctionCall' || call.name !== 'band') return undefined;
  const [path, mask] = call.arguments.map(unwrapped);
  if (path?.kind !== 'LocationPath' || !mask || !isWithin(constant, mask)) return undefined;
  const bits = bitsOf(mask.kind === 'UnaryExpr' ? `-${textOf(constant)}` : textOf(constant));
  const field = fieldOfOperand(path, around);
  return field && bits !== undefined ? bitsMeaning(query, field, bits, around) : undefined;
}

function isWithin(inner: XPathNode, outer: XPathNode): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function bitsMeaning(query: Query, { catalogName }: FieldAt, mask: bigint, around: Visit): string {
  const { named, rest } = bitsAt(query, catalogName, mask, around);
  const [only, ...others] = named;
  if (only && others.length === 0 && rest === 0n) return `**${hex(mask)}** · ${escaped(only.name)}`;
  const rows = [
    ...named.map(({ value, name }) => [escaped(name), code(hex(BigInt(value)))]),
    ...(rest === 0n ? [] : [['no known name', code(hex(rest))]]),
  ];
  const title = `**${hex(mask)}**${rows.length > 1 ? ' · any of these bits' : ''}`;
  return rows.length === 0
    ? `${title} · no bit at all: it never holds`
    : `${title}\n\n${table([['Bit', 'Hex'], ...rows])}`;
}

function hex(mask: bigint): string {
  return `0x${mask.toString(16).toUpperCase()}`;
}

function textOf(constant: Constant): string {
  return constant.kind === 'Number' ? constant.text : constant.value;
}
