import { element } from './element.ts';

/** The right edge of a column's title, to be dragged; a double click makes the column as wide as it asks for. The keyboard has the title itself. */
export function columnSash(onResize: (change: number | undefined) => void): HTMLElement {
  const sash = element('span', { class: 'column-sash', 'aria-hidden': 'true' });
  let at: number | undefined;
  sash.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    at = event.clientX;
    sash.setPointerCapture(event.pointerId);
  });
  sash.addEventListener('pointermove', ({ clientX }) => {
    if (at === undefined) return;
    onResize(clientX - at);
    at = clientX;
  });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    sash.addEventListener(end, () => {
      at = undefined;
    });
  }
  sash.addEventListener('dblclick', () => onResize(undefined));
  return sash;
}
