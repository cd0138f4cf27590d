import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { afterAll, expect, test } from 'vitest';
import type { EventNode } from '../../../server/src/events/event.ts';
import { readEvents } from '../../../server/src/events/read-xml.ts';
import type { EventStyle } from '../../bench/events/event-writer.ts';
import { meanEventLength, writeEvents } from '../../bench/events/write-events.ts';

const folder = mkdtempSync(join(tmpdir(), 'event-xpath-generated-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the same size gives the same events, another seed gives others', () => {
  const first = generated(200_000);
  expect(generated(200_000)).toEqual(first);
  expect(generated(200_000, 'wevtutil', 2)).not.toEqual(first);
});

test.each(['wevtutil', 'viewer'] as const)(
  'what %s would write is well-formed, and every event is read',
  (style) => {
    const { text, count } = generated(300_000, style);
    const complaints: string[] = [];
    const parser = new DOMParser({ onError: (_, message) => complaints.push(message) });
    const document = parser.parseFromString(text.replace(/^<\?xml.*?\?>\s*/, ''), 'text/xml');
    expect(complaints).toEqual([]);
    expect(document.documentElement?.getElementsByTagName('Event').length).toBe(count);
    const { events, problems } = readEvents(text);
    expect(problems).toEqual([]);
    expect(events.length).toBe(count);
  },
);

test('they are as long as real ones, and of the IDs that were asked for', () => {
  const { text, count } = generated(3_000_000);
  expect(text.length / count / meanEventLength).toBeCloseTo(1, 1);
  const ids = new Set(Array.from(text.matchAll(/<EventID[^>]*>(\d+)/g), ([, id]) => Number(id)));
  for (const id of commonIds) expect(ids).toContain(id);
});

test('record IDs of a channel and times ascend', () => {
  const { text } = generated(300_000);
  const systems = readEvents(text).events.map(({ root }) => root.children[0]);
  const times = systems.map((system) => attributeOf(system, 'TimeCreated', 'SystemTime'));
  expect(times).toEqual([...times].sort());
  for (const time of times) expect(time).toMatch(/^2024-05-1\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
  const lastOf = new Map<string, number>();
  for (const system of systems) {
    const channel = textOf(system, 'Channel');
    const id = Number(textOf(system, 'EventRecordID'));
    expect(id).toBe((lastOf.get(channel) ?? id - 1) + 1);
    lastOf.set(channel, id);
  }
});

const commonIds = [
  4624, 4625, 4634, 4648, 4663, 4672, 4688, 4698, 4720, 5140, 5156, 5157, 5158, 1, 3, 7, 10, 11, 13, 22, 7036,
  7045, 4104, 21,
];

function generated(size: number, style: EventStyle = 'wevtutil', seed = 1): { text: string; count: number } {
  const path = join(folder, 'events.xml');
  const count = writeEvents(path, size, style, seed);
  return { text: readFileSync(path, 'utf8'), count };
}

function textOf(system: EventNode | undefined, wanted: string): string {
  return system?.children.find(({ name }) => name === wanted)?.text ?? '';
}

function attributeOf(system: EventNode | undefined, element: string, wanted: string): string {
  const found = system?.children.find(({ name }) => name === element);
  return found?.attributes.find(({ name }) => name === wanted)?.value ?? '';
}
