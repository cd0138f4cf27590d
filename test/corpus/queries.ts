import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A query of the corpus (its README tells what the fields mean). */
export interface CorpusQuery {
  readonly id: string;
  readonly query: string;
  readonly kind: string;
  readonly template?: boolean;
  readonly truncated?: boolean;
  /** The verdict of one small strict parser: a hint, not the truth. */
  readonly xpath10_parse?: boolean;
  /** Whether only an earlier version of its file held it. */
  readonly historical?: boolean;
  readonly source: CorpusSource;
  readonly otherSources: readonly CorpusSource[];
}

/** Where a query was found; files of unknown origin have no repository. */
export interface CorpusSource {
  readonly repo: string | null;
  readonly path: string | null;
  readonly commit: string | null;
}

/** A query that its own repository calls broken; some records hold no query, but a broken document. */
export interface BrokenQuery {
  readonly query: string;
  readonly broken_kind: string;
  readonly why: string;
  readonly fixed: string | null;
  readonly line_before?: string | null;
}

/** All queries; `complete` ones are no templates and not cut off. */
export function corpusQueries(corpus: string): readonly CorpusQuery[] {
  return linesOf(corpus, 'queries.jsonl').map((line): CorpusQuery => JSON.parse(line));
}

export function completeQueries(corpus: string): readonly CorpusQuery[] {
  return corpusQueries(corpus).filter(({ template, truncated }) => !template && !truncated);
}

/** Queries that do not parse and that nobody has reported. */
export function latentBrokenQueries(corpus: string): readonly CorpusQuery[] {
  return linesOf(corpus, 'latent_broken.jsonl').map((line): CorpusQuery => JSON.parse(line));
}

export function brokenQueries(corpus: string): readonly BrokenQuery[] {
  return linesOf(corpus, 'broken.jsonl')
    .map((line): BrokenQuery & { query: string | null } => JSON.parse(line))
    .filter(({ query }) => query !== null);
}

/** The lines of documents that were mended, of one kind. */
export function brokenLines(corpus: string, kind: string): readonly string[] {
  return linesOf(corpus, 'broken.jsonl')
    .map((line): BrokenQuery => JSON.parse(line))
    .flatMap(({ broken_kind, line_before }) => (broken_kind === kind && line_before ? [line_before] : []));
}

function linesOf(corpus: string, file: string): readonly string[] {
  return readFileSync(join(corpus, 'queries', file), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}
