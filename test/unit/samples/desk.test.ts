import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readQuery } from '../../../server/src/dialect/query.ts';
import { bytesAsSource } from '../../../server/src/events/byte-source.ts';
import { runnable } from '../../../server/src/features/match-query.ts';
import { isSelected, type RunnableSelection } from '../../../server/src/matcher/selection.ts';
import { serveDesk } from '../../../server/src/samples/desk.ts';
import { serveLoader } from '../../../server/src/samples/loader.ts';
import { localPorts } from '../../../server/src/samples/local-port.ts';
import type { FileOpener } from '../../../server/src/samples/port.ts';
import type { ViewQuestion } from '../../../server/src/samples/question.ts';
import { NotWanted, sampleDesk } from '../../../server/src/samples/sample-desk.ts';
import type { SampleState } from '../../../server/src/samples/sample-set.ts';
import { turnEvery } from '../../../server/src/samples/turn.ts';
import { timeOf } from '../../../server/src/text/reading.ts';
import { readWhole } from '../../support/whole-sample.ts';

const folder = join(import.meta.dirname, '../../../samples/events');
const names = readdirSync(folder).sort();
const bytesOf = (name: string) => new Uint8Array(readFileSync(join(folder, name)));
const options = { now: Date.UTC(2025, 2, 11, 18), caseSensitive: false };

/** A desk with the files of a folder, all in this thread. */
function startDesk(
  files: FileOpener,
  fetchBytes = async (name: string): Promise<Uint8Array> => bytesOf(name),
) {
  const listeners: ((states: readonly SampleState[]) => void)[] = [];
  const desk = sampleDesk(
    () => {
      const [here, there] = localPorts();
      serveDesk(there, { files, startLoader, mostLoaders: 2 });
      return here;
    },
    {
      onStates: (states) => {
        for (const listen of listeners) listen(states);
      },
      fetchBytes,
    },
  );
  return { desk, until };

  function startLoader() {
    const [here, there] = localPorts();
    serveLoader(there, files, turnEvery(20));
    return here;
  }

  function until(isEnough: (states: readonly SampleState[]) => boolean): Promise<readonly SampleState[]> {
    return new Promise((resolve) => {
      listeners.push((states) => {
        if (isEnough(states)) resolve(states);
      });
    });
  }
}

const onDisk: FileOpener = { open: (name) => ({ ...bytesAsSource(bytesOf(name)), close: () => undefined }) };
const nowhere: FileOpener = { open: () => undefined };

const areLoaded = (states: readonly SampleState[]) =>
  states.length > 0 && states.every(({ state }) => state !== 'waiting' && state !== 'loading');

function selection(text: string): RunnableSelection {
  const run = runnable(readQuery(text, { form: 'optional', target: 'local' }));
  if (run.kind === 'refused') throw new Error(run.message);
  return { query: run, suppressions: [] };
}

const table: Omit<ViewQuestion, 'selection'> = {
  kind: 'view',
  options,
  files: names,
  show: 'matched',
  search: '',
  ids: [],
  span: undefined,
  sort: { by: 'time', isDescending: true },
  columns: ['System/EventID', 'System/TimeCreated/@SystemTime'],
  from: 0,
  count: 1000,
};

test.each([
  ['from disk', onDisk],
  ['fetched by somebody else', nowhere],
])('counts what queries select of files that are %s, as the plain matcher does', async (_, files) => {
  const { desk, until } = startDesk(files);
  const loaded = until(areLoaded);
  desk.keep(names);
  const states = await loaded;
  expect(states.map(({ name, state }) => [name, state])).toEqual(names.map((name) => [name, 'loaded']));
  const events = names.flatMap((name) => readWhole(bytesOf(name)).events);
  expect(states.reduce((sum, state) => sum + state.events, 0)).toBe(events.length);
  const queries = [
    '*',
    '*[System[EventID=4624]]',
    'Security!*[System[Level=0]]',
    "*[EventData[Data='0x0']]",
    '*[System[EventID=1]]',
  ];
  const selections = queries.map(selection);
  const { total, each, union, repeated } = await desk.ask({
    kind: 'counts',
    files: names,
    selections,
    options,
  });
  const selecting = events.map(
    ({ root }) => selections.filter((one) => isSelected(one, root, options)).length,
  );
  expect(total.events).toBe(events.length);
  expect(each.map((count) => count.events)).toEqual(
    selections.map((one) => events.filter(({ root }) => isSelected(one, root, options)).length),
  );
  expect(union.events).toBe(selecting.filter((count) => count > 0).length);
  expect(repeated.events).toBe(selecting.filter((count) => count > 1).length);
  expect(each[0]).toEqual(total);
});

