import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the tables of facts and names lie. */
export const tablesFolder = fileURLToPath(new URL('../../catalog', import.meta.url));

/**
 * The cells of the rows of a table, without its comments and empty lines.
 * @param {string} file
 */
export function rows(file) {
  const text = readFileSync(join(tablesFolder, file), 'utf8');
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => line.split('\t'));
}

/**
 * The rows of a table whose lines that begin with a name in brackets stand above the rows that belong to it.
 * @param {string} file
 * @returns {{ name: string, heading: string[], rows: string[][] }[]} the heading holds the cells behind the name
 */
export function sections(file) {
  /** @type {{ name: string, heading: string[], rows: string[][] }[]} */
  const found = [];
  for (const cells of rows(file)) {
    const name = /^\[(.+)\]$/.exec(cells[0] ?? '')?.[1];
    if (name !== undefined) found.push({ name, heading: cells.slice(1), rows: [] });
    else found.at(-1)?.rows.push(cells);
  }
  return found;
}

/**
 * The entries of a cell that holds several.
 * @param {string | undefined} cell
 */
export function listed(cell) {
  return cell ? cell.split('; ') : [];
}

/**
 * Ends the script with a message.
 * @param {string} message
 * @param {number} code
 * @returns {never}
 */
export function fail(message, code) {
  console.error(message);
  process.exit(code);
}
