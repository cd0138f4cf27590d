/** A word as typed and its stem: what its plural, its past tense and its -ing form share. */
export interface Word {
  readonly text: string;
  readonly stem: string;
}

/**
 * The words of a text in lower case. Hyphens do not count (`sign-in` is `signin`), and of everyday pairs
 * the parted spelling is the joined one (`log on` and `logged on` are `logon`).
 */
export function wordsOf(text: string): readonly Word[] {
  return (
    text
      .toLowerCase()
      .replace(/[-'’]/g, '')
      .match(/[\p{L}\p{N}$]+/gu)
      ?.join(' ')
      .replace(PARTED, '$1$2')
      .split(' ')
      .map((word) => ({ text: word, stem: stemOf(word) })) ?? []
  );
}

/** A simple English stem: `tickets`, `failed` and `failing` become `ticket` and `fail`, `denied` becomes `deny`. */
export function stemOf(word: string): string {
  const stem = word
    .replace(/ie[sd]$/, 'y')
    .replace(/(?<=\w{3})(?:(?<=\w{4})ations?|ions?|ures?|ings?|ed|es|(?<!s)s)$/, '')
    .replace(/(?<=\w{3})e$/, '');
  return stem.replace(/(?<=\w{2})([a-z])\1$/, '$1');
}

const PARTED = /\b(log|sign)(?:ged|ging|ed|ing|s)? (on|off|in|out)\b/g;
