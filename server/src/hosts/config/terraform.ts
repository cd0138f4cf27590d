import type { HostDocument } from '../embedded-query.ts';
import { type ConfigLanguage, readConfig } from './config-queries.ts';
import { type ListName, listNames } from './config-references.ts';
import { terraformString, terraformStringAt } from './terraform-string.ts';

/**
 * The queries of data collection rules in Terraform's HCL: lists `x_path_queries` of azurerm, `xpath_queries` of its older versions and
 * `xPathQueries` of azapi, be they arguments, locals or defaults of variables; and what these take from others.
 */
export function readTerraform(text: string): HostDocument {
  return readConfig(text, terraform);
}

/** The names that an expression of Terraform makes its list of. */
export function terraformListNames(expression: string): readonly ListName[] {
  return listNames(expression, terraform);
}

const terraform: ConfigLanguage = {
  comments: ['#', '//'],
  declarations: new Set(),
  naming,
  separator: ',',
  stringAt: terraformStringAt,
  write: terraformString,
  messages: {
    notClosed: 'This text never ends: write its closing double quote.',
    invalidEscape: 'Terraform has no such escape: write \\\\ for a backslash.',
    notAQuery: 'A query is a text: write the filter in double quotes.',
    notAList: 'The queries are a list: put the filter into brackets, ["…"].',
  },
};

/** `locals` blocks are counted; `default` stands in the block of its variable. */
function naming([block = '', step, ...rest]: readonly (string | number)[]): string | undefined {
  const name = block === 'locals' && typeof step === 'number' ? ['local', ...rest] : ['var', block, ...rest];
  const isDeclared = name[0] === 'local' || step === 'default';
  return isDeclared && name.length > 1 && rest.every((each) => typeof each === 'string')
    ? name.join('.')
    : undefined;
}
