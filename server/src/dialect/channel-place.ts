import { hole } from '../text/hole.ts';
import { emptyRange } from '../text/range.ts';
import type { Finding } from './problem.ts';
import type { Query } from './query.ts';

/** A channel and where a finding about it belongs: in the query's text, or beside the query. */
export interface ChannelPlace extends Pick<Finding, 'range' | 'at'> {
  readonly name: string;
}

/** The channel that a query names or is given; `undefined` where it is computed, or stands where none may stand, which is told elsewhere. */
export function channelPlace({ channel: name, entry, form }: Query): ChannelPlace | undefined {
  if (name === undefined || name.includes(hole)) return undefined;
  if (!entry.channel) return { name, range: emptyRange(entry.xpath.start), at: 'channel' };
  return form === 'absent' ? undefined : { name, range: entry.channel };
}
