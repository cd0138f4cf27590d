import { type Target, targets } from '../dialect/target.ts';
import { type FindingLevels, readLevels } from '../features/finding-levels.ts';
import { timeOf } from '../text/reading.ts';
import { checkDocuments, checkQueries } from './check.ts';
import { eventFormats, showEvents } from './event.ts';
import { CommandError, type CommandIO, type ExitCode } from './io.ts';
import { type MatchCommand, matchEvents, matchFormats } from './match.ts';
import { reportFormats } from './report.ts';

const usage = `Usage:
  event-xpath check [PATH…] [--fix] [--format text|json|jsonl|sarif] [--target dcr|wef|local]
                    [--finding CODE=LEVEL]…
      Checks the queries of data collection rules (JSON), query lists and subscriptions (XML) and .evxpath files; of all below
      this folder if no PATH is given.
      - reads standard input.
      --fix mends in the files what leaves no choice, and tells what is left; with -, the mended text is printed.
      --finding changes how grave a finding is: off, error, warning, information, hint or default.
  event-xpath check --queries FILE.jsonl [--format jsonl] [--target dcr|wef|local] [--finding CODE=LEVEL]…
      Checks bare queries: FILE holds {"id","query"} lines.
  event-xpath match (--query XPATH | --queries FILE.jsonl | --rule DOCUMENT) EVENTS… [--format text|jsonl|xml] [--explain]
                    [--oldest] [--max-events N] [--now TIME]
      Runs queries on .evtx logs and event XML: files, folders, patterns such as logs/*.evtx, or - for standard input.
      The newest events come first, as Get-WinEvent gives them; --oldest turns that around. --max-events shows the first N only.
      --now is the time that timediff() counts from.
  event-xpath event (ID | WORDS…) [--channel CHANNEL] [--provider PROVIDER] [--format text|json]
      Tells what an event ID means, or lists at most ten events whose names or meanings have the words, the best first.
Exit codes: 0 nothing found, 1 errors found (check) or no event matched (match) or is known (event), 2 wrong usage or unreadable input.
`;

/** Node's own parser of arguments, handed in so that the commands themselves need no Node. */
export type ParseArguments = (config: {
  args: string[];
  options: Record<string, { type: 'string' | 'boolean'; multiple?: boolean }>;
  allowPositionals: true;
}) => { values: Record<string, string | boolean | (string | boolean)[] | undefined>; positionals: string[] };

/** Runs a command line, without the names of node and the script. */
export async function runCommand(
  args: readonly string[],
  parseArguments: ParseArguments,
  version: string,
  io: CommandIO,
): Promise<ExitCode> {
  try {
    const [command, ...rest] = args;
    switch (command) {
      case 'check':
        return runCheck(rest, parseArguments, version, io);
      case 'match':
        return await runMatch(rest, parseArguments, io);
      case 'event':
        return runEvent(rest, parseArguments, io);
      case '--version':
        io.write(`${version}\n`);
        return 0;
      case '--help':
      case '-h':
        io.write(usage);
        return 0;
      case undefined:
        throw new CommandError('Name a command: check, match or event. --help tells more.');
      default:
        throw new CommandError(`There is no command ${command}. --help lists the commands.`);
    }
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    io.progress('');
    io.complain(`event-xpath: ${error.message}`);
    return 2;
  }
}

function runCheck(args: string[], parseArguments: ParseArguments, version: string, io: CommandIO): ExitCode {
  const {
    values,
    lists,
    flags,
    positionals: paths,
  } = parsed(
    args,
    { values: ['format', 'target', 'queries'], lists: ['finding'], flags: ['fix'] },
    parseArguments,
  );
  const target = oneOf('target', values.get('target'), targets);
  const levels = levelsOf(lists.get('finding') ?? []);
  const queries = values.get('queries');
  if (queries === undefined) {
    const format = oneOf('format', values.get('format'), reportFormats) ?? 'text';
    const fix = flags.has('fix');
    if (fix && paths.includes('-') && (paths.length > 1 || values.has('format')))
      throw new CommandError('--fix with - prints the mended text: name no other path and no --format.');
    return checkDocuments({ paths, format, target, levels, fix, version }, io);
  }
  if (flags.has('fix')) throw new CommandError('--fix mends documents, not --queries.');
  if (paths.length > 0) throw new CommandError('--queries takes the place of paths.');
  oneOf('format', values.get('format'), ['jsonl']);
  return checkQueries(queries, { target, levels }, io);
}

