/** Where a text is highlighted, each place without regard to the others. */
export type HighlightedPart = 'cells' | 'event';

/** Highlights a text where it stands in elements, case aside, in the place of what was highlighted in that part; the elements stay as they are. */
export function highlight(part: HighlightedPart, targets: Iterable<Element>, text: string): void {
  const name = `search-${part}`;
  if (text === '') {
    CSS.highlights.delete(name);
    return;
  }
  const wanted = text.toLowerCase();
  const ranges = [...targets].flatMap((target) => textsIn(target).flatMap((node) => rangesOf(node, wanted)));
  CSS.highlights.set(name, new Highlight(...ranges));
}

function textsIn(target: Element): readonly Text[] {
  const walker = document.createTreeWalker(target, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
  return texts;
}

/** Letters whose small form is longer would move the places of those behind: there, nothing is highlighted. */
function rangesOf(node: Text, wanted: string): readonly Range[] {
  const found = node.data.toLowerCase();
  const ranges: Range[] = [];
  if (found.length !== node.data.length) return ranges;
  for (let at = found.indexOf(wanted); at >= 0; at = found.indexOf(wanted, at + wanted.length)) {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + wanted.length);
    ranges.push(range);
  }
  return ranges;
}
