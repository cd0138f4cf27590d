import { eventsWithField, isSame } from '../../catalog/events.ts';
import {
  type Enumeration,
  type NamedValue,
  nameOfValue,
  valueNamed,
  valuesOf,
} from '../../catalog/values.ts';
import { textOf } from '../../text/range.ts';
import { type ComparedField, comparedFields } from '../compared-field.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { channelOf, selectedEventsAt } from '../selected-events.ts';

/**
 * Events hold numbers and codes (win32 eventschema; the values of audit events, Microsoft's event pages, [D]); Event Viewer shows names for
 * them, which a filter compares in vain (`"%%1904"` is the stored value: palantir Registry.xml, [R]).
 */
export function* valueName(query: Query): Generator<Finding> {
  for (const field of comparedFields(query)) {
    const { constant, comparison, call } = field;
    if (call || constant.kind !== 'Literal' || comparison.kind !== 'EqualityExpr') continue;
    const meant = meantValue(field, constant.value, query);
    if (!meant) continue;
    const written =
      field.path === 'System/Keywords'
        ? band(field, meant, query.text)
        : comparisonWith(field, meant, query.text);
    yield {
      code: 'value-name',
      range: { start: comparison.start, end: comparison.end },
      message: `\`${constant.value}\` is how the value is shown; events hold \`${meant.value}\`.${written ? ` Write \`${written}\`.` : ''}`,
      fixes: written
        ? [
            {
              title: `Write ${written}`,
              edits: [{ range: { start: comparison.start, end: comparison.end }, newText: written }],
            },
          ]
        : [],
    };
  }
}

function meantValue(field: ComparedField, text: string, query: Query): NamedValue | undefined {
  const values = field.path.startsWith('System/')
    ? valuesOfSystem(field.path, query)
    : valuesOfData(field, query);
  if (!values || nameOfValue(values, text)) return undefined;
  const meant = valueNamed(values, text);
  return meant && meant.value.toLowerCase() !== text.trim().toLowerCase() ? meant : undefined;
}

/** Tasks are numbered by each provider: those known are the subcategories of auditing. UserID is judged by a rule of its own. */
function valuesOfSystem(path: string, query: Query): Enumeration | undefined {
  if (path === 'System/Security/@UserID') return undefined;
  return path === 'System/Task' && channelOf(query) !== 'Security' ? undefined : valuesOf(path);
}

/** What the values mean in all events that the field can be of, if they mean the same in all. */
function valuesOfData({ dataName, visit }: ComparedField, query: Query): Enumeration | undefined {
  if (dataName === undefined || /sid$/i.test(dataName)) return undefined;
  const selected = selectedEventsAt(query, visit);
  const channel = channelOf(query);
  const events = eventsWithField(dataName).filter(
    (event) => selected?.includes(event) ?? isSame(event.channel, channel),
  );
  const [values, other] = new Set(events.map(({ id }) => valuesOf(dataName, id)));
  return other === undefined ? values : undefined;
}

function comparisonWith(
  { comparison, constant }: ComparedField,
  { value }: NamedValue,
  text: string,
): string {
  const before = textOf(text, { start: comparison.start, end: constant.start });
  const quote = constant.kind === 'Literal' ? constant.quote : "'";
  return `${before}${/^\d+$/.test(value) ? value : `${quote}${value}${quote}`}`;
}

/** A keyword is one bit among others; what is not set cannot be asked for. */
function band({ comparison }: ComparedField, { value }: NamedValue, text: string): string | undefined {
  if (comparison.operator !== '=' || comparison.left.kind !== 'LocationPath') return undefined;
  return `band(${textOf(text, comparison.left)},${BigInt(value)})`;
}
