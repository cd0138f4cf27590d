export type IconName = keyof typeof outlines;

/** A picture beside a text that says the same; screen readers pass it over. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', outlines[name]);
  svg.append(path);
  return svg;
}

const namespace = 'http://www.w3.org/2000/svg';

/** Lines in a square of 16. */
const outlines = {
  matched: 'M3.5 8.5l3 3 6-7',
  missed: 'M4.5 4.5l7 7m0-7l-7 7',
  close: 'M4.5 4.5l7 7m0-7l-7 7',
  add: 'M8 3.5v9M3.5 8h9',
  exclude: 'M3.5 8h9',
  columns: 'M2.5 3.5h11v9h-11zM6.2 3.5v9M9.8 3.5v9',
  filter: 'M2.5 4h11M5 8h6M7 12h2',
  search: 'M10.2 10.2l3.3 3.3M11.5 7a4.5 4.5 0 1 1-9 0a4.5 4.5 0 0 1 9 0z',
  group: 'M2.5 3.5h4v4h-4zM2.5 9.5h4v3h-4M9 4.5h4.5M9 6.5h3M9 10.5h4.5M9 12.5h3',
  ascending: 'M4.5 9.5L8 6l3.5 3.5',
  descending: 'M4.5 6.5L8 10l3.5-3.5',
};
