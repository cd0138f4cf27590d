import { element, setAttribute } from './element.ts';
import { clamp } from './scroll-map.ts';

/** Bins of the histogram, the end exclusive. */
export interface BinSpan {
  readonly first: number;
  readonly end: number;
}

export type Handle = keyof BinSpan;

export interface SpanHandles {
  readonly elements: readonly HTMLElement[];
  show(bins: number, chosen: BinSpan | undefined): void;
}

export interface SpanHandlesOptions {
  /** Where dragging chooses a span. */
  readonly bars: SVGSVGElement;
  /** `undefined` for all. */
  onSpan(span: BinSpan | undefined): void;
  textOf(handle: Handle, bin: number): string;
}

/** The two ends of the span that is chosen: sliders for the keyboard, and dragging for the pointer. */
export function spanHandles({ bars, onSpan, textOf }: SpanHandlesOptions): SpanHandles {
  const sliders = { first: slider('Begin of the time span'), end: slider('End of the time span') };
  let bins = 0;
  let span: BinSpan = { first: 0, end: 0 };
  let dragged: number | undefined;
  sliders.first.addEventListener('keydown', (event) => press(event, 'first'));
  sliders.end.addEventListener('keydown', (event) => press(event, 'end'));
  bars.addEventListener('pointerdown', (event) => {
    dragged = positionAt(event);
    bars.setPointerCapture(event.pointerId);
  });
  bars.addEventListener('pointermove', (event) => {
    if (dragged !== undefined) draw(dragTo(dragged, positionAt(event)));
  });
  bars.addEventListener('pointerup', (event) => {
    if (dragged === undefined) return;
    const to = positionAt(event);
    const isClick = Math.abs(to - dragged) < shortestDrag;
    choose(isClick ? { first: 0, end: bins } : dragTo(dragged, to));
    dragged = undefined;
  });
  bars.addEventListener('pointercancel', () => {
    dragged = undefined;
  });
  return { elements: [sliders.first, sliders.end], show };

  function show(count: number, chosen: BinSpan | undefined): void {
    bins = count;
    if (dragged === undefined) draw(chosen ?? { first: 0, end: count });
  }

  function draw(next: BinSpan): void {
    span = next;
    for (const handle of ['first', 'end'] as const) {
      const target = sliders[handle];
      target.style.left = `${bins === 0 ? 0 : (span[handle] / bins) * 100}%`;
      setAttribute(target, 'aria-valuemin', handle === 'first' ? 0 : span.first + 1);
      setAttribute(target, 'aria-valuemax', handle === 'first' ? span.end - 1 : bins);
      setAttribute(target, 'aria-valuenow', span[handle]);
      setAttribute(target, 'aria-valuetext', textOf(handle, span[handle]));
    }
  }

  function press(event: KeyboardEvent, handle: Handle): void {
    if (event.key === 'Escape') choose({ first: 0, end: bins });
    const [least, most] = handle === 'first' ? [0, span.end - 1] : [span.first + 1, bins];
    const next = nextPlace(event, span[handle], least, most);
    if (next === undefined) return;
    event.preventDefault();
    choose({ ...span, [handle]: clamp(next, least, most) });
  }

  function choose(next: BinSpan): void {
    draw(next);
    onSpan(next.first === 0 && next.end === bins ? undefined : next);
  }

  function dragTo(from: number, to: number): BinSpan {
    const first = Math.floor(Math.min(from, to));
    return { first, end: Math.max(first + 1, Math.ceil(Math.max(from, to))) };
  }

  /** In bins, with a fraction. */
  function positionAt({ clientX }: PointerEvent): number {
    const { left, width } = bars.getBoundingClientRect();
    return clamp(((clientX - left) / width) * bins, 0, bins);
  }
}

/** In bins: less is a click, which ends the choice. */
const shortestDrag = 0.4;

function nextPlace(event: KeyboardEvent, at: number, least: number, most: number): number | undefined {
  const step = event.shiftKey ? 10 : 1;
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return at - step;
    case 'ArrowRight':
    case 'ArrowUp':
      return at + step;
    case 'PageDown':
      return at - 10;
    case 'PageUp':
      return at + 10;
    case 'Home':
      return least;
    case 'End':
      return most;
    default:
      return undefined;
  }
}

function slider(label: string): HTMLElement {
  return element('div', { role: 'slider', class: 'handle', tabindex: 0, 'aria-label': label });
}
