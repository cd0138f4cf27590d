/** A text with its cursor, from a text in which `|` is the cursor and `\|` a real bar. */
export function readCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = /(?<!\\)\|/.exec(marked)?.index;
  if (offset === undefined) throw new Error(`no cursor in ${marked}`);
  const before = unescaped(marked.slice(0, offset));
  return { text: before + unescaped(marked.slice(offset).replace('|', '')), offset: before.length };
}

function unescaped(text: string): string {
  return text.replaceAll('\\|', '|');
}
