import { encodeLike } from '../events/encode.ts';
import { fixAll } from '../features/fix-all.ts';
import { type OpenDocument, standardInput } from './documents.ts';
import type { CommandIO } from './io.ts';

/**
 * A document after all of its safe fixes, written back as it was: encoding, byte order mark and line ends stay. Standard input goes to
 * standard output. A file that could not be written back without loss is left alone, and that is told.
 */
export function fixed(opened: OpenDocument, io: CommandIO): OpenDocument {
  const { path, bytes } = opened;
  const { document, mended } = fixAll(opened.document);
  const written = mended.length > 0 ? encodeLike(bytes, document.text) : bytes;
  if (path === standardInput) io.write(written ?? bytes);
  if (!written) io.complain(`${path}: left as it is, for its encoding cannot be written back without loss.`);
  if (!written || mended.length === 0) return opened;
  if (path !== standardInput) io.writeFile(path, written);
  io.complain(`${path}: fixed ${counted(mended)}.`);
  return { path, bytes: written, document };
}

/** `2 uppercase-operator, 1 raw-angle` */
function counted(codes: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => `${count} ${code}`).join(', ');
}
