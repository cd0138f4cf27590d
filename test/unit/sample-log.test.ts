import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dc02Events, firstRecord } from '../support/dc02-events.ts';
import { sampleLog } from '../support/sample-log.ts';
import { expectSameInStore } from '../support/stored-evtx.ts';
import { readEvtx } from '../support/whole-log.ts';
import { printEvent } from './events/print-event.ts';

const folder = new URL('../../samples/events/', import.meta.url);
const events = dc02Events(readFileSync(new URL('security.xml', folder), 'utf8'));
const file = new URL('dc02-security.evtx', folder);
const { WRITE_SAMPLES } = process.env;

if (WRITE_SAMPLES) writeFileSync(file, sampleLog(events, firstRecord));

test('dc02-security.evtx holds the events of another day and machine; WRITE_SAMPLES=1 writes it anew', () => {
  const log = new Uint8Array(readFileSync(file));
  const { problems, store } = expectSameInStore(log);
  expect(readEvtx(log).events.map(({ root }) => printEvent(root))).toEqual(events.map(printEvent));
  expect([problems, store.count, store.loose]).toEqual([[], events.length, 0]);
  expect(log.length).toBeLessThan(204_800);
  expect(Buffer.from(log).equals(sampleLog(events, firstRecord))).toBe(true);
});

test('no event of dc02-security.evtx is among those of security.xml', () => {
  const printed = events.map(printEvent);
  expect(printed.filter((text) => !text.includes('2025-03-12T') || !text.includes('NW-DC02.'))).toEqual([]);
  expect(printed.filter((text) => /2025-03-11|NW-(?:DC01|FS01|APP02|WS014)|lindqvist/.test(text))).toEqual(
    [],
  );
});
