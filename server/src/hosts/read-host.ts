import { readBicep } from './config/bicep.ts';
import { readTerraform } from './config/terraform.ts';
import type { EmbeddedQuery, HostDocument } from './embedded-query.ts';
import { emptyQueryAt, readEvxpath } from './evxpath.ts';
import { readDcr } from './json/dcr.ts';
import { readTerraformJson } from './json/terraform-json.ts';
import { mentionsPowerShellQuery, readPowerShell } from './powershell/powershell.ts';
import { mentionsQueryList, readXml } from './xml/xml.ts';

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
    case 'bicep':
      return mentionsQueries.test(document.text) ? readBicep(document.text) : undefined;
    case 'terraform':
      return mentionsTerraformQueries.test(document.text) ? readTerraform(document.text) : undefined;
    case 'terraform-json':
      return mentionsTerraformQueries.test(document.text) ? readTerraformJson(document.text) : undefined;
    case 'powershell':
      return mentionsPowerShellQuery(document.text) ? readPowerShell(document.text) : undefined;
    case undefined:
      return undefined;
  }
}

/** The empty query that a document has room for at an offset, where nothing marks it: a blank line of an `.evxpath` file. */
export function emptyHostQueryAt(document: HostSource, offset: number): EmbeddedQuery | undefined {
  return formatOf(document) === 'evxpath' ? emptyQueryAt(document.text, offset) : undefined;
}

/** Whether a file of this name may be a host document; its text decides. */
export function mayHoldQueries(path: string): boolean {
  return formatOf({ path }) !== undefined;
}

/** A kind of document. */
export type Format = 'json' | 'evxpath' | 'xml' | 'bicep' | 'terraform' | 'terraform-json' | 'powershell';

const mentionsQueries = /xpathqueries/i;
const mentionsTerraformQueries = /x_?path_?queries/i;

/** The language that the editor names decides; where it says nothing to us, the extension does. Editors take Terraform's JSON for any. */
export function formatOf({ languageId, path }: Omit<HostSource, 'text'>): Format | undefined {
  if (/\.tf\.json$/i.test(path) && languageId !== 'event-xpath') return 'terraform-json';
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
  ['bicep', 'bicep'],
  ['bicep-params', 'bicep'],
  ['terraform', 'terraform'],
  ['terraform-vars', 'terraform'],
  ['powershell', 'powershell'],
]);

const formatsByExtension: ReadonlyMap<string, Format> = new Map([
  ['.json', 'json'],
  ['.jsonc', 'json'],
  ['.evxpath', 'evxpath'],
  ['.xml', 'xml'],
  ['.bicep', 'bicep'],
  ['.bicepparam', 'bicep'],
  ['.tf', 'terraform'],
  ['.tfvars', 'terraform'],
  ['.ps1', 'powershell'],
  ['.psm1', 'powershell'],
]);

/** How the names of files end that may be host documents. */
export const hostExtensions: readonly string[] = [...formatsByExtension.keys()];

function extensionOf(path: string): string {
  return /\.[^./\\]*$/.exec(path)?.[0].toLowerCase() ?? '';
}
