import { parseArgs } from 'node:util';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../../server/src/cli/command.ts';
import { CommandError, type CommandIO } from '../../../server/src/cli/io.ts';
import { bytesAsSource } from '../../../server/src/events/byte-source.ts';
import { serveLoader } from '../../../server/src/samples/loader.ts';
import { localPorts } from '../../../server/src/samples/local-port.ts';
import type { OpenFile, Port } from '../../../server/src/samples/port.ts';
import { turnEvery } from '../../../server/src/samples/turn.ts';

const files: Readonly<Record<string, string>> = {
  'good.json': '{"xPathQueries": ["Security!*[System[EventID=4624]]"]}',
  'rules/bad.json': '{\n  "xPathQueries": [\n    "Security!*[System[(EventID=) or (EventID=4688)]]"\n  ]\n}',
  'rules/warned.evxpath': 'Security!*[System[EventId=1]]\n',
  'rules/other.txt': 'EventID=',
  'plain.json': '{"a": 1}',
  'code/rule.bicep': "var xPathQueries = ['Security!*[System[EventID=]]']",
  'code/rule.tf': 'x_path_queries = ["Security!*[System[EventID=]]"]',
  'code/rule.tf.json': '{"x_path_queries": ["Security!*[System[EventID=]]"]}',
  'code/collect.ps1': "Get-WinEvent -FilterXPath '*[System[EventID=]]'",
  'code/collect.py': "Get-WinEvent -FilterXPath '*[System[EventID=]]'",
  'wef/list.xml':
    '<QueryList><Query><Select Path="System">*[System[Level <= 3]]</Select></Query></QueryList>',
  'wef/wide.xml':
    '\uFEFF<QueryList><Query><Select Path="System">*[System[EventID=]]</Select></Query></QueryList>',
  'less.xml':
    '<QueryList><Query Path="Security"><Select>*</Select><Suppress>*[System[EventID=4624]]</Suppress></Query><Query Path="Security"><Select>*</Select></Query></QueryList>',
  'wef/events.xml': eventXml(4624, '3'),
  'wef/strange.xml': '<?xml version="1.0" encoding="x-strange"?><a/>',
  'dev/rule.json': ruleOf('"Security!*[System[EventID=4624]]"'),
  'prod/rule.json': ruleOf('\n"Security!*[System[EventID=4624]]"'),
  'queries.jsonl': '{"id":"a","query":"*[System[EventID=4624]]"}\n\n{"id":2,"query":"*[System[EventID=]]"}\n',
  'good.jsonl': '{"id":"a","query":"*[System[EventID=4624]]"}',
  'broken.jsonl': '{"id":"a"}\n',
  'one.xml': eventXml(4624, '3'),
  'events/two.xml': `<Events>${eventXml(4625, '3')}${eventXml(4624, '10')}</Events>`,
  'events/notes.txt': 'no events',
  'log.evtx': 'ElfFile\0',
  'cut.xml': `${eventXml(4624, '3')}<Event><System>`,
};

function eventXml(id: number, logonType: string): string {
  return `<Event><System><Provider Name="P"/><EventID>${id}</EventID><TimeCreated SystemTime="2026-01-01T00:00:00.000Z"/><Channel>Security</Channel><Computer>C</Computer></System><EventData><Data Name="LogonType">${logonType}</Data></EventData></Event>`;
}

function ruleOf(queries: string): string {
  return `{"dataSources": {"windowsEventLogs": [{"streams": ["Microsoft-Event"], "xPathQueries": [${queries}]}]}}`;
}

function openFile(path: string): OpenFile | undefined {
  if (path === '-') return undefined;
  const text = files[path];
  if (text === undefined) throw new Error('it is not there');
  return { ...bytesAsSource(new TextEncoder().encode(text)), close: () => undefined };
}

function startLoader(): Port {
  const [here, there] = localPorts();
  serveLoader(there, { open: openFile }, turnEvery(50));
  return here;
}

