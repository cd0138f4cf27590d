import type { Quoting } from './place.ts';

/** A text as a literal, with the quotes that are not there yet; `undefined` where no quotes can hold it. */
export function quoted(text: string, quoting: Quoting): string | undefined {
  if (quoting.kind === 'quoted') {
    if (text.includes(quoting.quote)) return undefined;
    return quoting.isClosed ? text : text + quoting.quote;
  }
  const quote = text.includes("'") ? '"' : "'";
  return text.includes(quote) ? undefined : quote + text + quote;
}

/** A number as it is written here: bare, or between the quotes that stand there. */
export function written(number: string, quoting: Quoting): string {
  return quoting.kind === 'quoted' && !quoting.isClosed ? number + quoting.quote : number;
}
