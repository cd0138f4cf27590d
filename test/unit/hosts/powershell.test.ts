// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are PowerShell's own.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostEdits } from '../../../server/src/hosts/host-edits.ts';
import { readPowerShell } from '../../../server/src/hosts/powershell/powershell.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { hole } from '../../../server/src/text/hole.ts';
import { textOf } from '../../../server/src/text/range.ts';
import { anyEdits } from './random-edits.ts';
import { brokenRoundTrips } from './round-trip.ts';
import { anyWritten } from './written-text.ts';

describe('finds queries', () => {
  test.each([
    ["Get-WinEvent -FilterXPath 'a'", 'event-log', undefined],
    ["Get-WinEvent -LogName System -FilterXPath 'a' -MaxEvents 5", 'event-log', 'System'],
    ["Get-WinEvent -FilterXPath 'a' -LogName 'Directory Service'", 'event-log', 'Directory Service'],
    ["Get-WinEvent System -FilterXPath 'a'", 'event-log', 'System'],
    ["get-winevent -log:System -filterxp:'a'", 'event-log', 'System'],
    ["Get-WinEvent -LogName System `\n  -FilterXPath 'a'", 'event-log', 'System'],
    ["$found = @(Get-WinEvent -LogName System -FilterXPath 'a' | select -First 1)", 'event-log', 'System'],
    ["Get-WinEvent -LogName @('System') -FilterXPath 'a'", 'event-log', 'System'],
    ["Get-WinEvent -LogName System, Security -FilterXPath 'a'", 'event-log', undefined],
    ["Get-WinEvent -LogName 'S*' -FilterXPath 'a'", 'event-log', undefined],
    ["Get-WinEvent -LogName $log -FilterXPath 'a'", 'event-log', undefined],
    ["Get-WinEvent @more -FilterXPath 'a'", 'event-log', undefined],
    ["Get-WinEvent -LogName System; x -FilterXPath 'a'", 'event-log', undefined],
    ["Get-WinEvent -LogName System -FilterXPath ('a')", 'event-log', 'System'],
    ["$p = @{ LogName = 'System'; FilterXPath = 'a' }", 'event-log', 'System'],
    ["$p = [ordered]@{\n  'FilterXPath' = 'a'\n  LogName = 'System'\n}", 'event-log', 'System'],
    ["if ($x) { Get-WinEvent -LogName System -FilterXPath 'a' }", 'event-log', 'System'],
    ["New-AzWindowsEventLogDataSourceObject -XPathQuery 'a' -Name b", 'data-collection-rule', undefined],
    ["New-AzWindowsEventLogDataSourceObject -XP @('a')", 'data-collection-rule', undefined],
    ["$p = @{ XPathQuery = @(\n  'a'\n) }", 'data-collection-rule', undefined],
    ['wevtutil qe System /q:"a" /f:text', 'event-log', 'System'],
    ["& 'C:\\Windows\\System32\\wevtutil.exe' query-events System /query:'a'", 'event-log', 'System'],
    ['wevtutil.exe qe "System" "/q:a"', 'event-log', 'System'],
    ['wevtutil qe a.evtx /lf:true /q:"a"', 'event-log', undefined],
    ['# "unpaired\n<# \' #> Get-WinEvent -FilterXPath "a"', 'event-log', undefined],
  ] as const)('%s', (text, use, channel) => {
    expect(readPowerShell(text)?.queries).toMatchObject([{ text: 'a', use, channel }]);
  });

  test.each([
    ["$xpath = '*[System]'", '*[System]'],
    ["[string] $script:FilterXPath = '*/System'", '*/System'],
    ["param([string] $XPath = 'Event[System]', $b)", 'Event[System]'],
    ["$xPathQueries = @(\n  'Security!*[System]'\n)", 'Security!*[System]'],
    ["$filter = @'\n*[System]\n'@", '*[System]'],
    ['$xpath = "*[System[EventID=$id]]"', `*[System[EventID=${hole}]]`],
    ["$xpath = '*[System[EventID={0}]]{{}}' -f $id", `*[System[EventID=${hole}]]{}`],
  ])('of the variable in %s', (text, query) => {
    expect(textsOf(text)).toEqual([query]);
  });

  test.each([
    ["Get-WinEvent -FilterX 'a' -FilterHashtable 'b'"],
    ["Select-Xml -XPath '//Event'"],
    ["$filter = 'name eq 1'"],
    ["$query = '*[System]'"],
    ["Get-WinEvent -FilterXPath (Get-Filter 'a')"],
    ["Get-WinEvent -FilterXPath ('a' + 'b')"],
    ["$xpath = '*[System]'.Replace('a', 'b')"],
    ["$xpath = '*[System]' -replace 'a', 'b'"],
    ["# Get-WinEvent -FilterXPath 'a'\n<# -FilterXPath 'b' #>"],
    ["'-FilterXPath ''a'''"],
    ['wevtutil gl Security # /q:"a"'],
  ])('but not in %s', (text) => {
    expect(readPowerShell(text)).toBeUndefined();
  });
});

