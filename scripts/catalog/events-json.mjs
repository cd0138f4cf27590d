import { fail, listed, rows, sections } from './tables.mjs';

/**
 * The events of `catalog/facts.tsv` with the names of `names.tsv`. What events share stands in lists, of which they hold places;
 * an event, and what several have in common beside their fields (a kind), is a text whose parts have bars between them.
 */
export function eventsJson() {
  const shared = {
    providers: indexedList(),
    channels: indexedList(),
    containers: indexedList(),
    keywords: indexedList(),
    audit: indexedList(),
    sets: indexedList(),
    fields: indexedList(),
    /** Places of fields, in order. */
    templates: indexedList(),
    kinds: indexedList(),
  };
  const names = new Map(
    sections('names.tsv').flatMap(({ name, rows }) => rows.map((cells) => [`${name} ${cells[0]}`, cells])),
  );
  const volumes = new Map(rows('subcategories.tsv').map(([subcategory, volume]) => [subcategory, volume]));
  const events = sections('facts.tsv').flatMap(({ name: provider, rows }) =>
    rows.map((cells) => packed(provider, cells)),
  );
  if (names.size > 0)
    fail(`catalog/names.tsv names events that the facts do not know: ${[...names.keys()]}`, 1);
  const lists = Object.entries(shared).map(
    ([key, list]) => `"${key}": ${JSON.stringify(list.values(), undefined, 0)}`,
  );
  const others = [`"families": ${JSON.stringify(families())}`, `"pages": ${JSON.stringify(pages())}`];
  return `{\n${[...lists, ...others].join(',\n')},\n"events": [\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]\n}\n`;

  /** @type {(provider: string, cells: string[]) => string} */
  function packed(provider, cells) {
    const [
      id,
      channel,
      level,
      keywords,
      outcomes,
      container,
      audit,
      sets,
      popularity,
      tasks,
      opcode,
      fields,
    ] = cells;
    const places = (
      /** @type {string | undefined} */ cell,
      /** @type {ReturnType<typeof indexedList>} */ list,
    ) => listed(cell).map(list.place).join(' ');
    const kind = [
      shared.providers.place(provider),
      shared.channels.place(channel),
      shared.containers.place(container),
      level,
      places(keywords, shared.keywords),
      listed(audit)
        .map((policy) => shared.audit.place(withVolume(policy)))
        .join(' '),
      outcomes?.replace('; ', ' '),
      places(sets, shared.sets),
      tasks?.replaceAll('; ', ' '),
      opcode,
    ].join('|');
    const [, name, words] = names.get(`${provider} ${id}`) ?? [];
    names.delete(`${provider} ${id}`);
    const template = shared.templates.place(places(fields, shared.fields));
    return [id, shared.kinds.place(kind), template, Number(popularity) || '', name, words]
      .join('|')
      .replace(/\|+$/, '');
  }

  /** @param {string} policy `Logon/Logoff: Logon` */
  function withVolume(policy) {
    const volume = volumes.get(policy.replace(/^[^:]*: /, ''));
    return volume ? `${policy}: ${volume}` : policy;
  }
}

/** The families of events that belong together, by channel. */
function families() {
  const found = sections('related.tsv').map(({ name, rows }) => [name, rows.map(([ids]) => numbers(ids))]);
  return Object.fromEntries(found);
}

/** The IDs of the Security events that have a page in Microsoft's audit reference. */
function pages() {
  return rows('pages.tsv').flatMap(([ids]) => numbers(ids));
}

/** @param {string | undefined} cell */
function numbers(cell) {
  return (cell ?? '').split(' ').map(Number);
}

/** A list that grows by what is asked of it. */
function indexedList() {
  /** @type {Map<string | undefined, number>} */
  const places = new Map();
  return {
    values: () => [...places.keys()],
    /** @param {string | undefined} value */
    place(value) {
      const known = places.get(value);
      if (known !== undefined) return known;
      places.set(value, places.size);
      return places.size - 1;
    },
  };
}
