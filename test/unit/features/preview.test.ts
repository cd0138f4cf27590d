import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { preview } from '../../../server/src/features/preview.ts';
import { queryAt, readDocument } from '../../../server/src/features/query-document.ts';
import { readSample, type SampleFile } from '../../../server/src/features/samples.ts';
import { textOf } from '../../../server/src/text/range.ts';
import { writeLog } from '../../support/evtx-writer.ts';
import { documentAt, rule } from './document.ts';

const security = sample('security.xml');
const system = sample('system.xml');
const options = { now: Date.parse('2025-03-11T12:00:00Z'), caseSensitive: false };

test.each([
  ['Security!*[System[EventID=1102]]|', ['0 1102 Audit log cleared NW-FS01.nordwind.example']],
  [
    '*[System[EventID=7045|]]',
    [
      '1 7045 Service installed NW-LT07.nordwind.example',
      '1 7045 Service installed NW-FS01.nordwind.example',
    ],
  ],
  [rule('Security!*[System[EventID=\\"1102\\"]]|'), ['0 1102 Audit log cleared NW-FS01.nordwind.example']],
  ['Application!|*', []],
])('%s selects from two files', (marked, expected) => {
  const result = previewAt(marked, [security, system]);
  const total = security.events.length + system.events.length;
  expect(result).toMatchObject({ kind: 'matched', total });
  const listed = result?.kind === 'matched' ? result.events : [];
  expect(listed.map(({ sample: file, id, name, computer }) => [file, id, name, computer].join(' '))).toEqual(
    expected,
  );
});

test('an event is found again by its file and index', () => {
  const result = previewAt('Security!*[System[EventID=1102]]|', [security]);
  const [event] = result?.kind === 'matched' ? result.events : [];
  const record = event && security.events[event.index];
  expect(record && textOf(security.text, record.source)).toContain('<EventID>1102</EventID>');
});

test('a Select is lessened by each Suppress of its own Query', () => {
  const text = `<QueryList>
    <Query Id="0" Path="Security"><Select>*[System[EventID=4624 or EventID=4625]]</Select><Suppress>*[System[EventID=4624]]</Suppress></Query>
    <Query Id="1" Path="Security"><Select>*[System[EventID=4624]]</Select></Query>
  </QueryList>`;
  const document = readDocument({ text, path: 'list.xml' });
  const idsOf = (index: number) => {
    const found = document?.queries[index];
    const result = document && found && preview(document, found, [security], options);
    return result?.kind === 'matched' ? [...new Set(result.events.map(({ id }) => id))] : result?.kind;
  };
  expect([0, 1, 2].map(idsOf)).toEqual([[4625], [4624], [4624]]);
});

test('what Windows refuses is refused, where it is wrong', () => {
  const marked = rule('Security!*[System[EventID=1 O|R EventID=2]]');
  const result = previewAt(marked, [security]);
  expect(result).toMatchObject({
    kind: 'refused',
    message: 'Operators are written in lower case. Write `or`.',
  });
  const { document } = documentAt(marked);
  expect(result?.kind === 'refused' && textOf(document.text, result.range)).toBe('OR');
});

test('a query that is only too long for a rule runs all the same', () => {
  const terms = Array.from({ length: 22 }, (_, index) => `EventID=${4700 + index}`).join(' or ');
  expect(previewAt(rule(`Security!*[System[${terms}]]|`), [security])).toMatchObject({ kind: 'matched' });
});

test('case counts if it is asked for', () => {
  const query = "*[EventData[Data[@Name='TargetUserName']='ANNA.LINDQVIST']]|";
  const found = previewAt(query, [security]);
  expect(found?.kind === 'matched' && found.events.length).toBeGreaterThan(0);
  expect(previewAt(query, [security], true)).toMatchObject({ kind: 'matched', events: [] });
});

test('an .evtx log is a sample like event XML', () => {
  const eventId = { name: 'EventID', content: [{ index: 0 }] };
  const template = { name: 'Event', content: [{ name: 'System', content: [eventId] }] };
  const log = writeLog(template, [
    [{ type: 0x04, bytes: Uint8Array.of(1) }],
    [{ type: 0x04, bytes: Uint8Array.of(2) }],
  ]);
  const found = previewAt('*[System[EventID=2]]|', [readSample('Security.evtx', log)]);
  expect(found).toMatchObject({ kind: 'matched', total: 2, events: [{ index: 1, id: 2 }] });
});

function previewAt(marked: string, samples: readonly SampleFile[], caseSensitive = false) {
  const { document, offset } = documentAt(marked);
  const at = queryAt(document, offset);
  return at && preview(document, at.found, samples, { ...options, caseSensitive });
}

function sample(name: string): SampleFile {
  return readSample(name, readFileSync(join(import.meta.dirname, '../../../samples/events', name)));
}