test.each([
  ["x -Stream 'Microsoft-Event' -XPathQuery 'a'", ['Microsoft-Event']],
  ["x -XPathQuery 'a' -Stream Microsoft-Event, 'Custom-A'", ['Microsoft-Event', 'Custom-A']],
  ["x -Stream @('Microsoft-Event') -XPathQuery @('a')", ['Microsoft-Event']],
  ["@{ Stream = 'Microsoft-Event'; XPathQuery = 'a' }", ['Microsoft-Event']],
  ["x -Stream $stream, 'Microsoft-Event' -XPathQuery 'a'", undefined],
  ["x -Stream ('Microsoft-' + 'Event') -XPathQuery 'a'", undefined],
  ['x -Stream "Microsoft-$kind" -XPathQuery \'a\'', undefined],
  ["x -XPathQuery 'a'", undefined],
])('the streams of %s', (text, streams) => {
  expect(readPowerShell(text)?.queries.map((query) => query.streams)).toEqual([streams]);
});

test.each([
  ["Get-WinEvent -LogName Sytem -FilterXPath 'a'", "Get-WinEvent -LogName 'A B' -FilterXPath 'a'"],
  ["Get-WinEvent 'Sytem' -FilterXPath 'a'", "Get-WinEvent 'A B' -FilterXPath 'a'"],
  ["@{ FilterXPath = 'a'; LogName = @('Sytem') }", "@{ FilterXPath = 'a'; LogName = @('A B') }"],
  ['wevtutil qe Sytem /q:"a"', 'wevtutil qe \'A B\' /q:"a"'],
])('another channel in %s', (text, expected) => {
  const [query] = readPowerShell(text)?.queries ?? [];
  const { channelRange: range, encodeChannel = (name: string) => name } = query ?? {};
  expect(range && applyEdits(text, [{ range, newText: encodeChannel('A B') }])).toBe(expected);
});

test.each([
  ["Get-WinEvent -LogName a -Oldest -FilterXPath 'a'", true],
  ["Get-WinEvent -LogName a -FilterXPath ('a') -ol", true],
  ["@{ LogName = 'a'; FilterXPath = 'a'; Oldest = $true }", true],
  ['wevtutil qe a /q:"a"', true],
  ['wevtutil qe a /rd:true /q:"a"', undefined],
  ["Get-WinEvent -LogName a -FilterXPath 'a'", undefined],
  ["Get-WinEvent -LogName a -FilterXPath 'a'; x -Oldest", undefined],
])('whether the oldest event comes first in %s', (text, isOldestFirst) => {
  expect(readPowerShell(text)?.queries.map((query) => query.isOldestFirst)).toEqual([isOldestFirst]);
});