/** What a command line answers. */
async function run(...args: readonly string[]) {
  const out = { exit: 0, stdout: '', stderr: '' };
  const io: CommandIO = {
    readFile: (path) => {
      const text = files[path];
      if (text === undefined) throw new CommandError(`${path}: there is no such file.`);
      return path === 'wef/wide.xml'
        ? new Uint8Array(Buffer.from(text, 'utf16le'))
        : new TextEncoder().encode(text);
    },
    writeFile: (path) => {
      throw new Error(`${path} was written`);
    },
    readInput: () => new TextEncoder().encode('*[System[EventID=]]'),
    filesBelow: (path) => {
      const prefix = path === '.' ? '' : `${path}/`;
      const below = Object.keys(files).filter((file) => file.startsWith(prefix) && file !== path);
      return path in files || below.length === 0 ? undefined : below;
    },
    filesLike: (path) => [path],
    samples: {
      files: { open: openFile },
      nameOf: (path) => path,
      loadersFor: () => ({ startLoader, mostLoaders: 2 }),
    },
    write: (text) => {
      out.stdout += typeof text === 'string' ? text : new TextDecoder().decode(text);
    },
    complain: (line) => {
      out.stderr += `${line}\n`;
    },
    progress: () => {},
  };
  out.exit = await runCommand(args, parseArgs, '1.2.3', io);
  return out;
}

