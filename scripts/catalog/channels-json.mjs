import { listed, rows } from './tables.mjs';

/** The channels of `catalog/channels.tsv`: their names, which are direct ones, and wrong spellings with the right one. */
export function channelsJson() {
  const channels = rows('channels.tsv');
  const direct = channels.filter(([, type]) => type === 'direct').map(([name]) => name);
  const corrections = channels.flatMap(([name, , wrong]) =>
    listed(wrong).map((spelling) => [spelling, name]),
  );
  return `${JSON.stringify(
    { channels: channels.map(([name]) => name), direct, corrections: Object.fromEntries(corrections) },
    undefined,
    1,
  )}\n`;
}