test.each([
  ["'a''b`n$c'", "a'b`n$c"],
  ['"a`"b""c`n``"', 'a"b"c\n`'],
  ['"`u{41}`$x`u{1F511}"', 'A$x🔑'],
  ['"$a.b[0] ${c d} $env:e $($f["g"])"', `${hole}.b[0] ${hole} ${hole} ${hole}`],
  ['"5$ $"', '5$ $'],
  ['"a\nb"', 'a\nb'],
  ["@'\r\n'a'\r\n$b\r\n'@", "'a'\r\n$b"],
  ['@"\n"a" $b `$c\n"@', `"a" ${hole} $c`],
  ["@'\n'@", ''],
  ["''", ''],
  ['\u2018a\u2019', 'a'],
])('%s reads as %j', (written, text) => {
  const host = `x -FilterXPath ${written} -Next\nx -FilterXPath 'next'`;
  const document = readPowerShell(host);
  expect(document?.queries.map((query) => query.text)).toEqual([text, 'next']);
  expect(document?.queries.map(({ hostRange }) => textOf(host, hostRange))).toEqual([written, "'next'"]);
});

test('a text that never ends hides nothing behind its line', () => {
  const document = readPowerShell("x -FilterXPath \"*[System\nx -LogName Y\nx -XPathQuery 'b'");
  expect(document?.queries.map((query) => query.text)).toEqual(['*[System', 'b']);
  expect(document?.problems.map(({ code }) => code)).toEqual(['unreadable-host']);
});

