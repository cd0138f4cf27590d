import { isInMask, type Mask } from '../matcher/mask.ts';
import type { NearMisses } from '../matcher/near-miss.ts';
import { numberOf } from '../text/reading.ts';
import { eventsHolding } from './events-holding.ts';
import { fieldPathOf, fieldReader } from './field.ts';
import { byTime, type Numbering } from './numbering.ts';
import { orderBy } from './order.ts';
import type { ViewQuestion } from './question.ts';
import { drained } from './slices.ts';
import type { Turn } from './turn.ts';

/** What a table shows. */
export interface TableRows {
  /** The running numbers of its events, in its order. */
  readonly rows: Uint32Array;
  /** From the oldest to the newest of them, in milliseconds since 1970; `undefined` where none has a time. */
  readonly span: ViewQuestion['span'];
}

/**
 * @param matched by parts
 * @param missed by parts, where the table is in the order of nearness
 */
export async function rowsOf(
  numbering: Numbering,
  question: ViewQuestion,
  matched: readonly Mask[],
  missed: readonly NearMisses[] | undefined,
  turn: Turn,
): Promise<TableRows> {
  const { isShown, span } = await shownOf(numbering, question, matched, turn);
  const order = await orderOf(numbering, question, missed, turn);
  const rows = new Uint32Array(numbering.count);
  let count = 0;
  for (let index = 0; index < order.length; index++) {
    const number = order[question.sort.isDescending ? order.length - 1 - index : index] as number;
    if (isShown[number] === 1) rows[count++] = number;
  }
  return { rows: rows.slice(0, count), span };
}

/** `isShown` has by running number a 1 for those that the table shows. */
async function shownOf(
  { parts, count }: Numbering,
  { show, search, ids, span }: ViewQuestion,
  matched: readonly Mask[],
  turn: Turn,
): Promise<Pick<TableRows, 'span'> & { readonly isShown: Uint8Array }> {
  const isShown = new Uint8Array(count);
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [index, part] of parts.entries()) {
    const { times, ids: idsOfPart } = part.segment;
    const holding = search === '' ? undefined : await drained(eventsHolding(part, search), turn);
    const bits = matched[index];
    for (let event = 0; event < times.length; event++) {
      if (show !== 'all' && (bits !== undefined && isInMask(bits, event)) !== (show === 'matched')) continue;
      if (ids.length > 0 && !ids.includes(idsOfPart[event] as number)) continue;
      const time = times[event] as number;
      if (span && !(time >= span.from && time <= span.to)) continue;
      if (holding && !isInMask(holding, event)) continue;
      isShown[part.first + event] = 1;
      if (time < from) from = time;
      if (time > to) to = time;
    }
    await turn();
  }
  return { isShown, span: from <= to ? { from, to } : undefined };
}

async function orderOf(
  numbering: Numbering,
  { sort, columns }: ViewQuestion,
  missed: readonly NearMisses[] | undefined,
  turn: Turn,
): Promise<Uint32Array> {
  if (sort.by === 'time') return byTime(numbering);
  if (sort.by === 'nearness') return newestOfEqualsFirst(numbering, distancesIn(numbering, missed ?? []));
  return orderBy(await ranksOf(numbering, columns[sort.by] ?? '', turn));
}

/** In the order of their keys; of those with the same key, the newest first. */
function newestOfEqualsFirst(numbering: Numbering, keys: Float64Array): Uint32Array {
  const newestFirst = byTime(numbering).toReversed();
  const order = orderBy(Float64Array.from(newestFirst, (number) => keys[number] as number));
  return order.map((place) => newestFirst[place] as number);
}

/** By running number. */
function distancesIn({ parts, count }: Numbering, missed: readonly NearMisses[]): Float64Array {
  const distances = new Float64Array(count);
  for (const [index, { first }] of parts.entries()) distances.set(missed[index]?.distances ?? [], first);
  return distances;
}

/** By running number: where the value of a column stands among all, as numbers if all are numbers, else as texts. */
async function ranksOf(numbering: Numbering, column: string, turn: Turn): Promise<Float64Array> {
  const path = fieldPathOf(column);
  const places = new Map<string, number>();
  const keys = new Float64Array(numbering.count).fill(Number.NaN);
  if (!path) return keys;
  for (const { segment, first } of numbering.parts) {
    for (const group of segment.store.groups) {
      const read = fieldReader(segment.store, group, path);
      if (!read) continue;
      for (let row = 0; row < group.count; row++) {
        const text = read(row);
        let place = places.get(text);
        if (place === undefined) {
          place = places.size;
          places.set(text, place);
        }
        keys[first + (group.events[row] as number)] = place;
      }
      await turn();
    }
  }
  const ranks = ranksAmong([...places.keys()]);
  for (let index = 0; index < keys.length; index++) keys[index] = ranks[keys[index] as number] ?? Number.NaN;
  return keys;
}

function ranksAmong(texts: readonly string[]): readonly number[] {
  const numbers = texts.map((text) => Number(numberOf(text) ?? Number.NaN));
  if (texts.every((text, index) => text === '' || !Number.isNaN(numbers[index]))) return numbers;
  const order = texts.map((_, index) => index).sort((a, b) => compare(texts[a] ?? '', texts[b] ?? ''));
  const ranks = new Array<number>(texts.length).fill(0);
  for (const [rank, index] of order.entries()) ranks[index] = rank;
  return ranks;
}

function compare(a: string, b: string): number {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : 0;
}
