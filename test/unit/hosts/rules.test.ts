import { expect, test } from 'vitest';
import { hostOf } from './round-trip.ts';

const event = 'Microsoft-Event';

test.each([
  [
    'a.json',
    `{"dataSources":{"windowsEventLogs":[{"streams":["${event}"],"xPathQueries":["a","b"]},{"xPathQueries":["c"],"streams":["x","y"]}]}}`,
    [
      ['a', 0, [event]],
      ['b', 0, [event]],
      ['c', 0, ['x', 'y']],
    ],
  ],
  [
    'a.json',
    '{"resources":[{"properties":{"dataSources":{"a":[],"windowsEventLogs":[{"xPathQueries":["a"]}]}}},{"properties":{"dataSources":{"windowsEventLogs":[{"xPathQueries":["b"]}]}}}]}',
    [
      ['a', 0, undefined],
      ['b', 1, undefined],
    ],
  ],
  ['a.json', '{"streams":["x"],"xPathQueries":["a"]}', [['a', 0, ['x']]]],
  ['a.json', `{"streams":["x","[variables('y')]"],"xPathQueries":["a"]}`, [['a', 0, undefined]]],
  ['a.json', '{"streams":"[createArray(1)]","xPathQueries":["a"]}', [['a', 0, undefined]]],
  [
    'a.json',
    '{"xPathQueries":["a"]}\n{"xPathQueries":["b"]}',
    [
      ['a', 0, undefined],
      ['b', 1, undefined],
    ],
  ],
  [
    'a.bicep',
    `resource r 'x' = {\n properties: {\n  dataSources: {\n   windowsEventLogs: [\n {\n streams: [ '${event}' ]\n xPathQueries: concat(['a'], ['b']) }\n { xPathQueries: ['c'] } ] } } }\nvar xPathQueries = ['d']`,
    [
      ['a', 0, [event]],
      ['b', 0, [event]],
      ['c', 0, undefined],
      ['d', 1, undefined],
    ],
  ],
  ['a.bicep', "var x = { streams: ['a', stream], xPathQueries: ['a'] }", [['a', 0, undefined]]],
  ['a.bicep', "var x = { streams: on ? ['a'] : ['b'], xPathQueries: ['a'] }", [['a', 0, undefined]]],
  ['a.bicep', "var x = { streams: [\n for s in all: 's'\n]\n xPathQueries: ['a'] }", [['a', 0, undefined]]],
  [
    'a.tf',
    `resource "a" "b" {\n data_sources {\n windows_event_log {\n streams = ["${event}"]\n x_path_queries = ["a", "b"]\n }\n windows_event_log {\n x_path_queries = ["c"]\n streams = ["x", "\${y}"]\n }\n }\n}\nresource "a" "c" {\n data_sources {\n windows_event_log {\n x_path_queries = ["d"]\n }\n }\n}`,
    [
      ['a', 0, [event]],
      ['b', 0, [event]],
      ['c', 0, undefined],
      ['d', 1, undefined],
    ],
  ],
  [
    'a.tf',
    'resource "x" "y" {\n body = jsonencode({\n properties = {\n dataSources = {\n windowsEventLogs = [{ streams = ["x"], xPathQueries = ["a"] }]\n }\n }\n })\n}',
    [['a', 0, ['x']]],
  ],
  [
    'a.tf.json',
    '{"resource":{"r":{"a":{"data_sources":[{"windows_event_log":[{"streams":["x"],"x_path_queries":["a"]}]}]},"b":{"data_sources":{"windows_event_log":{"streams":["%{ if a }b%{ endif }"],"x_path_queries":["b"]}}}}}}',
    [
      ['a', 0, ['x']],
      ['b', 1, undefined],
    ],
  ],
  [
    'a.xml',
    '<a><QueryList><Query Path="x"><Select>a</Select><Select>b</Select></Query><Query Path="x"><Select>c</Select></Query></QueryList><QueryList><Query Path="x"><Select>d</Select></Query></QueryList></a>',
    [
      ['a', 0, undefined],
      ['b', 0, undefined],
      ['c', 0, undefined],
      ['d', 1, undefined],
    ],
  ],
  [
    'a.ps1',
    "New-AzWindowsEventLogDataSourceObject -XPathQuery 'a', 'b'\nGet-WinEvent -FilterXPath 'c'\nGet-WinEvent -FilterXml '<QueryList><Query Path=\"x\"><Select>d</Select></Query></QueryList>'",
    [
      ['a', 1, undefined],
      ['b', 1, undefined],
      ['c', undefined, undefined],
      ['d', 0, undefined],
    ],
  ],
  [
    'a.evxpath',
    '*[System]\n\n*[EventData]',
    [
      ['*[System]', undefined, undefined],
      ['*[EventData]', undefined, undefined],
    ],
  ],
] as const)('%#: the queries of %s know what they are collected with', (path, text, expected) => {
  const { queries } = hostOf({ text, path });
  expect(queries.map((query) => [query.text, query.rule, query.streams])).toEqual(expected);
});
