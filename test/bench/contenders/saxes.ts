import { SaxesParser } from 'saxes';
import { tally } from '../events/questions.ts';
import type { Answer } from './answer.ts';
import { windowsOf } from './windows.ts';

/** saxes, for event IDs only: what its events cost before anything is done with them. */
export function answerIds(path: string): Answer {
  let events = 0;
  let logons = 0;
  let isInId = false;
  const parser = new SaxesParser({});
  parser.on('opentag', ({ name }) => {
    if (name === 'Event') events++;
    isInId = name === 'EventID';
  });
  parser.on('text', (text) => {
    if (isInId && Number(text) === 4624) logons++;
  });
  parser.on('closetag', () => {
    isInId = false;
  });
  writeAll(parser, path);
  return { events, counts: [logons] };
}

/** saxes, with all fields of each event in an object, and filters written by hand. */
export function answerAll(path: string): Answer {
  const { counts, add } = tally();
  let events = 0;
  let fields: Record<string, string> = {};
  let field = '';
  let value = '';
  const parser = new SaxesParser({});
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'Event') fields = {};
    const { Name = name } = attributes;
    field = name === 'Data' ? Name : name;
    value = '';
    for (const attribute in attributes) fields[`${field}@${attribute}`] = attributes[attribute] ?? '';
  });
  parser.on('text', (text) => {
    value += text;
  });
  parser.on('closetag', ({ name }) => {
    if (field !== '') fields[field] = value;
    field = '';
    if (name !== 'Event') return;
    events++;
    const {
      EventID,
      Keywords = '0',
      'TimeCreated@SystemTime': time = '',
      LogonType: logonType = '',
    } = fields;
    add({ id: Number(EventID), keywords: BigInt(Keywords), time: time.slice(0, 19), logonType });
  });
  writeAll(parser, path);
  return { events, counts };
}

function writeAll(parser: SaxesParser, path: string): void {
  parser.write('<Events>');
  for (const window of windowsOf(path)) parser.write(window.toString());
  parser.write('</Events>').close();
}
