import { element } from '../element.ts';

/** XML with its tags pale, so that what the event holds stands out. Marks stay as they are, also those inside of tags. */
export function withPaleMarkup(parts: readonly (Node | string)[]): readonly (Node | string)[] {
  let isInTag = false;
  return parts.flatMap((part) => (typeof part === 'string' ? pale(part) : [part]));

  function pale(text: string): readonly (Node | string)[] {
    return text.split(/(?=<)|(?<=>)/).map((piece) => {
      isInTag ||= piece.startsWith('<');
      const made = isInTag ? element('span', { class: 'dim' }, piece) : piece;
      if (piece.endsWith('>')) isInTag = false;
      return made;
    });
  }
}
