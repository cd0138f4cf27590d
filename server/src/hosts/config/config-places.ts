import type { ConfigToken } from './config-tokens.ts';
import type { ConfigContainer } from './config-values.ts';

/** Whether an item of an array may begin behind a token. */
export function isItem(before: ConfigToken | undefined): boolean {
  switch (before?.kind) {
    case '[':
    case ',':
    case ':':
    case '?':
    case 'line':
      return true;
    default:
      return false;
  }
}

/** Whether a name behind a token stands for a value, rather than begin a property, block or declaration. */
export function mayBeValue({ kind }: ConfigContainer, before: ConfigToken | undefined): boolean {
  switch (before?.kind) {
    case ':':
    case '=':
    case '?':
      return true;
    case 'operator':
      return before.value === '??' || before.value === '...';
    case '[':
    case '(':
    case ',':
    case 'line':
      return kind === '[' || kind === '(';
    default:
      return false;
  }
}
