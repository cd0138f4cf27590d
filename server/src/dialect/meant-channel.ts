import { knownChannel, knownChannels } from '../catalog/channels.ts';
import { typingMistakes } from './closest.ts';

export interface MeantChannel {
  readonly channel: string;
  /** Whether the wrong name is known for a name of this channel, and not only like it. */
  readonly isKnown: boolean;
}

/**
 * The channel that a wrong name means: one that is published for it, the name of its log file (`%4` for `/`), or one that differs by a
 * typing mistake. `undefined` for a name that is right, or that resembles none: another channel may well be called so.
 */
export function meantChannel(name: string): MeantChannel | undefined {
  const known = knownChannel(name.replaceAll('%4', '/').replace(/\.evtx$/i, ''));
  if (known?.toLowerCase() === name.toLowerCase()) return undefined;
  if (known !== undefined) return { channel: known, isKnown: true };
  const written = wordsOf(name);
  const near = knownChannels().find((channel) => isNear(written, wordsOf(channel)));
  return near === undefined ? undefined : { channel: near, isKnown: false };
}

/** Whether one word differs, by one mistake: short words and numbers are what makes two channels different. */
function isNear(written: readonly string[], right: readonly string[]): boolean {
  if (written.length !== right.length) return false;
  const [word, ...others] = right.filter((each, index) => each !== written[index]);
  if (!word || others.length > 0) return false;
  const wrong = written.find((each, index) => each !== right[index]) ?? '';
  const isLong = Math.min(word.length, wrong.length) >= shortest;
  return isLong && !/\d/.test(word + wrong) && !isPlural(word, wrong) && typingMistakes(wrong, word) === 1;
}

function isPlural(one: string, other: string): boolean {
  return `${one}s` === other || `${other}s` === one;
}

/** With the signs between them, which part the names of channels too: `Microsoft-Windows-VHDMP-Operational` has no `/`. */
function wordsOf(name: string): readonly string[] {
  return name.toLowerCase().split(/([ /-])/);
}

const shortest = 5;
