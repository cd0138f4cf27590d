import { expect, test } from 'vitest';
import { type Host, type Token, tokenize, tokenizePlain } from './tokenize.ts';

const channel = 'entity.name.namespace.channel.event-xpath';
const element = 'entity.name.tag.event-xpath';
const attribute = 'entity.other.attribute-name.event-xpath';
const id = 'constant.numeric.event-xpath';
const value = 'string.quoted.single.event-xpath';
const quoted = 'string.quoted.double.event-xpath';
const comparison = 'keyword.operator.comparison.event-xpath';
const logical = 'keyword.operator.logical.event-xpath';
const bracket = 'punctuation.section.brackets.event-xpath';
const axis = 'storage.modifier.axis.event-xpath';

/** A piece of the text, which is searched behind the piece before, and the innermost scope that it must have. */
type Piece = readonly [text: string, scope: string];

test.each<[name: string, host: Host, text: string, pieces: readonly Piece[]]>([
  [
    'all that a filter is made of',
    'event-xpath',
    "Directory Service!*[System[EventID!=8002 and band(Keywords,0x10)]] or child::Data[@Name='x'] # no",
    [
      ['Directory Service', channel],
      ['!', 'punctuation.separator.channel.event-xpath'],
      ['[', bracket],
      ['System', element],
      ['EventID', element],
      ['!=', comparison],
      ['8002', id],
      ['and', logical],
      ['band', 'support.function.event-xpath'],
      ['0x10', 'constant.numeric.hex.event-xpath'],
      ['child', axis],
      ['Data', element],
      ['Name', attribute],
      ['x', value],
    ],
  ],
  ['a channel with the word and', 'event-xpath', 'EXE and DLL!*', [['EXE and DLL', channel]]],
  ['an operator that begins like a channel', 'event-xpath', 'Level!=2', [['Level', element]]],

  [
    'a rule in JSON',
    'json',
    String.raw`{ "xPathQueries": ["Security!*[System[EventID=1]] and *[Data[@Name=\"A\"]='\u0041']", "x"], "b": "c" }`,
    [
      ['Security', channel],
      ['1', id],
      [String.raw`\"`, 'constant.character.escape.json'],
      ['A', quoted],
      [String.raw`\u0041`, 'constant.character.escape.json'],
      ['"', 'punctuation.definition.string.end.json'],
      [',', 'punctuation.separator.array.json'],
      ['b', 'support.type.property-name.json'],
      ['c', 'string.quoted.double.json'],
    ],
  ],
  [
    'a template in JSON with comments',
    'jsonc',
    `{ "xPathQueries": [ // Security!*\n "[concat('A!*', 'B')]", "[[System[EventID=1]]" ] }`,
    [
      [' Security!*', 'comment.line.double-slash.js'],
      ["[concat('A!*', 'B')]", 'string.quoted.double.json'],
      ['System', element],
    ],
  ],
  [
    "Terraform's JSON",
    'json',
    String.raw`{ "x_path_queries": ["Security!*[System[EventID=${'$'}{var.a[\"b\"]} and Level=1]]"] }`,
    [
      ['${', 'keyword.other.interpolation.begin.hcl'],
      ['var', 'variable.other.readwrite.hcl'],
      ['b', 'string.quoted.double.hcl'],
      ['}', 'keyword.other.interpolation.end.hcl'],
      ['Level', element],
    ],
  ],

  [
    'a query list',
    'xml',
    `<QueryList><Query Path="System"><Select Path="Security">*[System[(Level &lt;= 2)\n and Data='a&amp;b' or Data=&quot;c&quot;]]<!-- x --></Select></Query></QueryList>`,
    [
      ['System', channel],
      ['Security', channel],
      ['System', element],
      ['&lt;=', comparison],
      ['and', logical],
      ['a', value],
      ['amp', 'constant.character.entity.xml'],
      ['&quot;', 'constant.character.entity.xml'],
      ['c', quoted],
      [' x ', 'comment.block.xml'],
      ['Select', 'entity.name.tag.localname.xml'],
      ['QueryList', 'entity.name.tag.localname.xml'],
    ],
  ],
  [
    'CDATA in a filter',
    'xml',
    '<QueryList><Select><![CDATA[*[Level <= 3]]]></Select></QueryList><a>Level</a>',
    [
      ['<=', comparison],
      ['3', id],
      [']', bracket],
      [']]>', 'punctuation.definition.string.end.xml'],
      ['Select', 'entity.name.tag.localname.xml'],
      ['a', 'entity.name.tag.localname.xml'],
    ],
  ],
  [
    'a list in the CDATA of a subscription',
    'xml',
    '<Query><![CDATA[\n<QueryList>\n<Select>*[System]</Select>\n</QueryList>\n]]></Query><Uri>x</Uri>',
    [
      ['System', element],
      [']]>', 'punctuation.definition.string.end.xml'],
      ['Uri', 'entity.name.tag.localname.xml'],
    ],
  ],
  [
    'the escaped list of a task',
    'xml',
    '<Subscription>&lt;QueryList&gt;&lt;Select Path="Security"&gt;*[Level &amp;lt;= 2]&lt;/Select&gt;&lt;/QueryList&gt;</Subscription>',
    [
      ['Security', channel],
      ['&amp;lt;=', comparison],
      ['2', id],
      ['Select', 'entity.name.tag.localname.xml'],
      ['Subscription', 'entity.name.tag.localname.xml'],
    ],
  ],

  [
    'a filter in single quotes',
    'powershell',
    "Get-WinEvent -FilterXPath '*[Data[@Name=''A'']=\"b\"]' -MaxEvents 5",
    [
      ["''", 'constant.character.escape.powershell'],
      ['A', value],
      ['b', quoted],
      ["'", 'punctuation.definition.string.end.powershell'],
      ['5', 'constant.numeric.integer.powershell'],
    ],
  ],
  [
    'a filter in double quotes',
    'powershell',
    'Get-WinEvent -FilterXPath "*[EventID=$id or Data[@Name=`"A`"]=\'$(Get-Date)\']"; $x',
    [
      ['id', 'variable.other.readwrite.powershell'],
      ['or', logical],
      ['`"', 'constant.character.escape.powershell'],
      ['Get-Date', 'support.function.powershell'],
      [']', bracket],
      ['"', 'punctuation.definition.string.end.powershell'],
      ['x', 'variable.other.readwrite.powershell'],
    ],
  ],
  [
    'a format',
    'powershell',
    "Get-WinEvent -FilterXPath ('*[EventID={0}]' -f $id)",
    [
      ['{0}', 'constant.other.placeholder.powershell'],
      ['-f', 'keyword.operator.string-format.powershell'],
      ['id', 'variable.other.readwrite.powershell'],
    ],
  ],
  [
    'the queries of a data source',
    'powershell',
    "New-X -XPathQuery @(\n 'Security!*[System]' # Level\n \"System!*[$a]\"\n)\n'Security!*'",
    [
      ['Security', channel],
      [' Level', 'comment.line.powershell'],
      ['System', channel],
      ['a', 'variable.other.readwrite.powershell'],
      [')', 'punctuation.section.group.end.powershell'],
      ['Security!*', 'string.quoted.single.powershell'],
    ],
  ],
  [
    'a variable that is named for its filter',
    'powershell',
    "$xPath = @'\nSecurity!*[\n  System[Data='a]\n'@\n$filter = '*.log'",
    [
      ['Security', channel],
      ['System', element],
      ["'@", 'punctuation.definition.string.end.powershell'],
      ['*.log', 'string.quoted.single.powershell'],
    ],
  ],
  [
    'a query list in a here-string',
    'powershell',
    '$a = @"\n<QueryList>\n<Select Path="Security">*[Data=\'$env:A\' and Level &gt; 1]</Select>\n<Query Id="\n"@\n$b',
    [
      ['Security', channel],
      ['$', 'punctuation.definition.variable.powershell'],
      ['&gt;', comparison],
      ['"@', 'punctuation.definition.string.end.powershell'],
      ['b', 'variable.other.readwrite.powershell'],
    ],
  ],
  [
    'a query list in a string',
    'powershell',
    "Get-WinEvent -FilterXml '<QueryList><Select Path=\"Security\">*[Data=''a'']</Select></QueryList>' -Oldest",
    [
      ['Security', channel],
      ['a', value],
      ['Select', 'entity.name.tag.localname.xml'],
      ["'", 'punctuation.definition.string.end.powershell'],
      ['-', 'keyword.operator.assignment.powershell'],
    ],
  ],
  [
    'wevtutil',
    'powershell',
    'wevtutil qe Security /q:"*[System]" /c:5 "/q:*[EventData]"; "*[System]"',
    [
      ['System', element],
      ['5', 'constant.numeric.integer.powershell'],
      ['EventData', element],
      ['*[System]', 'string.quoted.double.powershell'],
    ],
  ],

  [
    'Bicep',
    'bicep',
    String.raw`{ xPathQueries: ['Security!*[Data[@Name=\'A\']=\'${'$'}{b}\']', '$'], c: 'd' }`,
    [
      ['Security', channel],
      [String.raw`\'`, 'constant.character.escape.bicep'],
      ['A', value],
      ['b', 'variable.other.readwrite.bicep'],
      [']', bracket],
      ['c', 'variable.other.property.bicep'],
      ['d', 'string.quoted.single.bicep'],
    ],
  ],
  [
    'three quotes in Bicep',
    'bicep',
    `var xPathQueries = [\n  '''\n  Security!*[\n    Data='a' and Data='\${b}]\n  '''\n  $'''*[Level=\${c}]'''\n]\nvar d = 'e'`,
    [
      ['Security', channel],
      ['a', value],
      ["'''", 'punctuation.definition.string.end.bicep'],
      ['Level', element],
      ['c', 'variable.other.readwrite.bicep'],
      ["'''", 'punctuation.definition.string.end.bicep'],
      ['d', 'variable.other.readwrite.bicep'],
      ['e', 'string.quoted.single.bicep'],
    ],
  ],

  [
    'Terraform',
    'terraform',
    String.raw`x_path_queries = ["Security!*[Data[@Name=\"A\"]='${'$'}{var.b}'] and $${'$'}{", "x"] # c`,
    [
      ['Security', channel],
      ['A', quoted],
      ['b', 'variable.other.member.hcl'],
      ['and', logical],
      ['$$', 'constant.character.escape.hcl'],
      ['"', 'punctuation.definition.string.end.hcl'],
      [',', 'punctuation.separator.hcl'],
      [' c', 'comment.line.number-sign.hcl'],
    ],
  ],
  [
    'a heredoc of Terraform',
    'terraform',
    'x_path_queries = [\n  <<-EOT\n    Security!*[\n      Data=\'a\n    EOT\n  ,\n]\nname = "b"',
    [
      ['Security', channel],
      ['a', value],
      ['    EOT', 'keyword.control.heredoc.hcl'],
      [',', 'punctuation.separator.hcl'],
      ['name', 'variable.other.readwrite.hcl'],
      ['b', 'string.quoted.double.hcl'],
    ],
  ],
  [
    'jsonencode',
    'hcl',
    'body = jsonencode({ "xPathQueries" = ["Security!*"], a = { xPathQueries : ["System!*"] } })',
    [
      ['Security', channel],
      ['a', 'variable.other.readwrite.hcl'],
      ['System', channel],
    ],
  ],
  [
    'the default of a variable',
    'terraform',
    'variable "x_path_queries" {\n  type = list(string)\n  default = ["Security!*"]\n}\na = "b"',
    [
      ['list', 'storage.type.hcl'],
      ['Security', channel],
      ['}', 'punctuation.section.block.end.hcl'],
      ['b', 'string.quoted.double.hcl'],
    ],
  ],
])('colours %s', async (_, host, text, pieces) => {
  const tokens = (await tokenize(host, text)).flat();
  let from = 0;
  for (const [piece, scope] of pieces) {
    const index = tokens.findIndex(
      (token, at) => at >= from && token.text === piece && token.scopes.includes(scope),
    );
    expect(index, `${piece} as ${scope} in\n${listed(tokens.slice(from))}`).not.toBe(-1);
    from = index + 1;
  }
});

