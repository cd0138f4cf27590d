import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  DifferenceParams,
  DifferenceResult,
  SamplesChangedParams,
} from '../../../server/src/protocol.ts';
import { type Editor, startEditor } from './editor.ts';

let editor: Editor;

beforeAll(async () => {
  editor = await startEditor();
  const events = pathToFileURL(join(import.meta.dirname, '../../../samples/events/security.xml')).href;
  const isLoaded = new Promise<void>((resolve) => {
    editor.connection.onNotification('eventXPath/samplesChanged', ({ samples }: SamplesChangedParams) => {
      if (samples.every(({ state }) => state === 'loaded')) resolve();
    });
  });
  await editor.connection.sendNotification('eventXPath/setSamples', { uris: [events] });
  await isLoaded;
  await editor.open(uri, ruleOf('System!*', 'Security!*[System[(EventID=4624 or EventID=4672)]]'), 'json');
});

afterAll(() => editor.close());

const uri = 'file:///rule.json';

function ruleOf(...queries: readonly string[]): string {
  return JSON.stringify({ xPathQueries: queries }, null, 2);
}

/** What the second query has gained and lost. */
function difference(before: DifferenceParams['before']): Promise<DifferenceResult> {
  const after = { kind: 'document', uri, position: { line: 3, character: 20 } } as const;
  return editor.connection.sendRequest<DifferenceResult>('eventXPath/difference', { before, after });
}

test('a query is found in another text of its document, and its events are compared by ID', async () => {
  const text = ruleOf('Security!*[System[(EventID=4624 or EventID=4625)]]');
  const result = await difference({ kind: 'version', text });
  if (result.kind === 'refused') throw new Error(result.message);
  const ids = (groups: typeof result.gained) => groups.map(({ id, name }) => `${id} ${name}`);
  expect(ids(result.gained)).toEqual(['4672 Special privileges assigned to a new logon']);
  expect(ids(result.lost)).toEqual(['4625 Logon failed']);
  expect(result.sentence).toMatch(
    /^\d+ events? more and \d+ fewer: \d+ of \d+ sample events instead of \d+\.$/,
  );
});

test('another query is taken as it stands', async () => {
  expect(
    await difference({ kind: 'text', text: 'Security!*[System[EventID=4624 or EventID=4672]]' }),
  ).toMatchObject({
    kind: 'difference',
    sentence: expect.stringMatching(/^Both select the same /),
    gained: [],
    lost: [],
  });
});

test.each([
  [ruleOf('System!*'), 'The other text has no such query: it is new.'],
  [
    ruleOf('System!*', 'Security!*[System[(EventID=4624 OR EventID=4672)]]'),
    /^Windows would refuse the other query: /,
  ],
])('without a query to compare with, that is said', async (text, message) => {
  const result = await difference({ kind: 'version', text });
  expect(result).toEqual({
    kind: 'refused',
    message: typeof message === 'string' ? message : expect.stringMatching(message),
  });
});
