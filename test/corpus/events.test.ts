import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decodeText } from '../../server/src/events/decode.ts';
import type { EventFile, EventNode } from '../../server/src/events/event.ts';
import { readEvents } from '../../server/src/events/read-xml.ts';
import { describeCorpus } from '../support/corpus.ts';

describeCorpus('the event XML of the corpus', (corpus) => {
  const folder = join(corpus, 'events');
  const exports = filesOf('evtx', /\.(?:libevtx|pyevtx)\.xml$/);
  const gold: Record<string, string[]> = JSON.parse(readFileSync(join(folder, 'gold.json'), 'utf8'));

  test.each(exports)('%s is read whole', (file) => {
    const { events, problems } = read(file);
    expect(problems).toEqual([]);
    expect(events.length).toBe(textOf(file).match(/<Event /g)?.length ?? 0);
    for (const { root } of events) expect(valueAt(root, 'System', 'EventID')).toMatch(/^\d+$/);
  });

  test.each(Object.entries(gold))('%s: the records of gold are there', (evtx, records) => {
    const forms = ['libevtx', 'pyevtx'].map((reader) => evtx.replace(/evtx$/, `${reader}.xml`));
    // One log without records of gold is there in the XML of libevtx alone.
    for (const form of forms.filter((form) => exports.includes(form))) {
      const found = new Set(read(form).events.map(recordOf));
      expect(records.filter((record) => !found.has(record))).toEqual([]);
    }
  });

  test.each([...filesOf('ossem-dd', /\.xml$/), ...filesOf('itpro-docs', /\.(?:xml|published\.txt)$/)])(
    '%s is one event',
    (file) => {
      const { events, problems } = read(file);
      if (fragments.has(file)) {
        expect(problems.map((problem) => problem.message)).toEqual([
          expect.stringContaining('No events found'),
        ]);
        return;
      }
      expect(problems).toEqual([]);
      expect(events.map((event) => event.root.children[0]?.name)).toEqual(['System']);
    },
  );

  test.each(filesOf('itpro-docs', /\.published\.txt$/))('%s equals its cleaned form', (file) => {
    const roots = (name: string) => read(name).events.map((event) => event.root);
    expect(roots(file)).toEqual(roots(file.replace('.published.txt', '.xml')));
  });

  function filesOf(subfolder: string, pattern: RegExp): string[] {
    const names = readdirSync(join(folder, subfolder)).filter((name) => pattern.test(name));
    return names.map((name) => `${subfolder}/${name}`);
  }

  function textOf(file: string): string {
    const { text, problems } = decodeText(readFileSync(join(folder, file)));
    expect(problems).toEqual([]);
    return text;
  }

  function read(file: string): EventFile {
    return readEvents(textOf(file));
  }
});

/** Published as their EventData alone, without the event around it. */
const fragments = new Set([
  'ossem-dd/Microsoft-Windows-Security-Auditing~event-4656_registry_v1.xml',
  'ossem-dd/Microsoft-Windows-Security-Auditing~event-4658.xml',
  'ossem-dd/Microsoft-Windows-Security-Auditing~event-4689.xml',
  'ossem-dd/Microsoft-Windows-Security-Auditing~event-5158.xml',
  'ossem-dd/sysmon~event-6.xml',
]);

function recordOf({ root }: { readonly root: EventNode }): string {
  return valueAt(root, 'System', 'EventRecordID');
}

function valueAt(root: EventNode, ...path: string[]): string {
  const end = path.reduce<EventNode | undefined>(
    (node, name) => node?.children.find((child) => child.name === name),
    root,
  );
  return end?.text ?? '';
}
