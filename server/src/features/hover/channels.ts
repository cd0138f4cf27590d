import { isDirectChannel, knownChannel } from '../../catalog/channels.ts';
import { allEvents, isSame } from '../../catalog/events.ts';
import { hole } from '../../text/hole.ts';
import { escaped } from '../markdown.ts';

/** What a channel is, as Markdown, and where its events go. @param streams those of the data source that the query stands in */
export function channelContents(name: string, streams: readonly string[]): string | undefined {
  if (name.trim() === '' || name.includes(hole)) return undefined;
  const known = knownChannel(name);
  const count = allEvents().filter((event) => isSame(event.channel, known ?? name)).length;
  return [
    `**${escaped(known ?? name)}** · ${kindOf(name, known)}`,
    ...(known !== undefined && known.toLowerCase() !== name.toLowerCase()
      ? [`${escaped(name)} is another name that people write for it.`]
      : []),
    ...(count > 0 ? [`The catalog knows ${count === 1 ? 'one event' : `${count} events`} of it.`] : []),
    ...streams.flatMap((stream) => streamContents(stream) ?? []),
  ].join('\n\n');
}

function kindOf(name: string, known: string | undefined): string {
  if (isDirectChannel(name))
    return 'an analytic or debug channel: its events go directly to a file, and nobody can subscribe to them';
  if (known === 'ForwardedEvents') return 'the log of events that other machines forward';
  return known === undefined
    ? 'a channel that the catalog does not know'
    : 'a channel of the Windows Event Log';
}

function streamContents(stream: string): string | undefined {
  if (stream.includes(hole)) return undefined;
  const table = stream.startsWith('Custom-')
    ? stream.slice('Custom-'.length)
    : tables.get(stream.toLowerCase());
  return table === undefined
    ? `Its events go into the stream ${escaped(stream)}.`
    : `Its events go into the stream ${escaped(stream)}, which the table ${escaped(table)} keeps.`;
}

/** Azure Monitor's streams of Windows events and the tables of a workspace that they end in. */
const tables: ReadonlyMap<string, string> = new Map([
  ['microsoft-event', 'Event'],
  ['microsoft-windowsevent', 'WindowsEvent'],
  ['microsoft-securityevent', 'SecurityEvent'],
]);