test('gives the table of events in any order, in stretches', async () => {
  const { desk, until } = startDesk(onDisk);
  const loaded = until(areLoaded);
  desk.keep(names);
  await loaded;
  const all = await desk.ask({ ...table, selection: selection('*') });
  const times = all.rows.map(({ cells }) => cells[1] ?? '');
  const milliseconds = times.map((time) => timeOf(time) ?? Number.NEGATIVE_INFINITY);
  expect(milliseconds).toEqual([...milliseconds].sort((a, b) => b - a));
  const oldest = await desk.ask({
    ...table,
    selection: selection('*'),
    sort: { by: 'time', isDescending: false },
    from: 3,
    count: 2,
  });
  expect(oldest.rows.map(({ cells }) => cells[1])).toEqual([...times].reverse().slice(3, 5));
  const byId = await desk.ask({ ...table, selection: selection('*'), sort: { by: 0, isDescending: false } });
  const ids = byId.rows.map(({ cells }) => Number(cells[0]));
  expect(ids).toEqual([...ids].sort((a, b) => a - b));
  const misses = await desk.ask({
    ...table,
    show: 'all',
    selection: selection('*[System[EventID=0]]'),
    sort: { by: 'nearness', isDescending: false },
  });
  const nearest = misses.rows.map(({ cells }) => timeOf(cells[1] ?? '') ?? Number.NEGATIVE_INFINITY);
  expect(nearest).toEqual(milliseconds);
  const known = milliseconds.filter(Number.isFinite);
  expect(all.span).toEqual({ from: known.at(-1), to: known[0] });
  expect(all.groups.reduce((sum, { total }) => sum + total, 0)).toBe(all.total.events);
  const withTime = times.filter((time) => timeOf(time) !== undefined);
  expect(all.histogram?.total.reduce((sum, count) => sum + count, 0)).toBe(withTime.length);
});

test('limits the table to a text, to IDs, to a span, to what is missed', async () => {
  const { desk, until } = startDesk(onDisk);
  const loaded = until(areLoaded);
  desk.keep(names);
  await loaded;
  const events = names.flatMap((name) => readWhole(bytesOf(name)).events);
  const rows = async (limits: Partial<ViewQuestion>) =>
    (await desk.ask({ ...table, selection: selection('*[System[EventID=4624]]'), ...limits })).rows;
  const found = await rows({ show: 'all', search: 'SVC_sql' });
  expect(found).toHaveLength(
    events.filter(({ root }) => everyText(root).some((text) => text.toLowerCase().includes('svc_sql')))
      .length,
  );
  expect(
    (await rows({ show: 'all', ids: [4624, 4625] })).every(
      ({ cells }) => cells[0] === '4624' || cells[0] === '4625',
    ),
  ).toBe(true);
  expect(
    (await rows({ show: 'missed' })).every(({ cells, isMatched }) => cells[0] !== '4624' && !isMatched),
  ).toBe(true);
  const from = Date.UTC(2025, 2, 11, 10);
  const inSpan = await rows({ show: 'all', span: { from, to: from + 3_600_000 } });
  expect(inSpan.length).toBeGreaterThan(0);
  expect(inSpan.every(({ cells }) => cells[1]?.startsWith('2025-03-11T10:'))).toBe(true);
});

