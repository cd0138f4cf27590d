import { isDirectChannel, knownChannels } from '../../catalog/channels.ts';
import { allEvents } from '../../catalog/events.ts';
import type { Query } from '../../dialect/query.ts';
import { bestOf } from './best-of.ts';
import type { ChannelPlace, Quoting, Typed } from './place.ts';
import type { Proposal } from './proposal.ts';
import { quoted } from './quoted.ts';

/** Channels with their `!`, the most used first. */
export function completeChannel(_: Query, { typed }: ChannelPlace): readonly Proposal[] {
  return channelsLike(typed).map((channel) => ({
    ...proposalOf(channel, typed),
    insertion: [`${channel}!`],
    leadsOn: true,
  }));
}

/** Channels as values of `System/Channel`. */
export function completeChannelValue(typed: Typed, quoting: Quoting): readonly Proposal[] {
  return channelsLike(typed).flatMap((channel) => {
    const text = quoted(channel, quoting);
    return text === undefined ? [] : [{ ...proposalOf(channel, typed), insertion: [text] }];
  });
}

/** Analytic and debug channels cannot be collected, so that they are not offered. */
function channelsLike({ words }: Typed): readonly string[] {
  return bestOf(channelsByUse(), words, (channel) => [channel]);
}

function proposalOf(channel: string, { range }: Typed): Omit<Proposal, 'insertion'> {
  return { label: channel, kind: 'channel', range };
}

let byUse: readonly string[] | undefined;

/** How much detection rules use the events of a channel; the two that everybody knows stand before those that no rule uses. */
function channelsByUse(): readonly string[] {
  if (byUse) return byUse;
  const uses = new Map<string, number>([
    ['Application', 1],
    ['Setup', 0.1],
  ]);
  for (const { channel, popularity } of allEvents()) uses.set(channel, (uses.get(channel) ?? 0) + popularity);
  const useOf = (channel: string) => uses.get(channel) ?? 0;
  byUse = [...new Set([...knownChannels(), ...uses.keys()])]
    .filter((channel) => channel !== '' && !isDirectChannel(channel))
    .sort((a, b) => useOf(b) - useOf(a));
  return byUse;
}
