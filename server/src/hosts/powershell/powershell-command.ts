import { hole } from '../../text/hole.ts';
import { textOf } from '../../text/range.ts';
import type { EmbeddedQuery } from '../embedded-query.ts';
import type { PowerShellCommand } from './powershell-arguments.ts';
import { powerShellString } from './powershell-string.ts';
import type { PowerShellToken } from './powershell-tokens.ts';

/** The name of the log that a command reads, where it is one and its name is written out. */
export function logOf({ name, logs, positional }: PowerShellCommand): PowerShellToken | undefined {
  if (name === 'wevtutil') {
    const [verb, log] = positional.filter((word) => !/^[/-]/.test(word?.value ?? ''));
    const isFile = hasOption(positional, /^[/-](?:lf|logfile|sq|structuredquery)\b/i);
    return /^(?:qe|query-events)$/i.test(verb?.value ?? '') && !isFile ? named(log) : undefined;
  }
  if (logs.length > 0) return logs.length === 1 ? named(logs[0]) : undefined;
  return name === 'get-winevent' && positional.length === 1 ? named(positional[0]) : undefined;
}

/** Where the name of a log can be rewritten, and how: a bare word takes quotes where the new name needs them. */
export function logPlace(
  text: string,
  { kind, range, value }: PowerShellToken,
): Pick<EmbeddedQuery, 'channelRange' | 'encodeChannel'> {
  if (kind === 'word')
    return {
      channelRange: range,
      encodeChannel: (name) => (/^[\w/.-]+$/.test(name) ? name : powerShellString(name)),
    };
  const content = { start: range.start + 1, end: range.end - 1 };
  return textOf(text, content) === value ? { channelRange: content } : {};
}

/** The name of a log; `undefined` for a computed one, a pattern and a splatted table. */
export function plainName(name: string | undefined): string | undefined {
  return name === undefined || name.includes(hole) || /^@|[*?[\]]/.test(name) ? undefined : name;
}

/** The streams of a data source; `undefined` where it has none, or computes one. */
export function streamsOf({ streams }: PowerShellCommand): readonly string[] | undefined {
  const names = streams.map((stream) => stream?.value ?? '');
  return names.length > 0 && names.every((name) => /^[\w-]+$/.test(name)) ? names : undefined;
}

/** Whether a command begins with the oldest event, as analytic and debug channels demand; `wevtutil` does so by itself. */
export function readsOldestFirst({ name, parameters, positional }: PowerShellCommand): boolean {
  if (name === 'wevtutil') return !hasOption(positional, /^[/-](?:rd|reversedirection):true$/i);
  return parameters.some((parameter) => parameter.length > 2 && '-oldest'.startsWith(parameter));
}

function named(log: PowerShellToken | undefined): PowerShellToken | undefined {
  return plainName(log?.value) === undefined ? undefined : log;
}

function hasOption(words: PowerShellCommand['positional'], option: RegExp): boolean {
  return words.some((word) => option.test(word?.value ?? ''));
}
