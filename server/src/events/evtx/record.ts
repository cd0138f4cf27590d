import { type Chunk, contentOf, identifierOf, type RecordPlace } from './chunk.ts';
import { cursor, Damage } from './cursor.ts';
import { expand, type XmlElement } from './expand.ts';
import { readFragment } from './fragment.ts';
import type { Report } from './log.ts';

/**
 * The event of a record; `undefined` for what is damaged, which is reported.
 * @param start of the chunk in its log, in bytes
 */
export function readRecord(
  chunk: Chunk,
  record: RecordPlace,
  start: number,
  report: Report,
): XmlElement | undefined {
  if (record.kind === 'lost') {
    report('The log is damaged here: events are missing.', start + record.start);
    return undefined;
  }
  try {
    const content = contentOf(record);
    const [root, ...others] = expand(
      chunk,
      readFragment(chunk, cursor(chunk.view, content.start, content.end), false),
    );
    if (typeof root === 'object' && root.name === 'Event' && others.length === 0) return root;
    throw new Damage('it is no event');
  } catch (error) {
    if (!(error instanceof Damage)) throw error;
    const id = identifierOf(chunk, record.start);
    report(`The event with record ID ${id} is damaged: ${error.message}.`, start + record.start);
    return undefined;
  }
}
