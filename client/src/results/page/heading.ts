import type { Results } from '../../../../server/src/protocol.ts';
import type { LoadProgress } from '../messages.ts';
import { element, setAttribute, setText } from './element.ts';
import { bytes, count, events, percent } from './numbers.ts';

/** Which query is shown and how much it matches. */
export interface Heading {
  readonly element: HTMLElement;
  show(results: Results): void;
  /** For a query without counts. */
  showLabel(label: string): void;
  /** How much of the events is read; nothing once they all are. */
  showProgress(progress: LoadProgress | undefined): void;
}

export function heading(): Heading {
  const label = element('h1', { class: 'label' });
  const counts = element('span', { class: 'counts' });
  const share = element('span', { class: 'share' });
  const duration = element('span', { class: 'duration', title: 'How long the query ran' });
  const spoken = element('p', { role: 'status', class: 'spoken' });
  const reading = element('progress', {
    class: 'reading',
    'aria-label': 'Reading the events',
    max: 1,
    hidden: true,
  });
  const line = element('header', { class: 'heading' }, label, counts, share, duration, spoken, reading);
  let pause: ReturnType<typeof setTimeout> | undefined;
  return { element: line, show, showLabel, showProgress };

  function show(results: Results): void {
    const { matched, total, milliseconds } = results;
    setText(label, results.label);
    label.title = results.query;
    setText(counts, `${count(matched)} of ${events(total)} · ${percent(matched, total)}`);
    setText(share, `${bytes(results.matchedBytes)} of ${bytes(results.bytes)}`);
    share.title = 'Of the XML of the events';
    setText(duration, `${milliseconds < 10 ? Number(milliseconds.toFixed(1)) : Math.round(milliseconds)} ms`);
    speakSoon(`${count(matched)} of ${events(total)} match`);
  }

  function showLabel(text: string): void {
    setText(label, text);
    for (const part of [counts, share, duration]) setText(part, '');
  }

  function showProgress(progress: LoadProgress | undefined): void {
    reading.hidden = !progress;
    if (progress)
      setAttribute(reading, 'value', (progress.bytesRead / Math.max(1, progress.bytes)).toFixed(3));
  }

  /** Not at every key of a query that is being written. */
  function speakSoon(text: string): void {
    clearTimeout(pause);
    pause = setTimeout(() => setText(spoken, text), pauseInTyping);
  }
}

const pauseInTyping = 600;
