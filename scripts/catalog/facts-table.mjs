import { fail, sections } from './tables.mjs';

/** @typedef {{ name: string, type?: string }} FactField */
/**
 * @typedef {object} FactEvent
 * @property {string} provider
 * @property {string} channel
 * @property {number} eventId
 * @property {number} version
 * @property {number} [level]
 * @property {{ level?: number[], task?: number[], opcode?: number[], keywords?: string[] }} [observed]
 * @property {number} [taskValue]
 * @property {string[]} [outcomes]
 * @property {string} container
 * @property {string} [userDataRoot]
 * @property {{ category: string, subcategory: string }[]} [audit]
 * @property {number} [popularity]
 * @property {FactField[]} fields
 */

/**
 * The table of all events: the versions of an event are one row, the latest first to speak.
 * @param {FactEvent[]} records
 * @param {(channel: string, id: number) => string[]} sets
 * @param {{ channel: string, eventId: number, score: number }[]} scores
 */
export function factsTable(records, sets, scores) {
  const text = [
    '# The events that are known: facts, written by "node scripts/catalog-import.mjs"; do not edit.',
    '# event ID, channel, level, keywords, outcomes, container, audit subcategories, sets, popularity, tasks, opcode, fields',
    '# (name:type, UnicodeString where no type is given; fields that only earlier versions of the event had stand last).',
  ];
  const byScore = new Map(scores.map(({ channel, eventId, score }) => [`${channel} ${eventId}`, score]));
  for (const [provider, events] of grouped(records, (record) => record.provider)) {
    text.push('', `[${provider}]`);
    const byId = [...grouped(events, (event) => event.eventId)].sort(([a], [b]) => a - b);
    for (const [id, unordered] of byId) {
      const versions = [...unordered].sort((a, b) => b.version - a.version);
      const latest = versions[0] ?? fail(`No version of ${provider} ${id}.`, 1);
      const { channel, container, userDataRoot } = latest;
      const cells = {
        id,
        channel,
        level: levelOf(latest),
        keywords: keywordsOf(latest).join('; '),
        outcomes: outcomesOf(latest).join('; '),
        container: userDataRoot ? `${container}/${userDataRoot}` : container,
        audit: auditOf(versions).join('; '),
        sets: sets(channel, id).join('; '),
        popularity: Math.max(byScore.get(`${channel} ${id}`) ?? 0, latest.popularity ?? 0),
        tasks: tasksOf(versions).join('; '),
        opcode: opcodeOf(latest) ?? '',
        fields: fieldsOf(versions).join('; '),
      };
      text.push(Object.values(corrected(provider, cells)).join('\t'));
    }
  }
  return `${text.join('\n')}\n`;
}

/**
 * The cells of an event, put right where real logs have shown that they are wrong.
 * @template {{ id: number }} Cells
 * @param {string} provider
 * @param {Cells} cells
 */
function corrected(provider, cells) {
  /** @type {Record<string, string | number>} */
  const right = { ...cells };
  const rows = sections('corrections.tsv').find(({ name }) => name === provider)?.rows ?? [];
  for (const [ids, column, value] of rows) {
    if (!ids?.split(' ').includes(String(cells.id)) || column === undefined || value === undefined) continue;
    if (!(column in right)) fail(`catalog/corrections.tsv: there is no column ${column}.`, 1);
    right[column] = value.startsWith('+ ') ? `${right[column]}; ${value.slice(2)}` : value;
  }
  return right;
}

/**
 * @template Value, Key
 * @param {readonly Value[]} values
 * @param {(value: Value) => Key} keyOf
 * @returns {Map<Key, Value[]>}
 */
function grouped(values, keyOf) {
  /** @type {Map<Key, Value[]>} */
  const groups = new Map();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/**
 * Security-Auditing events are logged with Level 0, whatever their manifest says (observed in logs).
 * Of the classic Service Control Manager events the Qualifiers tell the severity: 49152 error, 16384 information.
 * @param {FactEvent} event
 */
function levelOf({ provider, eventId, level, observed }) {
  if (provider === 'Microsoft-Windows-Security-Auditing') return 0;
  if (provider === 'Service Control Manager' && eventId === 7034) return 2;
  if (provider === 'Service Control Manager' && [7036, 7040, 7045].includes(eventId)) return 4;
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

/**
 * `System/Task` as logged. Of the audit events it is the number of the subcategory, so that some are logged with several.
 * @param {FactEvent[]} versions
 */
function tasksOf(versions) {
  const [latest] = versions;
  if (latest?.provider === 'Microsoft-Windows-Security-Auditing') {
    return auditOf(versions).flatMap((audit) => subcategoryNumbers.get(audit.replace(/^[^:]*: /, '')) ?? []);
  }
  return latest?.observed?.task ?? (latest?.taskValue === undefined ? [] : [latest.taskValue]);
}

/** The numbers of the audit subcategories by name. */
const subcategoryNumbers = new Map(
  sections('values.tsv')
    .filter(({ name }) => name === 'AuditSubcategory')
    .flatMap(({ rows }) => rows.map(([number, name]) => [name, number])),
);

/**
 * `System/Opcode` as logged. Audit events have 0 (observed in logs); of others the names are known, which providers number as they like.
 * @param {FactEvent} event
 */
function opcodeOf({ provider, observed }) {
  return provider === 'Microsoft-Windows-Security-Auditing' ? 0 : observed?.opcode?.[0];
}

/** @param {FactEvent[]} versions newest first */
function fieldsOf(versions) {
  /** @type {Map<string, FactField>} */
  const fields = new Map();
  for (const { name, type } of versions.flatMap((event) => event.fields)) {
    // Some dumps of manifests cut a task's name, `(Async)_V1`, where they should name a field.
    if (!fields.has(name) && !/[():]/.test(name))
      fields.set(name, { name, type: type === undefined || /^\d/.test(type) ? 'Unknown' : type });
  }
  return [...fields.values()].map(({ name, type }) => (type === 'UnicodeString' ? name : `${name}:${type}`));
}
