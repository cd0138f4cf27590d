import { readDcr } from './dcr.ts';
import type { HostDocument } from './embedded-query.ts';
import { readEvxpath } from './evxpath.ts';
import { mentionsQueryList, readXml } from './xml.ts';

/** A document as an editor or a file system knows it. */
export interface HostSource {
  readonly text: string;
  readonly languageId?: string | undefined;
  readonly path: string;
}

/** The queries of a document; `undefined` where it is of a kind that holds none, or plainly speaks of none. */
export function readHost(document: HostSource): HostDocument | undefined {
  switch (formatOf(document)) {
    case 'json':
      return mentionsQueries.test(document.text) ? readDcr(document.text) : undefined;
    case 'evxpath':
      return readEvxpath(document.text);
    case 'xml':
      return mentionsQueryList(document.text) ? readXml(document.text) : undefined;
    case undefined:
      return undefined;
  }
}

type Format = 'json' | 'evxpath' | 'xml';

const mentionsQueries = /xpathqueries/i;

/** The language that the editor names decides; where it says nothing to us, the extension does. */
function formatOf({ languageId, path }: HostSource): Format | undefined {
  return formatsByLanguage.get(languageId ?? '') ?? formatsByExtension.get(extensionOf(path));
}

/** The `arm-` languages are those of Microsoft's extension Azure Resource Manager Tools. */
const formatsByLanguage: ReadonlyMap<string, Format> = new Map([
  ['json', 'json'],
  ['jsonc', 'json'],
  ['arm-template', 'json'],
  ['arm-deployment-parameters', 'json'],
  ['event-xpath', 'evxpath'],
  ['xml', 'xml'],
]);

const formatsByExtension: ReadonlyMap<string, Format> = new Map([
  ['.json', 'json'],
  ['.jsonc', 'json'],
  ['.evxpath', 'evxpath'],
  ['.xml', 'xml'],
]);

function extensionOf(path: string): string {
  return /\.[^./\\]*$/.exec(path)?.[0].toLowerCase() ?? '';
}
