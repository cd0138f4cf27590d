import type { CatalogEvent } from './event.ts';
import { allEvents, isSame, prominenceOf } from './events.ts';
import { type Word, wordsOf } from './words.ts';

/** Which events to search; names are compared ignoring case. */
export interface SearchScope {
  readonly channel?: string | undefined;
  readonly provider?: string | undefined;
}

/**
 * Events by ID, name or meaning, the best first: `4624`, `46`, `failed logon`, `4624 logon`.
 * Every word must begin the ID, a word of the name or a search word; no words at all find the best known events.
 * Events without a name are found by ID and by their provider, and stand last.
 */
export function searchEvents(text: string, scope: SearchScope = {}, limit = 10): readonly CatalogEvent[] {
  const words = wordsOf(text);
  const wanted = words.filter((word) => !FILLERS.has(word.text));
  const query = wanted.length > 0 ? wanted : words;
  return eventsIn(scope.channel)
    .filter(({ provider }) => isSame(provider, scope.provider))
    .map((event) => ({ event, rank: rankOf(searchable(event), query) }))
    .filter(({ rank }) => rank > 0 || query.length === 0)
    .sort(
      (a, b) => b.rank - a.rank || prominenceOf(b.event) - prominenceOf(a.event) || a.event.id - b.event.id,
    )
    .slice(0, limit)
    .map(({ event }) => event);
}

/** The events of a channel, gathered when it is first searched. */
function eventsIn(channel: string | undefined): readonly CatalogEvent[] {
  if (channel === undefined) return allEvents();
  const key = channel.toLowerCase();
  const known = byChannel.get(key) ?? allEvents().filter((event) => isSame(event.channel, channel));
  if (known.length > 0) byChannel.set(key, known);
  return known;
}

const byChannel = new Map<string, readonly CatalogEvent[]>();

/** Words that people type and that say nothing. */
const FILLERS: ReadonlySet<string> = new Set(
  'a an and any as at be by did do event events for from has have i id in is my of or show the to was were when which who with'.split(
    ' ',
  ),
);

/** The sum of the words' ranks, and a little more for a whole name and a well-known event: higher is better, 0 is no match. */
function rankOf(entry: Searchable, query: readonly Word[]): number {
  const ranks = query.map((word) => rankOfWord(entry, word));
  if (ranks.includes(0)) return 0;
  if (entry.event.name === undefined) return Math.max(...ranks) / 100;
  const isWholeName = entry.name.every(({ stem }) => query.some((word) => word.stem === stem));
  const sum = ranks.reduce((sum, rank) => sum + rank, isWholeName ? 0.5 : 0);
  // Of alike matches the better known event is meant; a tenfold of that counts as much as the exact form of one word.
  return sum + Math.log10(1 + prominenceOf(entry.event));
}

/** An ID ranks above a name, and a name above a search word. */
function rankOfWord({ event, name, meaning }: Searchable, word: Word): number {
  const id = String(event.id);
  if (id === word.text) return 8;
  if (/^\d+$/.test(word.text) && id.startsWith(word.text)) return 7;
  return Math.max(likeness(name, word, NAME_RANKS), likeness(meaning, word, MEANING_RANKS));
}

/** What a word is worth: as typed, in another form, begun so. While a word is being typed, all that begin so are as good. */
type Ranks = readonly [same: number, form: number, begun: number];

const NAME_RANKS: Ranks = [6, 5, 2];
const MEANING_RANKS: Ranks = [4, 3, 1];

/** How well the best of some words matches; 0 for not at all. */
function likeness(words: readonly Word[], typed: Word, [same, form, begun]: Ranks): number {
  if (words.some((word) => word.text === typed.text)) return same;
  if (words.some((word) => word.stem === typed.stem)) return form;
  return words.some((word) => isBegun(word, typed)) ? begun : 0;
}

/** Whether a word begins as the typed one does, or its stem as the typed one's stem of four letters or more. */
function isBegun(word: Word, typed: Word): boolean {
  return word.text.startsWith(typed.text) || (typed.stem.length > 3 && word.stem.startsWith(typed.stem));
}

interface Searchable {
  readonly event: CatalogEvent;
  readonly name: readonly Word[];
  readonly meaning: readonly Word[];
}

const byProvider = new Map<string, readonly Word[]>();

/** Thousands of events without a name share a few providers. */
function wordsOfProvider(provider: string): readonly Word[] {
  const known = byProvider.get(provider) ?? wordsOf(provider.replaceAll('-', ' '));
  byProvider.set(provider, known);
  return known;
}

/** An event with its words, split when it is first searched for: a channel's events are a few of thousands. */
function searchable(event: CatalogEvent): Searchable {
  const known = split.get(event);
  if (known) return known;
  const { name, provider, searchWords } = event;
  const entry =
    name === undefined
      ? { event, name: [], meaning: wordsOfProvider(provider) }
      : { event, name: wordsOf(name), meaning: searchWords.flatMap(wordsOf) };
  split.set(event, entry);
  return entry;
}

const split = new WeakMap<CatalogEvent, Searchable>();
