/** How the place of a scroll bar and the place in a long list belong together, in pixels. */
export interface ScrollMap {
  /** What the scroll bar goes over. */
  readonly height: number;
  readonly mostOffset: number;
  /** Whether the list is longer than what the scroll bar goes over. */
  readonly isScaled: boolean;
  toOffset(scrollTop: number): number;
  toScrollTop(offset: number): number;
}

export function scrollMap(rowCount: number, rowHeight: number, viewport: number): ScrollMap {
  const full = rowCount * rowHeight;
  const height = Math.min(full, mostHeight);
  const mostOffset = Math.max(0, full - viewport);
  const mostScrollTop = Math.max(1, height - viewport);
  const scale = full === height ? 1 : mostOffset / mostScrollTop;
  return {
    height,
    mostOffset,
    isScaled: scale !== 1,
    toOffset: (scrollTop) => clamp(scrollTop * scale, 0, mostOffset),
    toScrollTop: (offset) => offset / scale,
  };
}

export function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

/** Firefox lets an element be 17.8 million pixels high, the others more. */
const mostHeight = 15_000_000;
