import { hole } from '../text/hole.ts';

/** Text as Markdown shows it word for word, on one line and in a table's cell too; what the host computes is an ellipsis. */
export function escaped(text: string): string {
  return oneLine(text).replace(/[\\`*[\]<>|~&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&');
}

/** Text as code, in as many backticks as it takes, for a place outside of tables. */
export function code(text: string): string {
  const line = oneLine(text);
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .* $|^ *$/.test(line) ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Text as code in a cell of a table, where a bar must be escaped even in code. */
export function codeCell(text: string): string {
  return code(text).replaceAll('|', '\\|');
}

/** Rows as a table, the first of them its head; the cells are Markdown. */
export function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function oneLine(text: string): string {
  return text.replaceAll(hole, '…').replace(/\s*[\r\n]\s*/g, ' ');
}
