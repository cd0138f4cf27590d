import { element, setAttribute } from './element.ts';
import { clamp } from './scroll-map.ts';

/** The line between the table and what is below it, to be dragged or moved with the arrow keys. */
export function splitter(area: HTMLElement): HTMLElement {
  const bar = element('div', {
    role: 'separator',
    class: 'splitter',
    tabindex: 0,
    'aria-label': 'Height of the table',
    'aria-orientation': 'horizontal',
    'aria-valuemin': least,
    'aria-valuemax': most,
  });
  let share = 55;
  bar.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowUp' ? -5 : event.key === 'ArrowDown' ? 5 : 0;
    if (step === 0) return;
    event.preventDefault();
    set(share + step);
  });
  bar.addEventListener('pointerdown', ({ pointerId }) => bar.setPointerCapture(pointerId));
  bar.addEventListener('pointermove', (event) => {
    if (!bar.hasPointerCapture(event.pointerId)) return;
    const { top, height } = area.getBoundingClientRect();
    set(((event.clientY - top) / height) * 100);
  });
  set(share);
  return bar;

  function set(next: number): void {
    share = clamp(next, least, most);
    area.style.setProperty('--table-share', `${share}%`);
    setAttribute(bar, 'aria-valuenow', Math.round(share));
  }
}

/** Of the height, in percent. */
const least = 20;
const most = 80;