describe('check', () => {
  test('shows the place with a bar or carets', async () => {
    expect(await run('check', 'rules/bad.json')).toEqual({
      exit: 1,
      stderr: '',
      stdout: [
        'rules/bad.json:3:33 error expected-operand: Write a value after `=`.',
        '      "Security!*[System[(EventID=) or (EventID=4688)]]"',
        '                                  |',
        '',
        '1 error in 1 query of 1 document.',
        '',
      ].join('\n'),
    });
  });

  test('tells of queries that rules of other files have, too', async () => {
    const { stdout, exit } = await run('check', 'dev', 'prod');
    expect(exit).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "dev/rule.json:1:90 information overlapping-query: A rule in prod/rule.json selects the same events too. If both rules reach the same machine, such events may be collected and paid for twice: leave them to one rule.
        …"windowsEventLogs": [{"streams": ["Microsoft-Event"], "xPathQueries": ["Security!*[System[EventID=4624]]"]}]}}
                                                                                 ^^^^^^^^
        prod/rule.json:2:2: windowsEventLogs[0].xPathQueries[0]

      prod/rule.json:2:2 information overlapping-query: A rule in dev/rule.json selects the same events too. If both rules reach the same machine, such events may be collected and paid for twice: leave them to one rule.
        "Security!*[System[EventID=4624]]"]}]}}
         ^^^^^^^^
        dev/rule.json:1:90: windowsEventLogs[0].xPathQueries[0]

      2 information in 2 queries of 2 documents.
      "
    `);
    expect((await run('check', 'dev', 'prod', '--finding', 'overlapping-query=off')).stdout).toContain(
      'Nothing found',
    );
    const [record] = JSON.parse((await run('check', 'dev', 'prod', '--format', 'json')).stdout);
    expect(record.related).toEqual([
      {
        path: 'prod/rule.json',
        line: 2,
        column: 2,
        endLine: 2,
        endColumn: 34,
        message: 'windowsEventLogs[0].xPathQueries[0]',
      },
    ]);
    const [result] = JSON.parse((await run('check', 'dev', 'prod', '--format', 'sarif')).stdout).runs[0]
      .results;
    expect(result.relatedLocations).toMatchObject([
      {
        physicalLocation: {
          artifactLocation: { uri: 'prod/rule.json' },
          region: { startLine: 2, startColumn: 2 },
        },
      },
    ]);
  });

  test.each([
    [['check', 'good.json'], 0, 'Nothing found in 1 query of 1 document.\n', ''],
    [
      ['check', 'rules/warned.evxpath', '--format', 'jsonl'],
      0,
      /"severity":"warning","code":"unknown-name"/,
      '',
    ],
    [['check', 'code'], 1, /4 errors in 4 queries of 4 documents/, ''],
    [['check', 'rules'], 1, /1 error, 1 warning in 2 queries of 2 documents/, ''],
    [
      ['check', 'wef'],
      1,
      /^wef\/list.xml:1:56 error raw-angle: [\s\S]*2 errors in 2 queries of 2 documents/,
      '',
    ],
    [['check', 'wef/wide.xml'], 1, /wef\/wide.xml:1:58 error expected-operand/, ''],
    [['check', 'wef/events.xml'], 0, /of 0 documents/, /wef\/events.xml: no queries found/],
    [['check', '-'], 1, /<stdin>:1:18 error expected-operand/, ''],
    [['check', 'plain.json'], 0, /Nothing found in 0 queries of 0 documents/, /plain.json: no queries found/],
    [['check', 'absent.json'], 2, '', 'event-xpath: absent.json: there is no such file.\n'],
    [
      ['check', '--format', 'yaml'],
      2,
      '',
      'event-xpath: --format is one of text, json, jsonl, sarif, not yaml.\n',
    ],
    [['check', '--target', 'mac'], 2, '', 'event-xpath: --target is one of dcr, wef, local, not mac.\n'],
    [['check', 'rules/warned.evxpath', '--finding', 'unknown-name=error'], 1, /:1:19 error unknown-name/, ''],
    [
      ['check', 'rules', '--finding=expected-operand=off', '--finding', 'unknown-name=hint'],
      0,
      /\n1 hint in 2 queries of 2 documents/,
      '',
    ],
    [
      ['check', 'rules', '--finding', 'unknown-name=off', '--finding', 'unknown-name=default'],
      1,
      /1 error, 1 warning/,
      '',
    ],
    [
      ['check', '--finding', 'unknown-nmae=off'],
      2,
      '',
      'event-xpath: --finding: There is no finding unknown-nmae. Is unknown-name meant?\n',
    ],
    [
      ['check', '--finding', 'unknown-name=fatal'],
      2,
      '',
      'event-xpath: --finding: unknown-name is one of off, error, warning, information, hint, default.\n',
    ],
    [
      ['check', '--finding', 'unknown-name'],
      2,
      '',
      'event-xpath: --finding unknown-name is no CODE=LEVEL. Write it like unknown-name=error.\n',
    ],
    [
      ['check', '--queries', 'queries.jsonl', '--finding', 'expected-operand=off'],
      0,
      /^\{"id":"a","problems":\[\]\}\n\{"id":2,"problems":\[\]\}\n$/,
      '',
    ],
    [
      ['check', '--fix', '--queries', 'queries.jsonl'],
      2,
      '',
      'event-xpath: --fix mends documents, not --queries.\n',
    ],
    [
      ['check', '--fix', '-', 'rules'],
      2,
      '',
      'event-xpath: --fix with - prints the mended text: name no other path and no --format.\n',
    ],
    [['check', '--colour'], 2, '', "event-xpath: Unknown option '--colour'\n"],
    [
      ['check', '--queries', 'broken.jsonl'],
      2,
      '',
      'event-xpath: broken.jsonl:1: a line must be an object with "id" and "query".\n',
    ],
    [['check', '--queries', 'good.jsonl'], 0, '{"id":"a","problems":[]}\n', ''],
    [
      ['check', '--queries', 'good.jsonl', 'good.json'],
      2,
      '',
      'event-xpath: --queries takes the place of paths.\n',
    ],
    [[], 2, '', 'event-xpath: Name a command: check, match or event. --help tells more.\n'],
    [['lint'], 2, '', 'event-xpath: There is no command lint. --help lists the commands.\n'],
    [['--version'], 0, '1.2.3\n', ''],
    [['--help'], 0, /^Usage:/, ''],
  ])('%j', async (args, exit, stdout, stderr) => {
    const answer = await run(...args);
    expect(answer.exit).toBe(exit);
    expect(answer.stdout).toEqual(typeof stdout === 'string' ? stdout : expect.stringMatching(stdout));
    expect(answer.stderr).toEqual(typeof stderr === 'string' ? stderr : expect.stringMatching(stderr));
  });

  test('answers bare queries in their order, a line each', async () => {
    const { exit, stdout } = await run('check', '--queries', 'queries.jsonl', '--format', 'jsonl');
    expect(exit).toBe(1);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { id: 'a', problems: [] },
      {
        id: 2,
        problems: [
          {
            code: 'expected-operand',
            severity: 'error',
            message: 'Write a value after `=`.',
            start: 17,
            end: 17,
          },
        ],
      },
    ]);
  });

  test('writes SARIF 2.1.0 with places from 1', async () => {
    const log = JSON.parse((await run('check', 'rules', '--format', 'sarif')).stdout);
    expect(log.version).toBe('2.1.0');
    expect(log.runs[0].tool.driver).toMatchObject({ name: 'Event XPath', version: '1.2.3' });
    expect(log.runs[0].results[0]).toMatchObject({
      ruleId: 'expected-operand',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'rules/bad.json' },
            region: { startLine: 3, startColumn: 33, endLine: 3, endColumn: 33 },
          },
        },
      ],
    });
  });

  test('writes into SARIF what the user changed', async () => {
    const levels = ['--finding', 'expected-operand=off', '--finding', 'unknown-name=information'];
    const [{ tool, results }] = JSON.parse(
      (await run('check', 'rules', '--format', 'sarif', ...levels)).stdout,
    ).runs;
    expect(tool.driver.rules).toMatchObject([
      { id: 'expected-operand', defaultConfiguration: { enabled: false } },
      { id: 'unknown-name', defaultConfiguration: { level: 'note' } },
    ]);
    expect(results).toMatchObject([{ ruleId: 'unknown-name', ruleIndex: 1, level: 'note' }]);
  });

  test('takes the limit of the target', async () => {
    const query = `*[System[${Array.from({ length: 22 }, (_, id) => `EventID=${id * 7}`).join(' or ')}]]`;
    expect(query.length).toBeGreaterThan(200);
    expect(await severities(query, 'local')).toEqual(['information']);
    expect(await severities(query, 'dcr')).toEqual(['error']);
  });

  async function severities(query: string, target: string) {
    Object.assign(files, { 'long.jsonl': JSON.stringify({ id: 1, query }) });
    const { stdout } = await run('check', '--queries', 'long.jsonl', '--target', target);
    return JSON.parse(stdout).problems.map((problem: { severity: string }) => problem.severity);
  }
});

describe('match', () => {
  const logons = "*[EventData[Data[@Name='LogonType']=10]]";

  test.each([
    [
      ['match', '--query', logons, 'one.xml', 'events', '--format', 'jsonl'],
      0,
      '{"id":"query","matched":[2],"events":3}\n',
    ],
    [
      ['match', '--query', '*', 'one.xml', 'events', '--format', 'jsonl'],
      0,
      '{"id":"query","matched":[0,1,2],"events":3}\n',
    ],
    [['match', '--query', '*[System[Level=1]]', 'one.xml'], 1, '0 of 1 events match.\n'],
    [['match', '--query', 'System!*', 'one.xml'], 1, '0 of 1 events match.\n'],
    [['match', '--query', 'security!*', 'one.xml'], 0, /1 of 1 events match/],
    [
      ['match', '--query', logons, 'events/two.xml', '--format', 'xml'],
      0,
      `<Events>\n${eventXml(4624, '10')}\n</Events>\n`,
    ],
    [
      [
        'match',
        '--query',
        '*[System[TimeCreated[timediff(@SystemTime)<=1000]]]',
        'one.xml',
        '--now',
        '2026-01-01T00:00:01Z',
      ],
      0,
      /1 of 1/,
    ],
    [
      [
        'match',
        '--query',
        '*[System[TimeCreated[timediff(@SystemTime)<=1000]]]',
        'one.xml',
        '--now',
        '2026-01-01T00:00:02Z',
      ],
      1,
      /0 of 1/,
    ],
    [
      ['match', '--queries', 'good.jsonl', 'one.xml', 'events', '--format', 'jsonl'],
      0,
      '{"id":"a","matched":[0,2],"events":3}\n',
    ],
    [
      ['match', '--rule', 'good.json', 'one.xml', 'events'],
      0,
      /^2 {2}xPathQueries\[0\] .*\n2 of 3 events match, 67 %; 0\.00 MB of 0\.00 MB, \d+ %\.\n$/,
    ],
  ])('%j', async (args, exit, stdout) => {
    const answer = await run(...args);
    expect(answer.stderr).toBe('');
    expect(answer.exit).toBe(exit);
    expect(answer.stdout).toEqual(typeof stdout === 'string' ? stdout : expect.stringMatching(stdout));
  });

  test.each([
    [['match', 'one.xml'], 'match takes one of --query, --queries and --rule.'],
    [['match', '--query', '*'], 'Name at least one file of events.'],
    [
      ['match', '--query', '*[System[EventID=]]', 'one.xml'],
      /Windows refuses this query: Write a value after/,
    ],
    [
      ['match', '--query', '*', 'one.xml', '--now', 'soon'],
      '--now soon is no time. Write it like 2026-01-31T12:00:00Z.',
    ],
    [
      ['match', '--query', '*', 'one.xml', '--format', 'jsonl', '--explain'],
      '--explain goes with --query and --format text.',
    ],
  ])('%j is refused', async (args, message) => {
    const { exit, stderr, stdout } = await run(...args);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toEqual(
      typeof message === 'string' ? `event-xpath: ${message}\n` : expect.stringMatching(message),
    );
  });

  test('reads what it can of a broken file and says what it could not', async () => {
    const { exit, stdout, stderr } = await run('match', '--query', '*', 'cut.xml', '--format', 'jsonl');
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: '{"id":"query","matched":[0],"events":1}\n' });
    expect(stderr).toBe('cut.xml: This event is cut off: its end is missing. (at byte 230)\n');
  });

  test('says by their bytes where a log is damaged', async () => {
    const { exit, stderr } = await run('match', '--query', '*', 'one.xml', 'log.evtx');
    expect({ exit, stderr }).toEqual({
      exit: 0,
      stderr: 'log.evtx: This log is cut off before its first event. (at byte 8)\n',
    });
  });

  test('explains each event', async () => {
    expect(
      (
        await run(
          'match',
          '--query',
          `*[System[EventID=4624]] and ${logons}`,
          'one.xml',
          'events',
          '--explain',
        )
      ).stdout,
    ).toBe(
      [
        '✓ 2  events/two.xml  2026-01-01T00:00:00.000Z  4624  P  C',
        '    EventID is 4624 and LogonType is 10 (RemoteInteractive)',
        '✗ 1  events/two.xml  2026-01-01T00:00:00.000Z  4625  P  C',
        '    EventID is 4625, the filter asks for 4624 (Logon succeeded); LogonType is 3 (Network), the filter asks for 10 (RemoteInteractive)',
        '✗ 0  one.xml  2026-01-01T00:00:00.000Z  4624  P  C',
        '    LogonType is 3 (Network), the filter asks for 10 (RemoteInteractive)',
        '1 of 3 events match.',
        '',
      ].join('\n'),
    );
  });

  test.each([
    [[], ['2', '1', '0']],
    [['--oldest'], ['0', '1', '2']],
    [['--max-events', '1'], ['2']],
    [
      ['--oldest', '--max-events', '2'],
      ['0', '1'],
    ],
  ])('shows the newest events first, or as it is told: %j', async (more, numbers) => {
    const { stdout } = await run('match', '--query', '*', 'one.xml', 'events', ...more);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.slice(0, -1).map((line) => line.split('  ', 1)[0])).toEqual(numbers);
    expect(lines.at(-1)).toBe('3 of 3 events match.');
  });

  test.each([
    ['--max-events', '0'],
    ['--max-events', 'ten'],
  ])('%s %s is refused', async (option, value) => {
    expect(await run('match', '--query', '*', 'one.xml', option, value)).toEqual({
      exit: 2,
      stdout: '',
      stderr: `event-xpath: ${option} ${value} is no count. Write it like ${option} 100.\n`,
    });
  });

  test('says why a file cannot be read', async () => {
    expect(await run('match', '--query', '*', 'one.xml', 'gone.xml')).toEqual({
      exit: 2,
      stdout: '',
      stderr: 'event-xpath: gone.xml: it is not there.\n',
    });
  });

  test('reads standard input', async () => {
    expect(await run('match', '--query', '*', '-')).toMatchObject({
      exit: 1,
      stdout: '0 of 0 events match.\n',
      stderr:
        '-: No events found: there is no `Event` element here, as in an XML export of the Windows Event Log. (at byte 0)\n',
    });
  });

  test('answers a refused query among many with no event, and says why', async () => {
    const { exit, stdout, stderr } = await run(
      'match',
      '--queries',
      'queries.jsonl',
      'one.xml',
      '--format',
      'jsonl',
    );
    expect({ exit, stdout }).toEqual({
      exit: 0,
      stdout: '{"id":"a","matched":[0],"events":1}\n{"id":2,"matched":[],"events":1}\n',
    });
    expect(stderr).toBe('2: Windows refuses this query: Write a value after `=`.\n');
  });
});

test('match takes away from a Select what the Suppress of its Query selects', async () => {
  const { exit, stdout } = await run('match', '--rule', 'less.xml', 'wef/events.xml', '--format', 'jsonl');
  expect({ exit, stdout }).toEqual({
    exit: 0,
    stdout:
      '{"id":"Query 1 · Select 1","matched":[],"events":1}\n{"id":"Query 2 · Select 1","matched":[0],"events":1}\n',
  });
});
