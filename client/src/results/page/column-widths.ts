import type { ResultColumn, ResultRow } from '../../../../server/src/protocol.ts';
import { shownParts } from './cell.ts';

/** The columns of the grid as CSS has them, wide enough for what stands in the first rows. The last takes what is left. */
export function columnTracks(
  columns: readonly ResultColumn[],
  rows: readonly ResultRow[],
  names: ReadonlyMap<string, string>,
  widthOf: (text: string) => number,
): string {
  const tracks = columns.map(({ title, expression }, column) => {
    const texts = rows
      .slice(0, looksAt)
      .map(({ cells }) => shownParts(cells[column] ?? '', expression, names).join(''));
    const widest = Math.max(widthOf(title) + arrow, ...texts.map(widthOf));
    const width = Math.ceil(Math.min(Math.max(widest, least), most)) + padding;
    return column === columns.length - 1 ? `minmax(${width}px, 1fr)` : `${width}px`;
  });
  return [matchTrack, ...tracks].join(' ');
}

/** How wide a text is in the font of an element. */
export function measureIn(target: Element): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return (text) => text.length * usualWidth;
  context.font = getComputedStyle(target).font;
  return (text) => context.measureText(text).width;
}

const matchTrack = '96px';
const looksAt = 60;
/** All in pixels. */
const arrow = 18;
const padding = 20;
const least = 36;
const most = 260;
const usualWidth = 7;
