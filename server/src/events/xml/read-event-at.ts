import type { ByteSource } from '../byte-source.ts';
import type { EventAtPlace } from '../event.ts';
import { readEvents } from '../read-xml.ts';
import { isWindows1252, repairWindows1252 } from '../windows-1252.ts';

/**
 * Reads one event again, from where a store says that it stands.
 * @param encoding as `encodingOf` says for the beginning of its file
 * @returns `undefined` where the file has changed and no event stands there
 */
export function readEventAt(
  source: ByteSource,
  start: number,
  length: number,
  encoding: string,
): EventAtPlace | undefined {
  const decoded = new TextDecoder(encoding, { ignoreBOM: true }).decode(source.read(start, start + length));
  const xml = isWindows1252(encoding) ? repairWindows1252(decoded) : decoded;
  const [event, other] = readEvents(xml).events;
  const isWhole = event && !other && event.source.start === 0 && event.source.end === xml.length;
  return isWhole ? { xml, root: event.root } : undefined;
}
