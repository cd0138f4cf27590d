import type { TextRange } from './range.ts';

/**
 * A piece of a decoded query and the piece of the host document that it was decoded from.
 * Pieces of equal length map code unit by code unit; of unequal length, they are one escape and map as a whole.
 */
export interface OffsetMapping {
  readonly query: TextRange;
  readonly host: TextRange;
}

/** Where each code unit of a decoded query stands in its host document, and back. */
export interface OffsetMap {
  /** The host range whose decoding gives the query's range. */
  toHost(range: TextRange): TextRange;
  /** The query offset for a cursor at a host offset; `undefined` outside of the query. */
  toQuery(hostOffset: number): number | undefined;
}

/**
 * A map over mappings in ascending order that together cover the query from its offset 0.
 * Host text between two mappings (a comment line, say) belongs to no query offset.
 * @param emptyAt the host offset that stands for an empty query.
 */
export function offsetMap(mappings: readonly OffsetMapping[], emptyAt: number): OffsetMap {
  return { toHost, toQuery };

  function toHost(range: TextRange): TextRange {
    const first = mappings[firstWhere(mappings, ({ query }) => range.start < query.end)];
    const start = first ? startInHost(first, range.start) : (mappings.at(-1)?.host.end ?? emptyAt);
    if (range.end === range.start) return { start, end: start };
    const last = mappings[firstWhere(mappings, ({ query }) => range.end <= query.end)];
    return { start, end: last ? endInHost(last, range.end) : (mappings.at(-1)?.host.end ?? emptyAt) };
  }

  function toQuery(hostOffset: number): number | undefined {
    const mapping = mappings[firstWhere(mappings, ({ host }) => hostOffset < host.end)];
    if (mapping) return hostOffset < mapping.host.start ? undefined : startInQuery(mapping, hostOffset);
    const last = mappings.at(-1);
    if (!last) return hostOffset === emptyAt ? 0 : undefined;
    return hostOffset === last.host.end ? last.query.end : undefined;
  }
}

/** The map of a query that stands in its host as it is, from `hostStart` on. */
export function verbatimMap(length: number, hostStart = 0): OffsetMap {
  const query = { start: 0, end: length };
  const host = { start: hostStart, end: hostStart + length };
  return offsetMap(length === 0 ? [] : [{ query, host }], hostStart);
}

/** The map of a query in a text that itself was decoded from a host document: XML in a string of PowerShell, escaped XML in XML. */
export function composedMap(inner: OffsetMap, outer: OffsetMap): OffsetMap {
  return {
    toHost: (range) => outer.toHost(inner.toHost(range)),
    toQuery: (hostOffset) => {
      const between = outer.toQuery(hostOffset);
      return between === undefined ? undefined : inner.toQuery(between);
    },
  };
}

function startInHost({ query, host }: OffsetMapping, offset: number): number {
  return isVerbatim(query, host) ? host.start + (offset - query.start) : host.start;
}

function endInHost({ query, host }: OffsetMapping, offset: number): number {
  return isVerbatim(query, host) ? host.start + (offset - query.start) : host.end;
}

function startInQuery({ query, host }: OffsetMapping, hostOffset: number): number {
  return isVerbatim(query, host) ? query.start + (hostOffset - host.start) : query.start;
}

function isVerbatim(query: TextRange, host: TextRange): boolean {
  return query.end - query.start === host.end - host.start;
}

/** The index of the first mapping that passes a test which all later ones pass too; their number if none does. */
function firstWhere(mappings: readonly OffsetMapping[], passes: (mapping: OffsetMapping) => boolean): number {
  let low = 0;
  let high = mappings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const mapping = mappings[middle];
    if (mapping && passes(mapping)) high = middle;
    else low = middle + 1;
  }
  return low;
}
