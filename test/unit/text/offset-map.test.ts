import { describe, expect, test } from 'vitest';
import { offsetMap, verbatimMap } from '../../../server/src/text/offset-map.ts';

/** `ab"c` from `xx ab\"c yy`, where `\"` is one escape. */
const escaped = offsetMap(
  [
    { query: { start: 0, end: 2 }, host: { start: 3, end: 5 } },
    { query: { start: 2, end: 3 }, host: { start: 5, end: 7 } },
    { query: { start: 3, end: 4 }, host: { start: 7, end: 8 } },
  ],
  3,
);

/** `a` and `b` with host text between them that belongs to neither. */
const parted = offsetMap(
  [
    { query: { start: 0, end: 1 }, host: { start: 0, end: 1 } },
    { query: { start: 1, end: 2 }, host: { start: 5, end: 6 } },
  ],
  0,
);

describe('toHost', () => {
  test.each([
    ['a run', escaped, [0, 2], [3, 5]],
    ['a part of a run', escaped, [1, 2], [4, 5]],
    ['an escape', escaped, [2, 3], [5, 7]],
    ['all', escaped, [0, 4], [3, 8]],
    ['a place before an escape', escaped, [2, 2], [5, 5]],
    ['a place behind an escape', escaped, [3, 3], [7, 7]],
    ['the end', escaped, [4, 4], [8, 8]],
    ['what lies behind the end', escaped, [4, 9], [8, 8]],
    ['text before a gap', parted, [0, 1], [0, 1]],
    ['text behind a gap', parted, [1, 2], [5, 6]],
    ['a place at a gap', parted, [1, 1], [5, 5]],
    ['text around a gap', parted, [0, 2], [0, 6]],
    ['an empty query', verbatimMap(0, 7), [0, 0], [7, 7]],
  ] as const)('gives %s', (_, map, [start, end], [hostStart, hostEnd]) => {
    expect(map.toHost({ start, end })).toEqual({ start: hostStart, end: hostEnd });
  });
});

describe('toQuery', () => {
  test.each([
    ['before the query', escaped, 2, undefined],
    ['at its start', escaped, 3, 0],
    ['in a run', escaped, 4, 1],
    ['before an escape', escaped, 5, 2],
    ['inside of an escape', escaped, 6, 2],
    ['behind an escape', escaped, 7, 3],
    ['at its end', escaped, 8, 4],
    ['behind it', escaped, 9, undefined],
    ['at the start of a gap', parted, 1, undefined],
    ['in a gap', parted, 3, undefined],
    ['at the end of a gap', parted, 5, 1],
    ['in an empty query', verbatimMap(0, 7), 7, 0],
    ['beside an empty query', verbatimMap(0, 7), 8, undefined],
  ] as const)('reads a cursor %s', (_, map, offset, expected) => {
    expect(map.toQuery(offset)).toBe(expected);
  });
});
