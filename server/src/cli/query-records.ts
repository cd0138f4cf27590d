import { decodeText } from '../events/decode.ts';
import { CommandError, type CommandIO } from './io.ts';

/** A line of a `--queries` file: a bare query, without a channel, and the name that answers carry. */
export interface QueryRecord {
  readonly id: string | number;
  readonly query: string;
}

/**
 * The records of a file of JSON lines; empty lines are passed over.
 * @throws CommandError at the first line that is none.
 */
export function queryRecords(path: string, io: CommandIO): readonly QueryRecord[] {
  const bytes = path === '-' ? io.readInput() : io.readFile(path);
  return decodeText(bytes)
    .text.split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [recordOf(line, `${path}:${index + 1}`)]));
}

function recordOf(line: string, place: string): QueryRecord {
  const record = parsed(line, place);
  const isRecord = typeof record === 'object' && record !== null && 'id' in record && 'query' in record;
  if (isRecord && typeof record.query === 'string') {
    const { id, query } = record;
    if (typeof id === 'string' || typeof id === 'number') return { id, query };
  }
  throw new CommandError(`${place}: a line must be an object with "id" and "query".`);
}

function parsed(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new CommandError(`${place}: this is no JSON (${error instanceof Error ? error.message : error}).`);
  }
}
