import { expect, test } from 'vitest';
import { check, refusals } from '../../server/src/dialect/check.ts';
import type { FindingCode } from '../../server/src/dialect/findings.ts';
import { type QueryContext, readQuery } from '../../server/src/dialect/query.ts';
import { readHost } from '../../server/src/hosts/read-host.ts';
import { dcr, local } from '../support/caret.ts';
import { describeCorpus } from '../support/corpus.ts';
import {
  type BrokenQuery,
  brokenLines,
  brokenQueries,
  completeQueries,
  latentBrokenQueries,
} from './queries.ts';

/** The first error of each complete query, counted, with what all texts of a class have in common. */
const classes: Partial<Record<FindingCode, readonly [count: number, signature: RegExp]>> = {
  'expected-step': [278, /^\[System|\(\[EventData/],
  'expected-closing-quote': [53, /\]'$/],
  'escaped-quote': [53, /\\"|=\\'/],
  'escaped-entity': [17, /&[lg]t;=/],
  'channel-artifact': [4, /'!\*$/],
  'expected-operand': [3, /\[ and |=\)/],
};

/** Errors that one or two queries have, each with the reason why it is right or doubtful. */
const single: Readonly<Record<string, readonly [code: FindingCode, why: string]>> = {
  '042513c6f074': ['expected-closing-bracket', 'the last of two brackets is missing'],
  '13d8a398f4e4': ['expected-closing-bracket', 'the last of two brackets is missing'],
  '436bdb8313cb': [
    'misplaced-channel',
    '`Security*[`: the record holds the channel and the query without a !',
  ],
  '6175870369c1': ['not-an-event-path', '`/System/…`: absolute paths are not supported (MS-EVEN6)'],
  '6c9294481e4a': [
    'too-many-terms',
    'doubtful: 16 × `Data[position()=3]="…"` is 32 terms only if positions count',
  ],
  '82980499a600': ['too-many-terms', '24 IDs: published as the example of one too many (beats#1491)'],
  d636f87b95f7: ['stray-text', '`EventID \\< 5150`: a backslash of Markdown'],
  d6a2004352b7: ['wrong-arguments', '`band(Keywords13510798882111488)`: the comma was lost'],
};

/** Kinds of `broken.jsonl` that the text of the query itself shows; the others are right as XPath. */
const brokenAsText = ['syntax', 'entity', 'dcr-channel', 'limit'];

describeCorpus('the corpus, checked', (corpus) => {
  const complete = completeQueries(corpus);
  const refused = complete.flatMap((query) => {
    const code = firstError(query.query, local);
    return code ? [{ ...query, code }] : [];
  });

  test('complete queries are refused for known reasons only', () => {
    const unexplained = refused.filter(({ id, query, code }) => {
      return single[id] ? single[id][0] !== code : !classes[code]?.[1].test(query);
    });
    expect(unexplained).toEqual([]);
    const counts = Object.fromEntries(Object.entries(classes).map(([code, [count]]) => [code, count]));
    expect(countBy(refused.filter(({ id }) => !single[id]).map(({ code }) => code))).toEqual(counts);
    expect(refused.map(({ id }) => id).filter((id) => single[id])).toHaveLength(Object.keys(single).length);
  });

  test('the rules that only advise refuse nothing', () => {
    const unlike = complete.filter(({ query }) => {
      const [all, some] = [check, refusals].map((find) =>
        find(readQuery(query, local))
          .filter(({ severity }) => severity === 'error')
          .map(({ code, range }) => `${code} ${range.start} ${range.end}`)
          .join(),
      );
      return all !== some;
    });
    expect(unlike).toEqual([]);
  });

  test('no query with the signature of a mistake is accepted', () => {
    const ids = new Set(refused.map(({ id }) => id));
    const signatures = Object.values(classes).map(([, signature]) => signature);
    const missed = complete.filter(({ id, query }) => {
      return !ids.has(id) && signatures.some((signature) => signature.test(query));
    });
    expect(missed).toEqual([]);
  });

  test('another parser of XPath 1.0 agrees, but for what Windows refuses', () => {
    const ids = new Set(refused.map(({ id }) => id));
    const onlyWe = complete
      .filter(({ id, xpath10_parse }) => ids.has(id) && xpath10_parse)
      .map(({ id }) => id);
    const onlyIt = complete.filter(({ id, xpath10_parse }) => !ids.has(id) && xpath10_parse === false);
    expect(onlyWe.sort()).toEqual(['6175870369c1', '6c9294481e4a', '82980499a600', 'd6a2004352b7']);
    expect(onlyIt).toEqual([]);
  });

  const broken = brokenQueries(corpus);
  const isRefused = (record: BrokenQuery, text: string) => firstError(text, contextOf(record)) !== undefined;

  test.each(brokenAsText)('every broken query of the kind %s is refused', (kind) => {
    const records = broken.filter(({ broken_kind }) => broken_kind === kind);
    expect(records.length).toBeGreaterThan(0);
    expect(records.filter((record) => !isRefused(record, record.query))).toEqual([]);
  });

  /** The commit that removed `$XPath = '…'!*` left the entities of seven queries as they were. */
  const halfMended = /^\$XPath = .*&[lg]t;/;

  test('what mended a query is accepted', () => {
    const wrong = broken.filter((record) => record.fixed !== null && isRefused(record, record.fixed));
    expect(wrong.filter(({ query }) => !halfMended.test(query))).toEqual([]);
    expect(wrong).toHaveLength(7);
  });

  test('of the queries that are right as text, those that select nothing are told; a wrong ID that exists nowhere is not', () => {
    const others = broken.filter(({ broken_kind }) => !brokenAsText.includes(broken_kind));
    expect(others.filter((record) => isRefused(record, record.query))).toEqual([]);
    const told = others.map(({ broken_kind, query, line_before }) => {
      const channel = /Path="([^"]*)"/.exec(line_before ?? '')?.[1];
      const [finding] = check(readQuery(query, { ...local, channel }));
      return `${broken_kind}: ${finding?.code}`;
    });
    expect(countBy(told)).toEqual({
      'wrong-id: undefined': 1,
      'never-matches: unknown-name': 7,
      'never-matches: level-not-in-event': 1,
      'querylist-attr: undefined': 1,
    });
  });

  test('every attribute of a query list that was mended is told', () => {
    const lines = brokenLines(corpus, 'querylist-attr');
    const told = lines.map((line) => {
      const isWhole = line.includes('</Query>');
      const source = {
        path: 'list.xml',
        text: isWhole ? line : `<QueryList>${line}<Select>*</Select></Query></QueryList>`,
      };
      return readHost(source)
        ?.problems.map(({ code }) => code)
        .join();
    });
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((codes) => !codes?.includes('querylist-structure'))).toEqual([]);
  });

  test('every query that is broken unnoticed is refused', () => {
    const latent = latentBrokenQueries(corpus);
    expect(latent.filter(({ query }) => firstError(query, local) === undefined)).toEqual([]);
    const refusedBroken = broken.filter((record) => isRefused(record, record.query));
    console.log(
      `Checked ${complete.length} complete queries: ${complete.length - refused.length} accepted, ${refused.length} refused; refused ${refusedBroken.length} of ${broken.length} called broken and all ${latent.length} broken unnoticed.`,
    );
  });
});

/** Some broken queries are entries of a data collection rule, with their channel. */
function contextOf({ query, broken_kind }: BrokenQuery): QueryContext {
  return broken_kind === 'dcr-channel' || /^[^*[]+!/.test(query) ? dcr : local;
}

function firstError(text: string, context: QueryContext): FindingCode | undefined {
  return check(readQuery(text, context)).find(({ severity }) => severity === 'error')?.code;
}

function countBy(codes: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
