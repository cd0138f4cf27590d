import type { HostDocument } from '../embedded-query.ts';
import { bicepString, bicepStringAt } from './bicep-string.ts';
import { type ConfigLanguage, readConfig } from './config-queries.ts';

/** The queries of data collection rules in Bicep: arrays `xPathQueries`, be they properties, variables or defaults of parameters; and what these take from others. */
export function readBicep(text: string): HostDocument {
  return readConfig(text, bicep);
}

const bicep: ConfigLanguage = {
  comments: ['//'],
  declarations: new Set(['var', 'param', 'resource', 'module', 'output', 'type', 'func', 'metadata']),
  naming: (path) => (path.every((step) => typeof step === 'string') ? path.join('.') : undefined),
  separator: '',
  stringAt: bicepStringAt,
  write: bicepString,
  messages: {
    notClosed: 'This text never ends: write its closing quote.',
    invalidEscape: 'Bicep has no such escape: write \\\\ for a backslash.',
    notAQuery: 'A query is a text: write the filter in single quotes.',
    notAList: "xPathQueries is a list: put the filter into brackets, ['…'].",
  },
};
