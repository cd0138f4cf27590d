import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CatalogEvent } from '../../server/src/catalog/event.ts';
import { eventIn } from '../../server/src/catalog/events.ts';
import { decodeText } from '../../server/src/events/decode.ts';
import type { EventNode } from '../../server/src/events/event.ts';
import { readEvents } from '../../server/src/events/read-xml.ts';
import { describeCorpus } from '../support/corpus.ts';

describeCorpus('the catalog and the real events of the corpus', (corpus) => {
  const real = [...loggedEvents(join(corpus, 'events')), ...publishedEvents(join(corpus, 'events'))];
  const known = real.flatMap((event) => {
    const entry = eventIn(undefined, event.provider, event.id);
    return entry ? [{ ...event, entry }] : [];
  });

  test('most events are known', () => {
    expect(real.length).toBeGreaterThan(3500);
    expect(known.length).toBeGreaterThan(0.5 * real.length);
  });

  test('every audit event and every Sysmon event is known', () => {
    const unknown = real.filter(
      ({ provider, id }) =>
        /-(?:Security-Auditing|Sysmon)$/.test(provider) && !eventIn(undefined, provider, id),
    );
    expect(unknown).toEqual([]);
  });

  test.each<[string, (event: CatalogEvent, logged: RealEvent) => boolean]>([
    ['channel', ({ channel }, logged) => channel === logged.channel],
    ['level', ({ level }, logged) => level === undefined || level === logged.level],
    [
      'keywords',
      ({ keywords }, logged) =>
        keywords.length === 0 || keywords.some((mask) => BigInt(mask) === logged.keywords),
    ],
    ['task', ({ tasks }, logged) => tasks.length === 0 || tasks.includes(logged.task)],
    ['opcode', ({ opcode }, logged) => opcode === undefined || opcode === logged.opcode],
    [
      'container',
      ({ container }, logged) => logged.container === undefined || container === logged.container,
    ],
  ])('the %s is as logged', (_, agrees) => {
    const misfits = known.filter((event) => !agrees(event.entry, event)).map(keyOf);
    expect([...new Set(misfits)].sort()).toEqual([]);
  });

  test('every field that was logged is known', () => {
    const strangers = known.flatMap((event) => {
      const names = event.entry.fields.map(({ name }) => name);
      return event.fields.filter((name) => !names.includes(name)).map((name) => `${keyOf(event)}: ${name}`);
    });
    expect([...new Set(strangers)].sort()).toEqual([]);
  });
});

interface RealEvent {
  readonly provider: string;
  readonly id: number;
  readonly channel: string;
  readonly level: number;
  readonly keywords: bigint;
  readonly task: number;
  readonly opcode: number;
  /** `undefined` for events without any data. */
  readonly container: string | undefined;
  readonly fields: readonly string[];
}

/** The records of real logs on which two parsers agree. */
function loggedEvents(folder: string): readonly RealEvent[] {
  const gold: Record<string, string[]> = JSON.parse(readFileSync(join(folder, 'gold.json'), 'utf8'));
  return Object.entries(gold).flatMap(([evtx, records]) => {
    const roots = rootsIn(join(folder, evtx.replace(/evtx$/, 'libevtx.xml')));
    return roots.filter((root) => records.includes(textAt(root, 'System', 'EventRecordID'))).map(realEvent);
  });
}

/** The samples of documentation, except for the few that are only an EventData. */
function publishedEvents(folder: string): readonly RealEvent[] {
  return ['itpro-docs', 'ossem-dd'].flatMap((source) =>
    readdirSync(join(folder, source))
      .filter((name) => name.endsWith('.xml'))
      .flatMap((name) => rootsIn(join(folder, source, name)).map(realEvent)),
  );
}

function rootsIn(file: string): readonly EventNode[] {
  return readEvents(decodeText(readFileSync(file)).text).events.map(({ root }) => root);
}

function realEvent(root: EventNode): RealEvent {
  const userData = nodeAt(root, 'UserData')?.children[0];
  const data = nodeAt(root, 'EventData')?.children ?? [];
  return {
    provider: nodeAt(root, 'System', 'Provider')?.attributes.find(({ name }) => name === 'Name')?.value ?? '',
    id: Number(textAt(root, 'System', 'EventID')),
    channel: textAt(root, 'System', 'Channel'),
    level: Number(textAt(root, 'System', 'Level')),
    keywords: BigInt(textAt(root, 'System', 'Keywords')),
    task: Number(textAt(root, 'System', 'Task')),
    opcode: Number(textAt(root, 'System', 'Opcode')),
    container: userData ? `UserData/${userData.name}` : data.length > 0 ? 'EventData' : undefined,
    fields: userData
      ? userData.children.map(({ name }) => name)
      : data.flatMap(({ attributes }) => attributes.find(({ name }) => name === 'Name')?.value ?? []),
  };
}

function nodeAt(root: EventNode, ...path: readonly string[]): EventNode | undefined {
  return path.reduce<EventNode | undefined>(
    (node, name) => node?.children.find((child) => child.name === name),
    root,
  );
}

function textAt(root: EventNode, ...path: readonly string[]): string {
  return nodeAt(root, ...path)?.text ?? '';
}

function keyOf({ provider, id }: RealEvent): string {
  return `${provider} ${id}`;
}
