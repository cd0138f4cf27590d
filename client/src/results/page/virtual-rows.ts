import { clamp, scrollMap } from './scroll-map.ts';

export const rowHeight = 22;

/** A list of any length of which only the rows in sight are elements. */
export interface VirtualRows {
  /** What scrolls; the header goes in before the rows. */
  readonly scroller: HTMLElement;
  setCount(count: number): void;
  /** Fills the rows in sight anew. */
  refill(): void;
  /** Scrolls no more than is needed. */
  reveal(index: number): void;
  scrollToTop(): void;
  inSight(): Span;
  /** `undefined` for a row that is out of sight. */
  elementOf(index: number): HTMLElement | undefined;
}

/** Indices of rows, the last inclusive. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

export interface VirtualRowsOptions {
  readonly scroller: HTMLElement;
  readonly header: HTMLElement;
  make(): HTMLElement;
  fill(row: HTMLElement, index: number): void;
  onSight(span: Span): void;
  /** The row to keep in sight where the size changes. */
  kept(): number | undefined;
}

export function virtualRows({
  scroller,
  header,
  make,
  fill,
  onSight,
  kept,
}: VirtualRowsOptions): VirtualRows {
  const layer = document.createElement('div');
  const sizer = document.createElement('div');
  layer.className = 'layer';
  layer.role = 'presentation';
  sizer.className = 'sizer';
  sizer.role = 'rowgroup';
  sizer.append(layer);
  scroller.append(header, sizer);

  const slots: Slot[] = [];
  let count = 0;
  let viewport = 0;
  let map = scrollMap(0, rowHeight, 0);
  let offset = 0;
  /** The scroll bar is too coarse to hold the exact place of a long list. */
  let pinned = { scrollTop: 0, offset: 0 };
  let frame = 0;

  scroller.addEventListener('scroll', () => {
    const { scrollTop } = scroller;
    offset = Math.abs(scrollTop - pinned.scrollTop) < 1 ? pinned.offset : map.toOffset(scrollTop);
    frame ||= requestAnimationFrame(render);
  });
  scroller.addEventListener('wheel', turn, { passive: false });
  new ResizeObserver(measure).observe(scroller);
  return { scroller, setCount, refill, reveal, scrollToTop, inSight, elementOf };

  function setCount(next: number): void {
    count = next;
    measure();
  }

  function measure(): void {
    const { first, last } = inSight();
    const index = kept();
    viewport = Math.max(0, scroller.clientHeight - header.offsetHeight);
    map = scrollMap(count, rowHeight, viewport);
    sizer.style.height = `${map.height}px`;
    layer.style.height = `${Math.min(viewport, map.height)}px`;
    moveTo(clamp(offset, 0, map.mostOffset));
    if (index !== undefined && index >= first && index <= last) reveal(index);
    render();
  }

  function moveTo(next: number): void {
    offset = next;
    scroller.scrollTop = map.toScrollTop(next);
    pinned = { scrollTop: scroller.scrollTop, offset: next };
    frame ||= requestAnimationFrame(render);
  }

  /** In a list longer than the scroll bar, a turn of the wheel would go over too many rows. */
  function turn(event: WheelEvent): void {
    if (!map.isScaled || event.ctrlKey || event.deltaY === 0) return;
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? rowHeight : 1;
    moveTo(clamp(offset + event.deltaY * unit, 0, map.mostOffset));
  }

  function reveal(index: number): void {
    const top = index * rowHeight;
    if (top < offset) moveTo(top);
    else if (top + rowHeight > offset + viewport)
      moveTo(clamp(top + rowHeight - viewport, 0, map.mostOffset));
  }

  function scrollToTop(): void {
    moveTo(0);
  }

  function inSight(): Span {
    const first = Math.floor(offset / rowHeight);
    return { first, last: Math.min(count - 1, Math.ceil((offset + viewport) / rowHeight) - 1) };
  }

  function refill(): void {
    for (const slot of slots) slot.index = undefined;
    render();
  }

  function render(): void {
    cancelAnimationFrame(frame);
    frame = 0;
    const span = inSight();
    const needed = Math.ceil(viewport / rowHeight) + 1;
    while (slots.length < needed) slots.push(addSlot());
    const isUsed = new Set<Slot>();
    for (let index = span.first; index <= span.last; index += 1) {
      const slot = slots[index % slots.length];
      if (!slot) break;
      isUsed.add(slot);
      slot.element.style.transform = `translateY(${index * rowHeight - offset}px)`;
      if (slot.index !== index) {
        slot.index = index;
        slot.element.hidden = false;
        fill(slot.element, index);
      }
    }
    for (const slot of slots) if (!isUsed.has(slot)) hide(slot);
    if (span.last >= span.first) onSight(span);
  }

  function addSlot(): Slot {
    const element = make();
    element.hidden = true;
    layer.append(element);
    return { element, index: undefined };
  }

  function elementOf(index: number): HTMLElement | undefined {
    return slots.find((slot) => slot.index === index)?.element;
  }
}

interface Slot {
  readonly element: HTMLElement;
  index: number | undefined;
}

function hide(slot: Slot): void {
  slot.index = undefined;
  slot.element.hidden = true;
}
