import type { Results } from '../../../../server/src/protocol.ts';
import type { BinSpan } from './histogram-handles.ts';

export interface HistogramBars {
  readonly element: SVGSVGElement;
  show(histogram: NonNullable<Results['histogram']>, chosen: BinSpan | undefined): void;
}

/** The picture alone: a path for all events, one for those matched, and a veil over what is not chosen. */
export function histogramBars(): HistogramBars {
  const svg = svgElement('svg', { class: 'bars', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  const total = svgElement('path', { class: 'total' });
  const matched = svgElement('path', { class: 'matched' });
  const veil = svgElement('path', { class: 'veil' });
  svg.append(total, matched, veil);
  return { element: svg, show };

  function show(histogram: NonNullable<Results['histogram']>, chosen: BinSpan | undefined): void {
    const bins = histogram.total.length;
    const highest = Math.max(1, ...histogram.total);
    svg.setAttribute('viewBox', `0 0 ${bins} ${height}`);
    total.setAttribute('d', outline(histogram.total, highest));
    matched.setAttribute('d', outline(histogram.matched, highest));
    veil.setAttribute('d', chosen ? `${block(0, chosen.first)}${block(chosen.end, bins)}` : '');
  }
}

const height = 100;
/** Of a bin's width. */
const gap = 0.15;
/** What is not nothing can be seen. */
const lowest = 4;

function outline(counts: readonly number[], highest: number): string {
  return counts.map((count, bin) => bar(count === 0 ? 0 : scaled(count, highest), bin)).join('');
}

/** By the square root, so that a few matches among many events can be seen. */
function scaled(count: number, highest: number): number {
  return Math.max(lowest, Math.sqrt(count / highest) * height);
}

function bar(size: number, bin: number): string {
  return size === 0 ? '' : `M${bin} ${height}v${-size}h${1 - gap}v${size}z`;
}

function block(from: number, to: number): string {
  return to > from ? `M${from} 0H${to}V${height}H${from}z` : '';
}

function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}
