import { fail } from './tables.mjs';

/**
 * @typedef {object} FactSet
 * @property {string} id
 * @property {number[]} [eventIds]
 * @property {string[]} [channels]
 * @property {{ channel: string, eventId: number }[]} [events]
 * @property {{ subcategory: string, volumeWord?: string | null }[]} [subcategories]
 */

/**
 * The sets of a (channel, event ID). The connector of "All" takes the Security and both AppLocker logs whole.
 * @param {FactSet[]} sets
 */
export function setsOf(sets) {
  const common = setWith(sets, 'sentinel-common');
  const minimal = setWith(sets, 'sentinel-minimal');
  const identity = setWith(sets, 'defender-for-identity');
  /** @type {(channel: string, id: number) => string[]} */
  return (channel, id) => {
    const collected = common.channels?.includes(channel) === true;
    return [
      ...(collected ? ['All'] : []),
      ...(collected && common.eventIds?.includes(id) ? ['Common'] : []),
      ...(collected && minimal.eventIds?.includes(id) ? ['Minimal'] : []),
      ...(identity.events?.some((event) => event.eventId === id && event.channel === channel)
        ? ['Defender for Identity']
        : []),
    ];
  };
}

/**
 * How many events a subcategory of the audit policy makes Windows log, where that is known.
 * @param {FactSet[]} sets
 */
export function subcategoriesTable(sets) {
  const text = [
    '# How many events each subcategory of the audit policy brings: facts, written by "node scripts/catalog-import.mjs"; do not edit.',
    '# subcategory, volume',
  ];
  for (const { subcategory, volumeWord } of setWith(sets, 'subcategory-volume').subcategories ?? []) {
    if (volumeWord) text.push(`${policyNames[subcategory] ?? subcategory}\t${volumeWord}`);
  }
  return `${text.join('\n')}\n`;
}

/**
 * The subcategories that the source of the volumes calls by another name than Windows does.
 * @type {Readonly<Record<string, string>>}
 */
const policyNames = {
  'RPC (Remote Procedure Call) Events': 'RPC Events',
  'SAM (Security Account Manager)': 'SAM',
  'Non-Sensitive Use Events': 'Non Sensitive Privilege Use',
};

/**
 * @param {FactSet[]} sets
 * @param {string} id
 */
function setWith(sets, id) {
  return sets.find((set) => set.id === id) ?? fail(`sets.json lacks ${id}.`, 1);
}