test.each<[host: Host, before: string, query: string, after: string]>(
  [
    '*[System[(EventID=1',
    '*[EventData[Data=',
    'Security!*[System[band(Keywords,',
    'Security!',
    '*[System]]]])',
    'x ! = $ ` % ~',
  ].flatMap((query): [Host, string, string, string][] => [
    ['json', '{ "xPathQueries": ["', query, '"], "a": [1, "b"] }'],
    ['json', '{ "xPathQueries": ["', `${query}'a`, '"], "a": [1, "b"] }'],
    ['xml', '<QueryList><Select>', `${query}'a`, '</Select></QueryList><a b="c">d</a>'],
    ['xml', '<QueryList><Select><![CDATA[', `${query}"a`, ']]></Select></QueryList><a b="c">d</a>'],
    ['xml', '<a>&lt;QueryList&gt;&lt;Select&gt;', `${query}'a`, '</a><b c="d">e</b>'],
    ['powershell', "Get-WinEvent -FilterXPath '", `${query}"a`, "' -MaxEvents 5; $b = 'c'"],
    ['powershell', 'Get-WinEvent -FilterXPath "', `${query}'a`, '" -MaxEvents 5; $b = "c"'],
    ['powershell', "Get-WinEvent -FilterXPath @'\n", `${query}"a`, "\n'@ -MaxEvents 5; $b = 'c'"],
    ['powershell', '$a = \'<QueryList><Select Path="a">', `${query}"a`, "' -replace 'a', \"$b\"; $b = 'c'"],
    ['bicep', "var xPathQueries = ['", `${query}"a`, "']\nvar b = ['c', 1]"],
    ['bicep', "var xPathQueries = ['''", `${query}"a`, "''']\nvar b = ['c', 1]"],
    ['terraform', 'x_path_queries = ["', `${query}'a`, '"]\nb = ["c", 1]'],
    ['terraform', 'x_path_queries = [<<EOT\n', `${query}'a`, '\nEOT\n]\nb = ["c", 1]'],
  ]),
)('in %s, %s holds %s, and what follows keeps its colours', async (host, before, query, after) => {
  const behind = (lines: Lines) => listed(lines.flat().slice(-4));
  const unfinished = await tokenize(host, before + query + after);
  expect(behind(unfinished)).toBe(behind(await tokenizePlain(host, before + after)));
});

