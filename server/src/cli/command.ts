import { type Target, targets } from '../dialect/target.ts';
import { timeOf } from '../text/reading.ts';
import { checkDocuments, checkQueries } from './check.ts';
import { CommandError, type CommandIO, type ExitCode } from './io.ts';
import { type MatchCommand, matchEvents, matchFormats } from './match.ts';
import { reportFormats } from './report.ts';

const usage = `Usage:
  event-xpath check [PATH…] [--format text|json|jsonl|sarif] [--target dcr|wef|local]
      Checks the queries of data collection rules (JSON), query lists and subscriptions (XML) and .evxpath files; of all below
      this folder if no PATH is given.
      - reads standard input.
  event-xpath check --queries FILE.jsonl [--format jsonl] [--target dcr|wef|local]
      Checks bare queries: FILE holds {"id","query"} lines.
  event-xpath match (--query XPATH | --queries FILE.jsonl | --rule DOCUMENT) EVENTS… [--now TIME] [--format text|jsonl|xml] [--explain]
      Runs queries on files or folders of event XML. --now is the time that timediff() counts from.
Exit codes: 0 nothing found, 1 errors found (check) or no event matched (match), 2 wrong usage or unreadable input.
`;

/** Node's own parser of arguments, handed in so that the commands themselves need no Node. */
export type ParseArguments = (config: {
  args: string[];
  options: Record<string, { type: 'string' | 'boolean' }>;
  allowPositionals: true;
}) => { values: Record<string, string | boolean | (string | boolean)[] | undefined>; positionals: string[] };

/** Runs a command line, without the names of node and the script. */
export function runCommand(
  args: readonly string[],
  parseArguments: ParseArguments,
  version: string,
  io: CommandIO,
): ExitCode {
  try {
    const [command, ...rest] = args;
    switch (command) {
      case 'check':
        return runCheck(rest, parseArguments, version, io);
      case 'match':
        return runMatch(rest, parseArguments, io);
      case '--version':
        io.write(`${version}\n`);
        return 0;
      case '--help':
      case '-h':
        io.write(usage);
        return 0;
      case undefined:
        throw new CommandError('Name a command: check or match. --help tells more.');
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
  const { values, positionals: paths } = parsed(args, ['format', 'target', 'queries'], [], parseArguments);
  const target = oneOf('target', values.get('target'), targets);
  const queries = values.get('queries');
  if (queries === undefined) {
    const format = oneOf('format', values.get('format'), reportFormats) ?? 'text';
    return checkDocuments({ paths, format, target, version }, io);
  }
  if (paths.length > 0) throw new CommandError('--queries takes the place of paths.');
  oneOf('format', values.get('format'), ['jsonl']);
  return checkQueries(queries, target, io);
}

function runMatch(args: string[], parseArguments: ParseArguments, io: CommandIO): ExitCode {
  const { values, flags, positionals } = parsed(
    args,
    ['query', 'queries', 'rule', 'now', 'format'],
    ['explain'],
    parseArguments,
  );
  const format = oneOf('format', values.get('format'), matchFormats) ?? 'text';
  const explain = flags.has('explain');
  const source = sourceOf(values);
  if (explain && (format !== 'text' || source.kind !== 'query')) {
    throw new CommandError('--explain goes with --query and --format text.');
  }
  const options = { now: nowOf(values.get('now')), caseSensitive: false };
  return matchEvents({ source, events: positionals, format, explain, options }, io);
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

function nowOf(text: string | undefined): number {
  if (text === undefined) return Date.now();
  const time = timeOf(text) ?? Date.parse(text);
  if (Number.isNaN(time))
    throw new CommandError(`--now ${text} is no time. Write it like 2026-01-31T12:00:00Z.`);
  return time;
}

interface ParsedArguments {
  readonly values: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
  readonly positionals: readonly string[];
}

function parsed(
  args: string[],
  names: readonly string[],
  switches: readonly string[],
  parseArguments: ParseArguments,
): ParsedArguments {
  const options = Object.fromEntries([
    ...names.map((name) => [name, { type: 'string' as const }]),
    ...switches.map((name) => [name, { type: 'boolean' as const }]),
  ]);
  try {
    const { values, positionals } = parseArguments({ args, options, allowPositionals: true });
    const entries = Object.entries(values);
    return {
      values: new Map(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
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
