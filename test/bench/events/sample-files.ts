import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStyle } from './event-writer.ts';
import { writeEvtxLog } from './evtx-log.ts';
import { writeEvents } from './write-events.ts';

/** Files of events by their size in megabytes, written when they are asked for first. */
export interface SampleFiles {
  xml(megabytes: number, style?: EventStyle): string;
  /** `undefined` where there are no real logs to repeat. */
  evtx(megabytes: number): string | undefined;
  /** Removes what was written for this run only. */
  remove(): void;
}

/** In a folder of their own for this run, or in a given one, where the next run finds them. */
export function sampleFiles(kept?: string): SampleFiles {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'event-xpath-bench-'));
  if (kept !== undefined) mkdirSync(kept, { recursive: true });
  return {
    xml: (megabytes, style = 'wevtutil') =>
      fileOf(`${style}-${megabytes}.xml`, (path) => writeEvents(path, megabytes * 1e6, style)),
    evtx: (megabytes) => {
      const logs = logFolder();
      if (logs === undefined) return undefined;
      return fileOf(`real-${megabytes}.evtx`, (path) => writeEvtxLog(path, megabytes * 1e6, logs));
    },
    remove: () => {
      if (kept === undefined) rmSync(folder, { recursive: true });
    },
  };

  function fileOf(name: string, write: (path: string) => void): string {
    const path = join(folder, name);
    if (!existsSync(path)) write(path);
    return path;
  }
}

/** The same folder as that of `test/support/corpus.ts`: not everybody has it. */
function logFolder(): string | undefined {
  const { EVENT_XPATH_CORPUS } = process.env;
  const folder = join(EVENT_XPATH_CORPUS ?? join('..', 'shared', 'corpus'), 'events', 'evtx');
  return existsSync(folder) ? folder : undefined;
}
