import type { TextRange } from '../text/range.ts';

/** Whether a query stands behind `Channel!`: it must in a data collection rule, it may in .evxpath, it must not in `-FilterXPath`. */
export type ChannelForm = 'required' | 'optional' | 'absent';

/** The parts of a query's text; what is not there is `undefined`. */
export interface Entry {
  readonly channel: TextRange | undefined;
  readonly bang: TextRange | undefined;
  readonly xpath: TextRange;
  /** A trailing `!*`, which the Azure portal adds to a query without a channel (azure-docs#88284). */
  readonly artifact: TextRange | undefined;
}

/**
 * Splits `Channel!XPath` at its first `!`, as Azure Monitor does. A `!` behind a bracket belongs to `!=` or is the portal's `!*`,
 * for no channel name holds a bracket.
 */
export function splitEntry(text: string): Entry {
  const end = text.trimEnd().length;
  const artifact = artifactIn(text, end);
  const xpathEnd = artifact?.start ?? end;
  const parts = (channelEnd: number, xpathStart: number): Entry => ({
    channel: filled(trimmed(text, 0, channelEnd)),
    bang: xpathStart > channelEnd ? { start: channelEnd, end: xpathStart } : undefined,
    xpath: trimmed(text, xpathStart, xpathEnd),
    artifact,
  });

  const bang = text.slice(0, xpathEnd).search(/!(?!=)/);
  const bracket = text.indexOf('[');
  if (bang >= 0 && (bracket < 0 || bang < bracket)) return parts(bang, bang + 1);
  const start = endOfNameBeforeStar(text);
  if (start > 0) return parts(start, start);
  return { channel: undefined, bang: undefined, xpath: trimmed(text, 0, xpathEnd), artifact };
}

function artifactIn(text: string, end: number): TextRange | undefined {
  const found = /(?<=[\])'"])\s*['"]?\s*!\s*\*$/.exec(text.slice(0, end));
  return found ? { start: found.index, end } : undefined;
}

/** Where the channel of `Security*[System[…` ends; 0 where the text begins with an expression. */
function endOfNameBeforeStar(text: string): number {
  const found = /^\s*[^\s*[(/@!='"<>$][^*[(@!='"<>$]*(?=\*(?:\[|\/|\s*$))/.exec(text);
  return found && !/(?:\b(?:and|or)|&&|\|\|)\s*$/i.test(found[0]) ? found[0].trimEnd().length : 0;
}

function filled(range: TextRange): TextRange | undefined {
  return range.start < range.end ? range : undefined;
}

function trimmed(text: string, start: number, end: number): TextRange {
  const slice = text.slice(start, end);
  const from = start + (slice.length - slice.trimStart().length);
  return { start: Math.min(from, end), end: Math.max(Math.min(from, end), start + slice.trimEnd().length) };
}