describe('query lists', () => {
  const list = (path: string) =>
    `<QueryList><Query Id="0" Path="${path}"><Select>*[System[EventID &lt;= 5]]</Select></Query></QueryList>`;

  test.each([
    [`@'\n${list('System')}\n'@`, 'System'],
    [`@"\n${list('$log')}\n"@`, undefined],
    [`'${list('System')}'`, 'System'],
    [`"${list('System').replaceAll('"', '""')}"`, 'System'],
    [`[xml] "${list('System').replaceAll('"', '`"')}"`, 'System'],
  ])('in %s', (written, channel) => {
    const text = `Get-WinEvent -FilterXml ${written}`;
    const [query] = readPowerShell(text)?.queries ?? [];
    expect(query).toMatchObject({ text: '*[System[EventID <= 5]]', channel });
    if (!query) return;
    expect(textOf(text, query.map.toHost({ start: 17, end: 19 }))).toBe('&lt;=');
    const edits = hostEdits(query, [{ range: { start: 17, end: 19 }, newText: "='$x' or 1<" }]);
    expect(textsOf(applyEdits(text, edits))).toEqual(["*[System[EventID ='$x' or 1< 5]]"]);
  });
});

test.each([
  ["x -XPathQuery 'a' -Name b", "x -XPathQuery 'a', '''', 'c' -Name b"],
  ["x -XPathQuery @(\n  'a'\n)", "x -XPathQuery @(\n  'a',\n  '''',\n  'c'\n)"],
])('further queries in %s', (text, expected) => {
  const edit = readPowerShell(text)?.queries[0]?.following?.(["'", 'c']);
  expect(edit && applyEdits(text, [edit])).toBe(expected);
});

const plain = [...'Security!*[=]/@ {}(x)ÿ山\n'].map((character) => [character, character] as const);
const expanding: readonly (readonly [string, string])[] = [
  ...plain,
  ["'", "'"],
  ['``', '`'],
  ['`$', '$'],
  ['`n', '\n'],
  ['`t', '\t'],
  ['`0', '\0'],
  ['`q', 'q'],
  ['`u{e9}', 'é'],
  ['😀', '😀'],
  ['${x y}', hole],
  ['$(f "x)" (1))', hole],
];

const forms = [
  [
    'single quotes',
    [...plain, ['$x', '$x'], ['`', '`'], ['"', '"'], ["''", "'"]],
    (text: string) => `'${text}'`,
  ],
  ['double quotes', [...expanding, ['`"', '"'], ['""', '"']], (text: string) => `"${text}"`],
  [
    'a here-string',
    [...plain, ['$x', '$x'], ['`', '`'], ['"', '"'], ["'", "'"]],
    (text: string) => `@'\n${text}\n'@`,
  ],
  ['an expanding here-string', [...expanding, ['"', '"']], (text: string) => `@"\n${text}\n"@`],
] as const;

describe.each(forms)('in %s', (_, pieces, quoted) => {
  const hostWith = (content: string) => `x -XPathQuery 'a', ${quoted(content)}, 'b'`;

  test('any text comes out of any spelling of it, and every code unit finds back', () => {
    fc.assert(
      fc.property(anyWritten(pieces), ({ written, text }) => {
        fc.pre(!/(?:^|\n)['"]@/.test(text));
        const host = hostWith(written);
        const document = readPowerShell(host) ?? { queries: [], problems: [] };
        expect(document.queries.map((query) => query.text)).toEqual(['a', text, 'b']);
        expect(brokenRoundTrips(host, document, meaningOf)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('an edited host reads as the edited query, and the other queries stay', () => {
    const newText = anyWritten(pieces.filter(([, text]) => text !== hole)).map(({ text }) => text);
    fc.assert(
      fc.property(anyWritten(pieces), anyEdits(newText), ({ written, text }, editsOf) => {
        const host = hostWith(written);
        const query = readPowerShell(host)?.queries[1];
        const edits = editsOf(text);
        fc.pre(
          query !== undefined && ![text, applyEdits(text, edits)].some((each) => /(?:^|\n)['"]@/.test(each)),
        );
        const edited = applyEdits(host, hostEdits(query, edits));
        expect(textsOf(edited)).toEqual(['a', applyEdits(text, edits), 'b']);
      }),
      { numRuns: 1000 },
    );
  });
});

test.each([
  ['"$id]"', 1, '1', `${hole}1]`],
  ['"$id]"', 1, ':x', `${hole}:x]`],
  ['"a$]"', 2, '(x)', 'a$(x)]'],
  ['@"\na\n"@', 1, '\n"@', 'a\n"@'],
])('text written behind a name or sign in %s does not join it', (written, offset, newText, expected) => {
  const text = `x -FilterXPath ${written}`;
  const query = readPowerShell(text)?.queries[0];
  const edits = query && hostEdits(query, [{ range: { start: offset, end: offset }, newText }]);
  expect(edits && textsOf(applyEdits(text, edits))).toEqual([expected]);
});

describe('collect.ps1', () => {
  const text = readFileSync(new URL('../../../samples/collect.ps1', import.meta.url), 'utf8');

  test('holds 12 queries, each of which finds back', () => {
    const document = readPowerShell(text) ?? { queries: [], problems: [] };
    expect(document.queries).toHaveLength(12);
    expect(document.problems).toEqual([]);
    expect(brokenRoundTrips(text, document, meaningOf)).toEqual([]);
  });

  test('every beginning of it can be read', () => {
    for (let end = 0; end <= text.length; end++) {
      const document = readPowerShell(text.slice(0, end));
      if (document && end % 7 === 0)
        expect(brokenRoundTrips(text.slice(0, end), document, meaningOf)).toEqual([]);
    }
  });
});

test.each(["'", '"', '(', '{', ')', '(}', '"$(', "@'\n", '@{'])('ten thousand %j do no harm', (piece) => {
  expect(readPowerShell(`${piece.repeat(10_000)} xpath`)).toBeUndefined();
});

function textsOf(text: string): readonly string[] {
  return readPowerShell(text)?.queries.map((query) => query.text) ?? [];
}

function meaningOf(written: string): string {
  if (written.length === 1) return written;
  if (written.startsWith('$')) return hole;
  if (/^`u/.test(written)) return String.fromCharCode(Number.parseInt(written.slice(3, -1), 16));
  if (written.startsWith('&')) return written === '&lt;' ? '<' : '>';
  const short = new Map(Object.entries({ '`n': '\n', '`t': '\t', '`0': '\0' }));
  return short.get(written) ?? written.slice(1);
}
