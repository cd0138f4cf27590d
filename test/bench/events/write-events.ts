import { closeSync, openSync, writeSync } from 'node:fs';
import { type EventStyle, eventWriter } from './event-writer.ts';

/** The mean length of an event in bytes, in the style of `wevtutil`. */
export const meanEventLength = 1360;

/**
 * Writes event XML into a file until it has a size in bytes, and returns how many events these are. The same size, style and seed always give the
 * same file. The events of every size fill one day.
 */
export function writeEvents(path: string, size: number, style: EventStyle = 'wevtutil', seed = 1): number {
  const next = eventWriter(seed, Math.max(1, size / meanEventLength), style);
  const line = style === 'wevtutil' ? '\r\n' : '';
  const file = openSync(path, 'w');
  let written = 0;
  let count = 0;
  try {
    write(
      style === 'wevtutil'
        ? '<Events>\r\n'
        : '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n<Events>',
    );
    while (written < size) {
      let block = '';
      while (block.length < blockLength && written + block.length < size) {
        block += next() + line;
        count++;
      }
      write(block);
    }
    write('</Events>\r\n');
  } finally {
    closeSync(file);
  }
  return count;

  function write(text: string): void {
    written += writeSync(file, text);
  }
}

const blockLength = 1_000_000;
