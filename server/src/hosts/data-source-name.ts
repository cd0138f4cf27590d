import { ruleName } from './rule/rule-value.ts';

/** Whether a property holds the queries of a data source: `xPathQueries`, or `x_path_queries` and `xpath_queries` of Terraform. */
export function isQueryListName(name: string | number | undefined): boolean {
  return isNamed(name, ['xpathqueries']);
}

/** Whether a property or block is a data source of Windows events. */
export function isDataSourceName(name: string | number | undefined): boolean {
  return isNamed(name, ['windowseventlogs', 'windowseventlog', 'windowseventlogdatasource']);
}

/** Whether a property or block of a data collection rule holds its data sources. */
export function isDataSourcesName(name: string | number | undefined): boolean {
  return isNamed(name, ['datasources']);
}

/** A path through a document in words for people: from the data source on; elsewhere, from the name above the list on. */
export function pathLabel(path: readonly (string | number)[]): string {
  const log = path.findLastIndex(isDataSourceName);
  const list = path.findLastIndex(isQueryListName);
  const above = path.findLastIndex((step, index) => index < list && typeof step === 'string');
  const [first, ...rest] = path.slice(log >= 0 ? log : Math.max(above, 0));
  return `${first}${rest.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')}`;
}

function isNamed(name: string | number | undefined, names: readonly string[]): boolean {
  return typeof name === 'string' && names.includes(ruleName(name));
}
