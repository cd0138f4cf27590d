import type { ResultColumn, ResultRow } from '../../../../server/src/protocol.ts';
import { type CellContext, shownParts } from './cell.ts';
import { clamp } from './scroll-map.ts';

/** How wide the columns are, in pixels: as what stands in them asks for, until the user says otherwise. */
export interface ColumnWidths {
  /** Makes room for what stands in the first rows, of the room that there is. */
  fit(
    columns: readonly ResultColumn[],
    rows: readonly ResultRow[],
    context: CellContext,
    { widthOf, room }: Measure,
  ): void;
  /** Chooses a width, which stays with the column; `undefined` for the one that fits. */
  set(expression: string, width: number | undefined): void;
  of(expression: string): number;
  /** The columns of the grid as CSS has them. The last takes what is left. */
  tracks(columns: readonly ResultColumn[]): string;
}

export interface Measure {
  /** In pixels. */
  widthOf(text: string): number;
  /** Of the whole table, in pixels. */
  readonly room: number;
}

export function columnWidths(): ColumnWidths {
  const fitting = new Map<string, number>();
  const chosen = new Map<string, number>();
  return { fit, set, of, tracks };

  function fit(
    columns: readonly ResultColumn[],
    rows: readonly ResultRow[],
    context: CellContext,
    { widthOf, room }: Measure,
  ): void {
    for (const [column, { title, expression }] of columns.entries()) {
      const texts = rows
        .slice(0, looksAt)
        .map(({ cells }) => shownParts(cells[column] ?? '', expression, context).join(''));
      const widest = Math.max(widthOf(title) + arrow, ...texts.map(widthOf));
      fitting.set(expression, Math.ceil(clamp(widest, least, widestIn(room))) + padding);
    }
  }

  function set(expression: string, width: number | undefined): void {
    if (width === undefined) chosen.delete(expression);
    else chosen.set(expression, Math.round(Math.max(least, width)));
  }

  function of(expression: string): number {
    return chosen.get(expression) ?? fitting.get(expression) ?? least;
  }

  function tracks(columns: readonly ResultColumn[]): string {
    const widths = columns.map(({ expression }) => `${of(expression)}px`);
    const last = widths.pop();
    return [matchTrack, ...widths, ...(last === undefined ? [] : [`minmax(${last}, 1fr)`])].join(' ');
  }
}

/** How wide a text is in the font of an element. */
export function measureIn(target: Element): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return (text) => text.length * usualWidth;
  context.font = getComputedStyle(target).font;
  return (text) => context.measureText(text).width;
}

/** In a narrow table, a long column would leave no room for others. */
function widestIn(room: number): number {
  return clamp(room * 0.27, 120, 240);
}

const matchTrack = '32px';
const looksAt = 60;
/** All in pixels. */
const arrow = 18;
const padding = 12;
const least = 36;
const usualWidth = 7;