test.each<[host: Host, text: string]>([
  ['json', '{ "queries": ["Security!*[System]"], "a": "xPathQueries" }'],
  ['xml', '<Select Path="a">*[System[Level=1]]</Select><a><![CDATA[*[System]]]></a>'],
  [
    'powershell',
    "$a = '*[System[EventID=1]]'\n$b = @'\nSecurity!*[System]\n'@\nGet-X -Filter 'System' /q:'*'",
  ],
  ['bicep', "var queries = ['Security!*[System]']\n// xPathQueries: ['a']\nvar a = 'xPathQueries'"],
  ['terraform', 'queries = ["Security!*[System]"]\n# x_path_queries = ["a"]\na = "x_path_queries"'],
])('leaves %s alone that holds no filter: %s', async (host, text) => {
  expect(await tokenize(host, text)).toEqual(await tokenizePlain(host, text));
});

/** Ten times what an editor colours of a line. */
const long = 200_000;

test.each<[host: Host, before: string, repeated: string, after: string]>([
  ['json', '{"xPathQueries":["', 'Security!*[System[(EventID=4624)]] or ', '"]}'],
  ['json', '{"xPathQueries":["', 'a', '"]}'],
  ['json', '{"xPathQueries":["', '(', '"]}'],
  ['json', '{"xPathQueries":["Security!*"],"a":"', 'Security ', '"}'],
  ['json', '{"xPathQueries":["', "'", '"]}'],
  ['xml', '<QueryList><Select>', 'a ', '</Select></QueryList>'],
  ['xml', '<a>', '&lt;', '</a>'],
  ['powershell', '$', 'a', ''],
  ['powershell', "Get-WinEvent -FilterXPath '", 'a', "'"],
  ['powershell', 'wevtutil ', "''", ''],
  ['bicep', "var xPathQueries = ['", 'a-', "']"],
  ['terraform', 'x_path_queries = ["', 'a:', '"]'],
])('colours a line of %s that is far too long: %s%s…', async (host, before, repeated, after) => {
  const line = before + repeated.repeat(long / repeated.length) + after;
  const started = performance.now();
  const [tokens = []] = await tokenize(host, line);
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(tokens.map(({ text }) => text).join('')).toBe(line);
});

type Lines = readonly (readonly Token[])[];

function listed(tokens: readonly Token[]): string {
  return tokens.map(({ text, scopes }) => `${text}  ${scopes.join(' ')}`).join('\n');
}