test('columns take all of XPath 1.0, and say what is wrong with them', async () => {
  const { desk, until } = startDesk(onDisk);
  const loaded = until(areLoaded);
  desk.keep(['security.xml']);
  await loaded;
  const columns = ["concat(System/EventID, ' of ', System/Channel)", 'count(EventData/Data)', 'System['];
  const view = await desk.ask({
    ...table,
    files: ['security.xml'],
    selection: selection('*[System[EventID=4624]]'),
    columns,
    count: 1,
  });
  expect(view.rows[0]?.cells.slice(0, 2)).toEqual(['4624 of Security', '27']);
  expect(view.columnProblems).toEqual([undefined, undefined, 'This is no expression of XPath 1.0.']);
});

test('gives an event as it stands in its file', async () => {
  const { desk, until } = startDesk(onDisk);
  const loaded = until(areLoaded);
  desk.keep(names);
  await loaded;
  for (const name of names) {
    const sample = readWhole(bytesOf(name));
    for (const [index, { root, source }] of sample.events.entries()) {
      const event = await desk.ask({ kind: 'event', file: name, index });
      expect(event?.node).toEqual(root);
      if (sample.form === 'xml') expect(event?.xml).toBe(sample.text.slice(source.start, source.end));
    }
  }
  expect(await desk.ask({ kind: 'event', file: 'security.xml', index: 1e6 })).toBeUndefined();
});

test('tells what two queries do not have in common', async () => {
  const { desk, until } = startDesk(onDisk);
  const loaded = until(areLoaded);
  desk.keep(names);
  await loaded;
  const difference = await desk.ask({
    kind: 'difference',
    files: names,
    before: selection('*[System[EventID=4624 or EventID=4625]]'),
    after: selection('*[System[EventID=4625 or EventID=4634]]'),
    options,
  });
  expect(difference.gained.map(({ id }) => id)).toEqual([4634]);
  expect(difference.lost.map(({ id }) => id)).toEqual([4624]);
  expect(difference.after - difference.before).toBe(
    (difference.gained[0]?.matched ?? 0) - (difference.lost[0]?.matched ?? 0),
  );
});

test('says why a file cannot be read, and reads the others', async () => {
  const { desk, until } = startDesk(nowhere, async (name) => {
    if (name === 'gone.xml') throw new Error('it is not there');
    return bytesOf(name);
  });
  const loaded = until(areLoaded);
  desk.keep(['gone.xml', 'security.xml']);
  expect((await loaded).map(({ state, reason }) => [state, reason])).toEqual([
    ['failed', 'it is not there'],
    ['loaded', undefined],
  ]);
});

test('a file that is dropped and one that has changed', async () => {
  let text = '<Events><Event><System><EventID>1</EventID></System></Event></Events>';
  const { desk, until } = startDesk(nowhere, async () => new TextEncoder().encode(text));
  const first = until(areLoaded);
  desk.keep(['a.xml', 'b.xml']);
  expect((await first).map(({ events }) => events)).toEqual([1, 1]);
  const second = until((states) => states.length === 1);
  desk.keep(['b.xml']);
  await second;
  text += text;
  const third = until((states) => areLoaded(states) && states[0]?.events === 2);
  desk.reload('b.xml');
  await third;
  const { total } = await desk.ask({ kind: 'counts', files: ['a.xml', 'b.xml'], selections: [], options });
  expect(total.events).toBe(2);
});

test('an answer that is not wanted any more is not given', async () => {
  const { desk, until } = startDesk(onDisk);
  const loaded = until(areLoaded);
  desk.keep(names);
  await loaded;
  let cancel = () => {};
  const asked = desk.ask(
    { ...table, selection: selection('*') },
    {
      onCancel: (listener) => {
        cancel = listener;
      },
    },
  );
  cancel();
  await expect(asked).rejects.toBeInstanceOf(NotWanted);
});

function everyText({
  attributes,
  content,
}: ReturnType<typeof readWhole>['events'][number]['root']): readonly string[] {
  return [
    ...attributes.map(({ value }) => value),
    ...content.flatMap((each) => (typeof each === 'string' ? [each] : everyText(each))),
  ];
}
