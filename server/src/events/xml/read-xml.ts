import type { TextRange } from '../../text/range.ts';
import type { ByteSource, ReadProgress } from '../byte-source.ts';
import { damagedBytes, encodingOf } from '../decode.ts';
import type { ReadProblem } from '../event.ts';
import type { OpenTag } from '../event-stack.ts';
import type { ParsedEvent } from '../parse-event.ts';
import { problemList } from '../problem-list.ts';
import { nothingFound } from '../read-xml.ts';
import type { StoreBuilder } from '../store/event-store.ts';
import { byteWindow } from './byte-window.ts';
import { carefulReader } from './careful-reader.ts';
import { type FormTrie, formTrie, leaveStore, type TrieCaps, usualTrieCaps } from './form-trie.ts';
import { learnForm, learnPlainForm } from './learn-form.ts';
import { readForm } from './read-form.ts';
import { addRow, readRun } from './read-run.ts';

export interface XmlOptions {
  /** Where to begin, in bytes: at the beginning of the file, or between two events. */
  readonly start?: number;
  /** Where to stop: what begins before is read whole. The file's end if it is not given. */
  readonly end?: number;
  /** What is open around the events at the beginning, as the reading of what stands before it says. */
  readonly outside?: readonly OpenTag[];
  /** How many bytes are read at once. */
  readonly chunk?: number;
  /** How many bytes of an event are looked at, at least, before it is read with care. */
  readonly lookAhead?: number;
  /** How many bytes a damaged event is looked for its end; what it holds is read in any case. */
  readonly mostWindow?: number;
  readonly caps?: TrieCaps;
  /** The forms that earlier readings have learned; more are added to them. */
  readonly forms?: FormTrie;
}

export interface XmlReading {
  /**
   * Where reading stopped. If that is the end that was asked for, no event lies across it, and another reading may begin there, with
   * what is open outside.
   */
  readonly end: number;
  readonly outside: readonly OpenTag[];
  /** By their offsets in the file, in bytes; the first ones, if there are very many. */
  readonly problems: readonly ReadProblem[];
  readonly problemCount: number;
  /** Whether nothing but blanks was read. */
  readonly isBlank: boolean;
}

/**
 * Reads the events of an XML file of any size into a store: as `readEvents` reads the decoded text of the whole file, but offsets are in
 * bytes, and what is damaged beyond `mostWindow` is cut off there. It stops after every chunk.
 */
export function* readXml(
  source: ByteSource,
  builder: StoreBuilder,
  options: XmlOptions = {},
): Generator<ReadProgress, XmlReading> {
  const {
    start = 0,
    end = source.size,
    outside = [],
    chunk = 1 << 18,
    mostWindow = 1 << 22,
    lookAhead = 1 << 16,
    caps = usualTrieCaps,
    forms = formTrie(),
  } = options;
  const { encoding, problems } = encodingOf(source.read(0, Math.min(beginning, source.size)));
  const found = problemList(problems);
  const window = byteWindow(source, encoding, start, chunk);
  const trie = leaveStore(forms);
  const run = readRun(window, builder, trie, end < source.size ? end : Number.POSITIVE_INFINITY);
  const careful = carefulReader(
    window,
    { event, problem: found.add, damage: noteDamage },
    outside,
    mostWindow,
  );
  const eventsBefore = builder.store.count;
  let damage = -1;
  /** Where an event was that no form fits, and how much was known of it then. */
  let missed = -1;
  let seen = -1;
  let hasToldCaps = false;

  window.advance(0, lookAhead);
  let reported = start;
  for (let at = 0; ; ) {
    at = run.read(at);
    if (run.damage >= 0) noteDamage(run.damage);
    if (run.isDone) break;
    if (window.end - at < lookAhead && !window.isLast) {
      window.advance(at, window.end - at + lookAhead);
      at = 0;
    } else if (at >= window.end) break;
    else if (learnPlainForm(trie, window, at, builder.groupOf, caps)) continue;
    else {
      missed = window.placeOf(at);
      seen = window.placeOf(window.end);
      at = careful.read(at);
      if (window.placeOf(at) - reported < chunk) continue;
    }
    reported = window.placeOf(at);
    yield { place: reported };
  }
  // The end of an event is looked for up to the end of the source, beyond where reading is to stop.
  const isStopped = run.isDone && window.placeOf(run.at) < source.size;
  if (!isStopped) careful.finish();
  return finish();

  function event(range: TextRange, written: string, parse: () => ParsedEvent): void {
    const length = range.end - range.start;
    const index = window.indexOf(range.start);
    const isUntried = range.start !== missed || range.end > seen;
    const isKnown = () =>
      readForm(trie, window.bytes, window.view, index, window.end) === window.indexOf(range.end);
    if (isUntried && isKnown()) {
      addRow(builder, trie, window, range.start, length);
      return;
    }
    const parsed = parse();
    if ('problem' in parsed) {
      found.add(parsed.problem);
      return;
    }
    builder.addNode(parsed.root, range.start, length);
    const group = builder.store.groups[builder.store.groupOf[builder.store.count - 1] as number];
    if (group && !learnForm(trie, written, parsed.root, group, caps)) noteCaps(range.start);
  }

  function noteDamage(place: number): void {
    if (damage < 0 || place < damage) damage = place;
  }

  function noteCaps(offset: number): void {
    if (hasToldCaps) return;
    hasToldCaps = true;
    const message =
      'The events of this file have more forms than can be kept in mind; from here on, new ones are read slowly.';
    found.add({ message, offset });
  }

  function finish(): XmlReading {
    const isBlank = run.isBlank && missed < 0 && builder.store.count === eventsBefore;
    const isNothing = builder.store.count === eventsBefore && found.count() === problems.length;
    if (isNothing && start === 0 && !isStopped) found.add(nothingFound(isBlank));
    if (window.damage >= 0) noteDamage(window.damage);
    if (damage >= 0) found.add(damagedBytes(encoding, damage));
    const stopped = isStopped ? window.placeOf(run.at) : source.size;
    return {
      end: stopped,
      outside: careful.openOutside(),
      problems: found.sorted(),
      problemCount: found.count(),
      isBlank,
    };
  }
}

/** In bytes: by so much the encoding is told. */
const beginning = 1 << 16;
