import { fail, listed, sections } from './tables.mjs';

/** The events of `catalog/names.tsv` with their facts, one a line; what events share is a list, and they hold places in it. */
export function eventsJson() {
  const shared = {
    providers: indexedList(),
    channels: indexedList(),
    containers: indexedList(),
    keywords: indexedList(),
    audit: indexedList(),
    sets: indexedList(),
    fields: indexedList(),
  };
  const facts = new Map(
    sections('facts.tsv').flatMap(({ name, rows }) => rows.map((row) => [`${name} ${row[0]}`, row])),
  );
  const named = sections('names.tsv').flatMap(({ name, rows }) =>
    rows.map((cells) => ({ provider: name, cells })),
  );
  const events = named.map(({ provider, cells: [id, name, words] }) => {
    const [, channel, level, keywords, outcomes, container, audit, sets, popularity, fields] =
      facts.get(`${provider} ${id}`) ?? fail(`catalog/facts.tsv lacks ${provider} ${id}: run the import.`, 1);
    return JSON.stringify({
      id: Number(id),
      name,
      words,
      provider: shared.providers.place(provider),
      channel: shared.channels.place(channel),
      container: shared.containers.place(container),
      level: level ? Number(level) : null,
      keywords: listed(keywords).map(shared.keywords.place),
      audit: listed(audit).map(shared.audit.place),
      outcomes: listed(outcomes),
      sets: listed(sets).map(shared.sets.place),
      popularity: Number(popularity),
      fields: listed(fields).map(shared.fields.place),
    });
  });
  const lists = Object.entries(shared).map(([key, list]) => `"${key}": ${JSON.stringify(list.values())},\n`);
  return `{\n${lists.join('')}"events": [\n${events.join(',\n')}\n]\n}\n`;
}

/** A list that grows by what is asked of it. */
function indexedList() {
  /** @type {Map<string | undefined, number>} */
  const places = new Map();
  return {
    values: () => [...places.keys()],
    /** @param {string | undefined} value */
    place(value) {
      if (!places.has(value)) places.set(value, places.size);
      return places.get(value);
    },
  };
}
