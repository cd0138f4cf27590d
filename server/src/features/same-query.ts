import { comparedFields } from '../dialect/compared-field.ts';
import { textOf } from '../text/range.ts';
import { foldCase } from '../text/reading.ts';
import type { DocumentQuery, QueryDocument } from './query-document.ts';

/**
 * The query of another version of a document that a query was, or has become: the one with its text; else, of those between the queries that
 * both versions have, the one that asks for most of the same, or stands in the same place. `undefined` where there is none: the query is new,
 * or it was removed.
 */
export function sameQuery(
  document: QueryDocument,
  found: DocumentQuery,
  version: QueryDocument,
): DocumentQuery | undefined {
  const index = document.queries.indexOf(found);
  const anchors = anchorsOf(document.queries, version.queries);
  const known = anchors.find(({ here }) => here === index);
  if (known) return version.queries[known.there];
  const before = anchors.findLast(({ here }) => here < index) ?? { here: -1, there: -1 };
  const after = anchors.find(({ here }) => here > index) ?? {
    here: document.queries.length,
    there: version.queries.length,
  };
  const changed = document.queries.slice(before.here + 1, after.here);
  const candidates = version.queries.slice(before.there + 1, after.there);
  return bestPartner(found, changed, candidates);
}

/** Two queries that are the same, by their indexes. */
interface Anchor {
  readonly here: number;
  readonly there: number;
}

/** The longest list of queries that both have in the same order. */
function anchorsOf(here: readonly DocumentQuery[], there: readonly DocumentQuery[]): readonly Anchor[] {
  const [a, b] = [here.map(keyOf), there.map(keyOf)];
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = lengths[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const anchors: Anchor[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) anchors.push({ here: i++, there: j++ });
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return anchors;
}

/** Blanks and the case of the channel make no other query. */
function keyOf({ query: { text, entry, channel }, embedded: { role } }: DocumentQuery): string {
  const xpath = textOf(text, entry.xpath).replace(/\s+/g, ' ');
  return [role?.kind ?? '', foldCase(channel ?? ''), xpath].join('\n');
}

/** Pairs are made of those that have most in common; with nothing in common, of the only two, or of those in the same place. */
function bestPartner(
  found: DocumentQuery,
  changed: readonly DocumentQuery[],
  candidates: readonly DocumentQuery[],
): DocumentQuery | undefined {
  const pairs = changed
    .flatMap((here, i) =>
      candidates.map((there, j) => ({ here, there, i, j, likeness: likenessOf(here, there) })),
    )
    .filter(
      ({ likeness, i, j }) =>
        likeness > 0 || (likeness === 0 && changed.length === candidates.length && i === j),
    )
    .sort((a, b) => b.likeness - a.likeness || Math.abs(a.i - a.j) - Math.abs(b.i - b.j));
  const taken = new Set<DocumentQuery>();
  for (const { here, there } of pairs) {
    if (taken.has(here) || taken.has(there)) continue;
    if (here === found) return there;
    taken.add(here).add(there);
  }
  return undefined;
}

/** The share of comparisons that two queries have in common, from 0 to 1; less than nothing for a Select and a Suppress. */
function likenessOf(a: DocumentQuery, b: DocumentQuery): number {
  if (a.embedded.role?.kind !== b.embedded.role?.kind) return -1;
  const [here, there] = [a, b].map(comparisonsOf);
  if (!here || !there) return 0;
  const common = [...here].filter((each) => there.has(each)).length;
  return common / Math.max(1, here.size + there.size - common);
}

function comparisonsOf({ query }: DocumentQuery): ReadonlySet<string> {
  const fields = comparedFields(query).map(({ path, dataName, constant }) =>
    [path, dataName ?? '', constant.kind === 'Number' ? constant.text : constant.value].join(' '),
  );
  return new Set([`channel ${foldCase(query.channel ?? '')}`, ...fields]);
}
