import type { QueryDocument } from './query-document.ts';

/** The path of a document without extensions: what is built from a document stands beside it under the same name. */
export function sourceOf({ source: { path } }: QueryDocument): string {
  return path.replace(/^(?:\.[/\\])+/, '').replace(/(?:\.tf)?\.[^./\\]*$/i, '');
}

/** The path of a document from the folder that it shares with another one. */
export function nameFrom({ source: from }: QueryDocument, { source: { path } }: QueryDocument): string {
  const [segments, others] = [segmentsOf(path), segmentsOf(from.path)];
  const common = segments.findIndex((segment, index) => segment !== others[index]);
  return segments.slice(Math.max(0, common)).join('/');
}

/** Of a path or a URI. */
function segmentsOf(path: string): readonly string[] {
  const segments = path.split(/[/\\]/);
  return /^[a-z][a-z\d+.-]+:\/\//i.test(path) ? segments.map(decoded) : segments;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
