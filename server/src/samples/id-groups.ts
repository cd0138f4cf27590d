import { isInMask, type Mask } from '../matcher/mask.ts';
import { fieldPathOf, fieldReader } from './field.ts';
import type { Numbering } from './numbering.ts';
import { noId } from './segment.ts';

/** The events with one ID in one channel of one provider. */
export interface IdGroup {
  readonly id: number;
  readonly channel: string;
  readonly provider: string;
  total: number;
  matched: number;
}

/** The events by their IDs, the most frequent first. Events without an ID are left out. */
export function idGroupsOf({ parts }: Numbering, matched: readonly Mask[]): readonly IdGroup[] {
  const all = new Map<string, IdGroup>();
  for (const [index, { segment }] of parts.entries()) {
    const { store, ids } = segment;
    const bits = matched[index];
    for (const group of store.groups) {
      const channel = channelPath && fieldReader(store, group, channelPath);
      const provider = providerPath && fieldReader(store, group, providerPath);
      let [lastId, lastChannel, lastProvider] = [noId, '', ''];
      let found: IdGroup | undefined;
      for (let row = 0; row < group.count; row++) {
        const event = group.events[row] as number;
        const id = ids[event] as number;
        if (id === noId) continue;
        const nowChannel = channel?.(row) ?? '';
        const nowProvider = provider?.(row) ?? '';
        if (!found || id !== lastId || nowChannel !== lastChannel || nowProvider !== lastProvider) {
          [lastId, lastChannel, lastProvider] = [id, nowChannel, nowProvider];
          found = groupIn(all, id, nowChannel, nowProvider);
        }
        found.total++;
        if (bits && isInMask(bits, event)) found.matched++;
      }
    }
  }
  return [...all.values()].sort((a, b) => b.total - a.total || a.id - b.id);
}

const [channelPath, providerPath] = ['System/Channel', 'System/Provider/@Name'].map(fieldPathOf);

function groupIn(all: Map<string, IdGroup>, id: number, channel: string, provider: string): IdGroup {
  const key = `${id} ${provider}\n${channel}`;
  const known = all.get(key);
  if (known) return known;
  const made = { id, channel, provider, total: 0, matched: 0 };
  all.set(key, made);
  return made;
}
