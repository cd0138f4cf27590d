/**
 * @typedef {object} FactChannels
 * @property {{ name: string, type: string }[]} channels
 * @property {{ nameCorrections: { wrong: string, right: string }[] }} meta
 */

/**
 * The table of channels: their right names, with the wrong ones that people write.
 * @param {FactChannels} facts
 * @param {Record<string, string>} aliases
 */
export function channelsTable({ channels, meta }, aliases) {
  const corrections = [
    ...meta.nameCorrections.map(({ wrong, right }) => ({ wrong, right })),
    ...Object.entries(aliases).map(([wrong, right]) => ({ wrong, right })),
  ].filter(({ wrong, right }) => wrong.toLowerCase() !== right.toLowerCase());
  const text = [
    '# Channel names as Windows spells them: facts, written by "node scripts/catalog-import.mjs"; do not edit.',
    '# name, "direct" for an analytic or debug channel, other names that people write for it',
  ];
  for (const { name, type } of [...channels].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const wrong = corrections.filter(({ right }) => right.toLowerCase() === name.toLowerCase());
    const kind = type === 'analytic/debug' ? 'direct' : '';
    text.push([name, kind, [...new Set(wrong.map((correction) => correction.wrong))].join('; ')].join('\t'));
  }
  return `${text.join('\n')}\n`;
}
