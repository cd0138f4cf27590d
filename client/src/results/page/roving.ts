/** Makes a set of controls one stop of the Tab key, with the arrow keys, Home and End to move in it. */
export function moveWithArrows(
  container: HTMLElement,
  controls: () => readonly HTMLElement[],
  direction: 'horizontal' | 'vertical',
): void {
  const [before, after] = direction === 'horizontal' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  container.addEventListener('keydown', (event) => {
    const all = controls();
    const at = placeIn(all, event.target);
    const next = at < 0 ? undefined : all[placeOf(event.key, at, all.length)];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  });
  container.addEventListener('focusin', ({ target }) => {
    const all = controls();
    if (placeIn(all, target) < 0) return;
    for (const control of all) control.tabIndex = control === target ? 0 : -1;
  });

  /** Past either end there is no control. */
  function placeOf(key: string, at: number, length: number): number {
    if (key === before) return at - 1;
    if (key === after) return at + 1;
    if (key === 'Home') return 0;
    if (key === 'End') return length - 1;
    return -1;
  }
}

/** As `indexOf`, for what may be no control at all; -1 for that. */
export function placeIn(controls: readonly (EventTarget | null)[], target: EventTarget | null): number {
  return controls.indexOf(target);
}