function runMatch(args: string[], parseArguments: ParseArguments, io: CommandIO): Promise<ExitCode> {
  const { values, flags, positionals } = parsed(
    args,
    {
      values: ['query', 'queries', 'rule', 'now', 'format', 'max-events'],
      lists: [],
      flags: ['explain', 'oldest'],
    },
    parseArguments,
  );
  const format = oneOf('format', values.get('format'), matchFormats) ?? 'text';
  const explain = flags.has('explain');
  const source = sourceOf(values);
  if (explain && (format !== 'text' || source.kind !== 'query')) {
    throw new CommandError('--explain goes with --query and --format text.');
  }
  const options = { now: nowOf(values.get('now')), caseSensitive: false };
  const isOldestFirst = flags.has('oldest');
  const mostEvents = countOf('max-events', values.get('max-events'));
  return matchEvents(
    { source, events: positionals, format, explain, isOldestFirst, mostEvents, options },
    io,
  );
}

function runEvent(args: string[], parseArguments: ParseArguments, io: CommandIO): ExitCode {
  const { values, positionals } = parsed(
    args,
    { values: ['channel', 'provider', 'format'], lists: [], flags: [] },
    parseArguments,
  );
  const format = oneOf('format', values.get('format'), eventFormats) ?? 'text';
  const words = positionals.join(' ').trim();
  if (words === '')
    throw new CommandError('event takes an event ID or words. Write it like event 4624 or event logon.');
  const scope = { channel: values.get('channel'), provider: values.get('provider') };
  return showEvents({ words, scope, format }, io);
}

/** `CODE=LEVEL`, as often as one likes; here a mistake is wrong usage. */
function levelsOf(written: readonly string[]): FindingLevels {
  const pairs = written.map((text): readonly [string, unknown] => {
    const [, code, level] = /^([^=]+)=(.+)$/.exec(text) ?? [];
    if (code === undefined || level === undefined)
      throw new CommandError(`--finding ${text} is no CODE=LEVEL. Write it like unknown-name=error.`);
    return [code, level];
  });
  const { levels, complaints } = readLevels(pairs);
  if (complaints[0] !== undefined) throw new CommandError(`--finding: ${complaints[0]}`);
  return levels;
}

function sourceOf(values: ReadonlyMap<string, string>): MatchCommand['source'] {
  const [query, queries, rule] = [values.get('query'), values.get('queries'), values.get('rule')];
  if ([query, queries, rule].filter((value) => value !== undefined).length !== 1) {
    throw new CommandError('match takes one of --query, --queries and --rule.');
  }
  if (query !== undefined) return { kind: 'query', text: query };
  if (queries !== undefined) return { kind: 'queries', path: queries };
  return { kind: 'rule', path: rule ?? '' };
}

function countOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new CommandError(`--${name} ${text} is no count. Write it like --${name} 100.`);
  return Number(text);
}

function nowOf(text: string | undefined): number {
  if (text === undefined) return Date.now();
  const time = timeOf(text) ?? Date.parse(text);
  if (Number.isNaN(time))
    throw new CommandError(`--now ${text} is no time. Write it like 2026-01-31T12:00:00Z.`);
  return time;
}

/** The names of options, by what stands behind them: a value, a value each time that they are written, or nothing. */
interface Options {
  readonly values: readonly string[];
  readonly lists: readonly string[];
  readonly flags: readonly string[];
}

interface ParsedArguments {
  readonly values: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly flags: ReadonlySet<string>;
  readonly positionals: readonly string[];
}

function parsed(
  args: string[],
  { values, lists, flags }: Options,
  parseArguments: ParseArguments,
): ParsedArguments {
  const options = Object.fromEntries([
    ...values.map((name) => [name, { type: 'string' as const }]),
    ...lists.map((name) => [name, { type: 'string' as const, multiple: true }]),
    ...flags.map((name) => [name, { type: 'boolean' as const }]),
  ]);
  try {
    const { values, positionals } = parseArguments({ args, options, allowPositionals: true });
    const entries = Object.entries(values);
    return {
      values: new Map(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
      lists: new Map(
        entries.flatMap(([name, value]) => (Array.isArray(value) ? [[name, value.map(String)]] : [])),
      ),
      flags: new Set(entries.flatMap(([name, value]) => (value === true ? [name] : []))),
      positionals,
    };
  } catch (error) {
    throw new CommandError(
      error instanceof Error ? (error.message.split('. ', 1)[0] ?? error.message) : String(error),
    );
  }
}

function oneOf<T extends Target | string>(
  name: string,
  value: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new CommandError(`--${name} is one of ${allowed.join(', ')}, not ${value}.`);
  return found;
}
