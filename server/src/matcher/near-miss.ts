import type { TextRange } from '../text/range.ts';
import { channelTest } from './channel.ts';
import { addToMask, countMask, emptyMask, intersect, isInMask, type Mask, unite } from './mask.ts';
import type { MatchOptions } from './match.ts';
import { type ResolveRows, rowResolver, rowsOfQuery } from './resolve-rows.ts';
import { never } from './row-test.ts';
import { type Asked, maskOf, type Slices } from './scan.ts';
import type { Scanner } from './scanner.ts';
import { candidates, type TemplateContext } from './select-template.ts';
import type { Filter } from './selection.ts';
import { rootAboveTemplate, type TemplateNode } from './template-node.ts';
import type { PathStep, Test } from './test.ts';

/** Why events of a store are not selected: how far each is from it, and what keeps most of them away. */
export interface NearMisses {
  /** By event: how many comparisons of the query would have to come out another way; `unknownDistance` for one that the store does not hold. */
  readonly distances: Uint8Array;
  /** How many events come from the query's channel, or may. */
  readonly inChannel: number;
  /** The conditions that must all hold, with how many of these events each leaves out; the one that leaves out most stands first. */
  readonly conditions: readonly LeavesOut[];
}

export interface LeavesOut {
  /** The condition in the text of the query. */
  readonly range: TextRange;
  readonly events: number;
}

export const unknownDistance = 255;

/**
 * Measures how near the events of a store are to a query: of conditions joined by `and` the distances add up, of those joined by `or` the
 * nearest counts, and of nodes as well. What Suppress elements take away is not looked at.
 */
export function* nearMisses(
  { test, channel }: Filter,
  scanner: Scanner,
  options: MatchOptions,
): Slices<NearMisses> {
  const { store } = scanner;
  const distances = new Uint8Array(store.count).fill(unknownDistance);
  const held = new Map<TextRange, number>(conditionsOf(test).map(({ range }) => [range, 0]));
  let inChannel = 0;
  const resolve = rowResolver(options);
  for (const [group, rows] of store.groups.map((each) => [each, each.count] as const)) {
    const asked = { scanner, group, rows, options };
    const root = rootAboveTemplate(group.template);
    const ofChannel = yield* maskOf(channelTest(group.template, channel), asked);
    inChannel += countMask(ofChannel);
    const matched = yield* maskOf(rowsOfQuery(test, group.template, resolve), asked);
    const measured = yield* distanceOf(test, { node: root, position: 1 }, { ...asked, resolve });
    for (const [range, mask] of measured.held) {
      const among = mask.slice();
      intersect(among, ofChannel);
      held.set(range, (held.get(range) ?? 0) + countMask(among));
    }
    for (let row = 0; row < rows; row++) {
      const distance = isInMask(matched, row) ? 0 : Math.max(1, measured.distances[row] as number);
      const isElsewhere = isInMask(ofChannel, row) ? 0 : 1;
      distances[group.events[row] as number] = Math.min(distance + isElsewhere, unknownDistance - 1);
    }
  }
  const conditions = [...held].map(([range, events]) => ({ range, events: inChannel - events }));
  return { distances, inChannel, conditions: conditions.sort((a, b) => b.events - a.events) };
}

interface Measuring extends Asked {
  readonly resolve: ResolveRows;
}

interface Measured {
  /** By row. */
  readonly distances: Uint8ClampedArray;
  /** By the range of a condition, the rows in which it holds at some node. */
  readonly held: ReadonlyMap<TextRange, Mask>;
}

/** The conditions that must all hold: what `and`, predicates and steps join. */
function conditionsOf(test: Test): readonly Test[] {
  switch (test.kind) {
    case 'and':
      return test.tests.flatMap(conditionsOf);
    case 'exists': {
      const inner = test.path.steps.flatMap(({ predicates }) => predicates.flatMap(conditionsOf));
      return inner.length > 0 ? inner : [test];
    }
    default:
      return [test];
  }
}

