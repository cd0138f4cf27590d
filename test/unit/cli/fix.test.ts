import { parseArgs } from 'node:util';
import { expect, test } from 'vitest';
import { runCommand } from '../../../server/src/cli/command.ts';
import type { CommandIO } from '../../../server/src/cli/io.ts';
import { noFiles } from '../../../server/src/samples/port.ts';

/** What `check --fix` answers and makes of a file, or of standard input where its name is `-`. */
async function fix(path: string, bytes: Uint8Array, ...more: readonly string[]) {
  const out = { exit: 0, stdout: '', stderr: '', written: undefined as Uint8Array | undefined };
  const io: CommandIO = {
    readFile: () => bytes,
    writeFile: (_, written) => {
      out.written = written;
    },
    readInput: () => bytes,
    filesBelow: () => undefined,
    filesLike: (each) => [each],
    samples: {
      files: noFiles,
      nameOf: (each) => each,
      loadersFor: () => {
        throw new Error('nothing is loaded');
      },
    },
    write: (text) => {
      out.stdout += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
    },
    complain: (line) => {
      out.stderr += `${line}\n`;
    },
    progress: () => {},
  };
  out.exit = await runCommand(['check', '--fix', path, ...more], parseArgs, '1.2.3', io);
  return out;
}

const bytesOf = (text: string, encoding: BufferEncoding = 'utf8') =>
  new Uint8Array(Buffer.from(text, encoding));

const wrong = '*[System[EventID=1 OR EventId=2]]';
const right = '*[System[EventID=1 or EventID=2]]';
const list = (declared: string, query: string) =>
  `<?xml version="1.0"${declared}?>\r\n<QueryList><!-- é --><Query Id="0"><Select Path="System">${query}</Select></Query></QueryList>\r\n`;
const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16());

test.each([
  ['UTF-8', 'a.evxpath', bytesOf(`# é\r\n${wrong}\r`), bytesOf(`# é\r\n${right}\r`)],
  ['a byte order mark', 'a.xml', bytesOf(`\uFEFF${list('', wrong)}`), bytesOf(`\uFEFF${list('', right)}`)],
  [
    'UTF-16',
    'a.xml',
    bytesOf(`\uFEFF${list('', wrong)}`, 'utf16le'),
    bytesOf(`\uFEFF${list('', right)}`, 'utf16le'),
  ],
  [
    'UTF-16 without a mark',
    'a.xml',
    bytesOf(list('', wrong), 'utf16le'),
    bytesOf(list('', right), 'utf16le'),
  ],
  [
    'UTF-16, the high byte first',
    'a.xml',
    swapped(bytesOf(`\uFEFF${list('', wrong)}`, 'utf16le')),
    swapped(bytesOf(`\uFEFF${list('', right)}`, 'utf16le')),
  ],
  [
    'Windows-1252',
    'a.xml',
    bytesOf(list(' encoding="windows-1252"', wrong), 'latin1'),
    bytesOf(list(' encoding="windows-1252"', right), 'latin1'),
  ],
])('%s and line ends stay', async (_, path, bytes, expected) => {
  const { exit, stdout, stderr, written } = await fix(path, bytes);
  expect(Buffer.from(written ?? []).toString('latin1')).toBe(Buffer.from(expected).toString('latin1'));
  expect(stderr).toBe(`${path}: fixed 1 uppercase-operator, 1 unknown-name.\n`);
  expect({ exit, stdout }).toEqual({ exit: 0, stdout: 'Nothing found in 1 query of 1 document.\n' });
});

test.each([
  ['with nothing to fix', 'a.evxpath', bytesOf(right), 0, ''],
  ['whose finding leaves a choice', 'a.evxpath', bytesOf('*[System[EventID=]]'), 1, ''],
  ['that is broken', 'a.json', bytesOf(`{"xPathQueries": ["S!${wrong}"`), 1, ''],
  [
    'whose encoding is not written',
    'a.xml',
    bytesOf(list(' encoding="iso-8859-15"', wrong), 'latin1'),
    1,
    'a.xml: left as it is, for its encoding cannot be written back without loss.\n',
  ],
])('a file %s is not touched', async (_, path, bytes, exit, stderr) => {
  expect(await fix(path, bytes)).toMatchObject({ exit, stderr, written: undefined });
});

test('what is left is reported in every format, what was fixed on standard error', async () => {
  const { exit, stdout, stderr } = await fix(
    'a.evxpath',
    bytesOf('*[System[EventID=1 OR EventID=]]'),
    '--format',
    'jsonl',
  );
  expect(exit).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ code: 'expected-operand', line: 1, column: 31 });
  expect(stderr).toBe('a.evxpath: fixed 1 uppercase-operator.\n');
});

test('the user decides what is fixed, too', async () => {
  const { written } = await fix('a.evxpath', bytesOf(wrong), '--finding', 'unknown-name=off');
  expect(Buffer.from(written ?? []).toString()).toBe('*[System[EventID=1 or EventId=2]]');
});

test('standard input is mended onto standard output, and what is left is told beside it', async () => {
  expect(await fix('-', bytesOf(`${wrong}\r\n`))).toEqual({
    exit: 0,
    stdout: `${right}\r\n`,
    stderr: '<stdin>: fixed 1 uppercase-operator, 1 unknown-name.\nNothing found in 1 query of 1 document.\n',
    written: undefined,
  });
  expect((await fix('-', bytesOf(right))).stdout).toBe(right);
  expect(await fix('-', bytesOf('*[System[EventID=]]'))).toMatchObject({
    exit: 1,
    stdout: '*[System[EventID=]]',
    stderr: expect.stringMatching(/^<stdin>:1:18 error expected-operand/),
  });
  expect(await fix('-', bytesOf('<a/>'))).toMatchObject({
    exit: 2,
    stdout: '',
    stderr: expect.stringMatching(/event-xpath: <stdin>: there is nothing to fix\.\n$/),
  });
});
