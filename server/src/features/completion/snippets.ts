import { isSame } from '../../catalog/events.ts';
import type { Query } from '../../dialect/query.ts';
import { bestOf } from './best-of.ts';
import type { Typed } from './place.ts';
import type { Insertion, Proposal } from './proposal.ts';

/** Whole filters for an empty query, those of its channel. */
export function completeFilter(query: Query, typed: Typed): readonly Proposal[] {
  return filtersLike(query, typed).map((filter) => proposalOf(filter, typed));
}

/** Whole filters with the channel that each is for, where no channel stands yet. */
export function completeEntry(query: Query, typed: Typed): readonly Proposal[] {
  return filtersLike(query, typed).map((filter) =>
    proposalOf({ ...filter, insertion: [`${filter.channel}!`, ...filter.insertion] }, typed),
  );
}

function filtersLike({ channel, target }: Query, { words }: Typed): readonly Filter[] {
  const fitting = filters.filter(
    (filter) =>
      (filter.isAnywhere || channel === undefined || isSame(filter.channel, channel)) &&
      (!filter.isForQuerying || target === 'local'),
  );
  return bestOf(fitting, words === '*' ? '' : words, ({ name }) => [name]);
}

function proposalOf({ name, insertion, isAnywhere }: Filter, { range }: Typed): Proposal {
  const leadsOn = isAnywhere && insertion.includes(1);
  return { label: name, kind: 'filter', detail: filterText(insertion), range, insertion, leadsOn };
}

function filterText(insertion: Insertion): string {
  return insertion
    .map((part) => (typeof part === 'string' ? part : '…'))
    .join('')
    .replace(/…$/, '');
}

interface Filter {
  readonly name: string;
  readonly channel: string;
  readonly isAnywhere: boolean;
  /** Whether it makes sense for past events only: a rule and a subscription collect events as they come. */
  readonly isForQuerying: boolean;
  readonly insertion: Insertion;
}

const filters: readonly Filter[] = [
  filter('Events by ID', 'Security', ['*[System[(EventID=', 1, ')]]', 0]),
  filter('Events of a provider', 'System', ["*[System[Provider[@Name='", 1, "']]]", 0]),
  filter('Critical, error and warning events', 'System', ['*[System[(Level=1 or Level=2 or Level=3)]]']),
  filter('Events with a value', 'Security', ["*[EventData[Data[@Name='", 1, "']='", 2, "']]", 0]),
  {
    ...filter('Events of the last 24 hours', 'Security', [
      '*[System[TimeCreated[timediff(@SystemTime) <= 86400000]]]',
    ]),
    isForQuerying: true,
  },
  ofSecurity('Logons of a user', [
    "*[System[(EventID=4624)]] and *[EventData[Data[@Name='TargetUserName']='",
    1,
    "']]",
    0,
  ]),
  ofSecurity('Failed logons', ['*[System[(EventID=4625)]]']),
  ofSecurity('Remote Desktop logons', [
    "*[System[(EventID=4624)]] and *[EventData[Data[@Name='LogonType']=10]]",
  ]),
  ofSecurity('Audit failures', ['*[System[band(Keywords,4503599627370496)]]']),
  filter('All events', 'System', ['*']),
];

function filter(name: string, channel: string, insertion: Insertion): Filter {
  return { name, channel, isAnywhere: true, isForQuerying: false, insertion };
}

function ofSecurity(name: string, insertion: Insertion): Filter {
  return { ...filter(name, 'Security', insertion), isAnywhere: false };
}
