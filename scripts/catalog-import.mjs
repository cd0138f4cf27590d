// node scripts/catalog-import.mjs FACTSDIR  rewrites catalog/facts.tsv and channels.tsv from events.json, sets.json,
//                                           popularity.json and channels.json; needed only when names.tsv gains an event
//                                           or the facts change, and then by hand
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, sections, tablesFolder } from './catalog/tables.mjs';

const [folder] = process.argv.slice(2);
importFacts(folder ?? fail('Usage: node scripts/catalog-import.mjs FACTSDIR', 2));

/** @typedef {{ name: string, type?: string }} FactField */
/**
 * @typedef {object} FactEvent
 * @property {string} provider
 * @property {string} channel
 * @property {number} eventId
 * @property {number} version
 * @property {number} [level]
 * @property {{ level?: number[], keywords?: string[] }} [observed]
 * @property {string[]} [outcomes]
 * @property {string} container
 * @property {string} [userDataRoot]
 * @property {{ category: string, subcategory: string }[]} [audit]
 * @property {number} [popularity]
 * @property {FactField[]} fields
 */

/** @param {string} facts */
function importFacts(facts) {
  /** @param {string} file */
  const read = (file) => JSON.parse(readFileSync(join(facts, file), 'utf8'));
  /** @type {{ events: FactEvent[] }} */
  const { events } = read('events.json');
  const sets = setsOf(read('sets.json').sets);
  const popularity = read('popularity.json');
  writeFileSync(join(tablesFolder, 'facts.tsv'), factsTable(events, sets, popularity.events));
  writeFileSync(
    join(tablesFolder, 'channels.tsv'),
    channelsTable(read('channels.json'), popularity.meta.aliases),
  );
}

/**
 * @param {FactEvent[]} events
 * @param {(channel: string, id: number) => string[]} sets
 * @param {{ channel: string, eventId: number, score: number }[]} scores
 */
function factsTable(events, sets, scores) {
  const text = [
    '# What is known of the events of names.tsv: facts, written by "node scripts/catalog-import.mjs"; do not edit.',
    '# event ID, channel, level, keywords, outcomes, container, audit subcategories, sets, popularity, fields (name:type,',
    '# UnicodeString where no type is given; fields that only earlier versions of the event had stand last).',
  ];
  let section = '';
  const named = sections('names.tsv').flatMap(({ name, rows }) =>
    rows.map((cells) => ({ provider: name, cells })),
  );
  for (const { provider, cells } of named) {
    if (provider !== section) text.push('', `[${provider}]`);
    section = provider;
    const id = Number(cells[0]);
    const versions = events
      .filter((event) => event.provider === provider && event.eventId === id)
      .sort((a, b) => b.version - a.version);
    const latest = versions[0] ?? fail(`The facts know no event ${id} of ${provider}.`, 1);
    const score = scores.find(({ channel, eventId }) => channel === latest.channel && eventId === id)?.score;
    text.push(
      [
        id,
        latest.channel,
        levelOf(latest),
        keywordsOf(latest).join('; '),
        outcomesOf(latest).join('; '),
        latest.userDataRoot ? `${latest.container}/${latest.userDataRoot}` : latest.container,
        auditOf(versions).join('; '),
        sets(latest.channel, id).join('; '),
        Math.max(score ?? 0, latest.popularity ?? 0),
        fieldsOf(versions).join('; '),
      ].join('\t'),
    );
  }
  return `${text.join('\n')}\n`;
}

/**
 * Security-Auditing events are logged with Level 0, whatever their manifest says (observed in logs).
 * Of the classic Service Control Manager events the Qualifiers tell the severity: 49152 error, 16384 information.
 * @param {FactEvent} event
 */
function levelOf({ provider, eventId, level, observed }) {
  if (provider === 'Microsoft-Windows-Security-Auditing') return 0;
  if (provider === 'Service Control Manager') return eventId === 7034 ? 2 : 4;
  return level ?? observed?.level?.[0] ?? '';
}

/**
 * The mask as logged: bit 63 alone for most channels, and audit success (0x20…) or failure (0x10…) in Security.
 * Observed in logs; Sysmon, Defender and the Service Control Manager use one mask for all their events.
 * @param {FactEvent} event
 */
function keywordsOf(event) {
  switch (event.provider) {
    case 'Microsoft-Windows-Security-Auditing':
      return outcomesOf(event).map((outcome) =>
        outcome === 'Success' ? '0x8020000000000000' : '0x8010000000000000',
      );
    case 'Microsoft-Windows-Eventlog':
      return event.channel === 'System'
        ? ['0x8000000000000000']
        : outcomesOf(event).map(() => '0x4020000000000000');
    case 'Microsoft-Windows-Sysmon':
    case 'Microsoft-Windows-Windows Defender':
      return ['0x8000000000000000'];
    case 'Service Control Manager':
      return ['0x8080000000000000'];
    default:
      return event.observed?.keywords ?? [];
  }
}

/**
 * Eventlog's own events in Security carry the keyword of a success (Microsoft's pages on 1100, 1102, 1104, 1105, 1108).
 * @param {FactEvent} event
 */
function outcomesOf({ provider, eventId, outcomes }) {
  const ofEventlog =
    provider === 'Microsoft-Windows-Eventlog' && [1100, 1102, 1104, 1105, 1108].includes(eventId);
  return ofEventlog ? ['Success'] : (outcomes ?? []);
}

/**
 * One source names neither the subcategory of some events nor, of others, more than "Policy Change":
 * Microsoft's list of subcategories has these under Audit Policy Change.
 * @param {FactEvent[]} versions
 */
function auditOf(versions) {
  const audit = versions
    .flatMap((event) => event.audit ?? [])
    .filter(({ subcategory }) => subcategory !== '')
    .map(({ category, subcategory }) =>
      subcategory === 'Policy Change' ? `${category}: Audit Policy Change` : `${category}: ${subcategory}`,
    );
  return [...new Set(audit)];
}

/** @param {FactEvent[]} versions newest first */
function fieldsOf(versions) {
  /** @type {Map<string, FactField>} */
  const fields = new Map();
  for (const { name, type } of versions.flatMap((event) => event.fields)) {
    if (!fields.has(name)) fields.set(name, { name, type: type ?? 'Unknown' });
  }
  return [...fields.values()].map(({ name, type }) => (type === 'UnicodeString' ? name : `${name}:${type}`));
}

/**
 * @typedef {object} FactSet
 * @property {string} id
 * @property {number[]} [eventIds]
 * @property {string[]} [channels]
 * @property {{ channel: string, eventId: number }[]} [events]
 */

/**
 * The sets of a (channel, event ID). The connector of "All" takes the Security and both AppLocker logs whole.
 * @param {FactSet[]} sets
 */
function setsOf(sets) {
  /** @param {string} id */
  const byId = (id) => sets.find((set) => set.id === id) ?? fail(`sets.json lacks ${id}.`, 1);
  const common = byId('sentinel-common');
  const minimal = byId('sentinel-minimal');
  const identity = byId('defender-for-identity');
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
 * @typedef {object} FactChannels
 * @property {{ name: string, type: string }[]} channels
 * @property {{ nameCorrections: { wrong: string, right: string }[] }} meta
 */

/**
 * @param {FactChannels} facts
 * @param {Record<string, string>} aliases
 */
function channelsTable({ channels, meta }, aliases) {
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
