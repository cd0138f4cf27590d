import type { Results } from '../../../../server/src/protocol.ts';
import { element, setText } from './element.ts';
import { histogramBars } from './histogram-bars.ts';
import { type BinSpan, type Handle, spanHandles } from './histogram-handles.ts';
import { spanText } from './limits.ts';
import { count } from './numbers.ts';
import { isSameDay, timeText } from './time.ts';
import type { View } from './view.ts';

/** The events over time: all of them pale, those matched in front. Dragging or the two handles choose a span. */
export interface Histogram {
  readonly element: HTMLElement;
  show(histogram: Results['histogram'], span: View['span']): void;
}

export function histogram(onSpan: (span: View['span']) => void): Histogram {
  const bars = histogramBars();
  const from = element('span', { class: 'tick' });
  const to = element('span', { class: 'tick' });
  const alternative = element('p', { class: 'spoken' });
  const handles = spanHandles({ bars: bars.element, onSpan: choose, textOf });
  const plot = element('div', { class: 'plot' }, bars.element, ...handles.elements);
  const section = element(
    'section',
    { class: 'histogram', 'aria-label': 'Events over time' },
    alternative,
    plot,
    element('div', { class: 'ticks', 'aria-hidden': 'true' }, from, to),
  );
  let shown: Shown | undefined;
  return { element: section, show };

  function show(histogram: Results['histogram'], span: View['span']): void {
    shown = histogram;
    section.hidden = !histogram;
    if (!histogram) return;
    const chosen = span && binsOf(histogram, span);
    const withDay = !isSameDay(histogram.from, histogram.to);
    bars.show(histogram, chosen);
    handles.show(histogram.total.length, chosen);
    setText(from, timeText(histogram.from, true));
    setText(to, timeText(histogram.to, withDay));
    setText(alternative, textAlternative(histogram));
  }

  function choose(bins: BinSpan | undefined): void {
    if (!shown) return;
    onSpan(bins && { from: timeOf(shown, bins.first), to: timeOf(shown, bins.end) });
  }

  /** Of the time at which a handle stands, for screen readers. */
  function textOf(handle: Handle, bin: number): string {
    if (!shown) return '';
    return `${handle === 'first' ? 'from' : 'to'} ${timeText(timeOf(shown, bin), true)}`;
  }
}

type Shown = NonNullable<Results['histogram']>;

function timeOf({ from, to, total }: Shown, bin: number): number {
  return Math.round(from + ((to - from) * bin) / total.length);
}

function binsOf({ from, to, total }: Shown, span: NonNullable<View['span']>): BinSpan {
  const binAt = (time: number) => Math.round(((time - from) / Math.max(1, to - from)) * total.length);
  return { first: binAt(span.from), end: binAt(span.to) };
}

function textAlternative(histogram: Shown): string {
  const { from, to, matched, total } = histogram;
  const most = Math.max(...matched);
  const peak = matched.indexOf(most);
  const place = spanText({ from: timeOf(histogram, peak), to: timeOf(histogram, peak + 1) });
  const matches =
    most === 0 ? 'None match.' : `Most match from ${place}: ${count(most)} of ${count(total[peak] ?? 0)}.`;
  return `Events from ${spanText({ from, to })}. ${matches}`;
}