function* distanceOf(test: Test, context: TemplateContext, measuring: Measuring): Slices<Measured> {
  switch (test.kind) {
    case 'and': {
      const parts: Measured[] = [];
      for (const each of test.tests) parts.push(yield* distanceOf(each, context, measuring));
      return together(parts, measuring.rows);
    }
    case 'or': {
      const parts: Measured[] = [];
      for (const each of test.tests) parts.push(yield* distanceOf(each, context, measuring));
      const { distances } = nearest(parts, measuring.rows);
      return { distances, held: new Map([[test.range, rowsAtOnce(distances)]]) };
    }
    case 'exists': {
      if (conditionsOf(test)[0] === test) return yield* distanceOfOne(test, context, measuring);
      const found = yield* distanceAlong(test.path.steps, context.node, measuring);
      return found ?? { distances: allAt(conditionsOf(test).length, measuring.rows), held: new Map() };
    }
    default:
      return yield* distanceOfOne(test, context, measuring);
  }
}

/** A condition that holds or not. */
function* distanceOfOne(test: Test, context: TemplateContext, measuring: Measuring): Slices<Measured> {
  const mask = yield* maskOf(measuring.resolve(test, context) ?? never, measuring);
  const distances = allAt(1, measuring.rows);
  for (let row = 0; row < distances.length; row++) if (isInMask(mask, row)) distances[row] = 0;
  return { distances, held: new Map([[test.range, mask]]) };
}

/** The nearest nodes of the steps of a path; `undefined` where the template has none. */
function* distanceAlong(
  [step, ...further]: readonly PathStep[],
  node: TemplateNode,
  measuring: Measuring,
): Slices<Measured | undefined> {
  if (!step) return { distances: allAt(0, measuring.rows), held: new Map() };
  const found: Measured[] = [];
  for (const [index, { node: reached }] of candidates(step, node).entries()) {
    const context = { node: reached, position: index + 1 };
    const parts: Measured[] = [];
    const isMeant = step.predicates.every(
      (each) => conditionsOf(each)[0] !== each || measuring.resolve(each, context) !== never,
    );
    const rest = isMeant ? yield* distanceAlong(further, reached, measuring) : undefined;
    if (!rest) continue;
    for (const each of step.predicates) parts.push(yield* distanceOf(each, context, measuring));
    found.push(together([...parts, rest], measuring.rows));
  }
  return found.length > 0 ? nearest(found, measuring.rows) : undefined;
}

function together(parts: readonly Measured[], rows: number): Measured {
  const distances = allAt(0, rows);
  for (const part of parts)
    for (let row = 0; row < rows; row++)
      distances[row] = (distances[row] as number) + (part.distances[row] as number);
  return { distances, held: heldIn(parts) };
}

function nearest(parts: readonly Measured[], rows: number): Measured {
  const distances = allAt(unknownDistance, rows);
  for (const part of parts)
    for (let row = 0; row < rows; row++)
      if ((part.distances[row] as number) < (distances[row] as number))
        distances[row] = part.distances[row] as number;
  return { distances, held: heldIn(parts) };
}

function heldIn(parts: readonly Measured[]): ReadonlyMap<TextRange, Mask> {
  const held = new Map<TextRange, Mask>();
  for (const part of parts) {
    for (const [range, mask] of part.held) {
      const both = held.get(range)?.slice();
      if (both) unite(both, mask);
      held.set(range, both ?? mask);
    }
  }
  return held;
}

function allAt(distance: number, rows: number): Uint8ClampedArray {
  return new Uint8ClampedArray(rows).fill(distance);
}

function rowsAtOnce(distances: Uint8ClampedArray): Mask {
  const mask = emptyMask(distances.length);
  for (let row = 0; row < distances.length; row++) if (distances[row] === 0) addToMask(mask, row);
  return mask;
}
