import { readFileSync } from 'node:fs';
import { parseEvtxFile } from 'winevtx';
import { tally } from '../events/questions.ts';
import type { Answer } from './answer.ts';

/** winevtx: an object for each record, and filters written by hand. */
export function answer(path: string): Answer {
  const { counts, add } = tally();
  let events = 0;
  for (const { event } of parseEvtxFile(readFileSync(path))) {
    const system = at(at(event, 'Event'), 'System');
    const id = at(system, 'EventID');
    const seconds = Number(at(at(system, 'TimeCreated'), 'SystemTime'));
    events++;
    add({
      id: Number(at(id, 'Value') ?? id),
      keywords: BigInt(String(at(system, 'Keywords') ?? 0)),
      time: new Date(seconds * 1000).toISOString().slice(0, 19),
      logonType: String(at(at(at(event, 'Event'), 'EventData'), 'LogonType') ?? ''),
    });
  }
  return { events, counts };
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
