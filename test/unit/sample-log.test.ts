import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readEvtx } from '../../server/src/events/evtx/read-evtx.ts';
import { readEvents } from '../../server/src/events/read-xml.ts';
import { sampleLog } from '../support/sample-log.ts';
import { expectSameInStore } from '../support/stored-evtx.ts';
import { printEvent } from './events/print-event.ts';

const folder = new URL('../../samples/events/', import.meta.url);
const xml = readEvents(readFileSync(new URL('security.xml', folder), 'utf8')).events.map(({ root }) => root);
const file = new URL('security.evtx', folder);
const { WRITE_SAMPLES } = process.env;

if (WRITE_SAMPLES) writeFileSync(file, sampleLog(xml, 1));

test('security.evtx holds the events of security.xml; WRITE_SAMPLES=1 writes it anew', () => {
  const log = new Uint8Array(readFileSync(file));
  const { problems, store } = expectSameInStore(log);
  expect(readEvtx(log).events.map(({ root }) => printEvent(root))).toEqual(xml.map(printEvent));
  expect([problems, store.count, store.loose]).toEqual([[], xml.length, 0]);
  expect(log.length).toBeLessThan(204_800);
  expect(Buffer.from(log).equals(sampleLog(xml, 1))).toBe(true);
});
