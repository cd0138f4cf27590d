import { expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { withCarets } from '../../support/caret.ts';
import { hostOf } from './round-trip.ts';

const json = `{
"resources": [{ "properties": { "template": { "resources": [{ "properties": {
  "dataSources": { "windowsEventLogs": [{
    "streams": ["Microsoft-SecurityEvent", "Microsoft-Event"],
    "xPathQueries": ["a"] }] },
  "destinations": { "logAnalytics": [{ "name": "here" }], "azureMonitorMetrics": { "name": "there" } },
  "dataFlows": [
    { "streams": ["microsoft-event"], "destinations": ["Here", "there"] },
    { "streams": ["Microsoft-Perf"], "destinations": ["elsewhere", "[variables('any')]"] }]
} }] } } }]
}`;

const bicep = `resource rule 'Microsoft.Insights/dataCollectionRules@2022-06-01' = {
  properties: {
    dataSources: {
      windowsEventLogs: [
        {
          streams: [
            'Microsoft-SecurityEvent'
          ]
          xPathQueries: [
            'a'
          ]
        }
      ]
    }
    destinations: {
      logAnalytics: [ { workspaceResourceId: workspace.id, name: 'here' } ]
    }
    dataFlows: [
      { streams: [ 'Microsoft-Event' ], destinations: [ 'there' ] }
    ]
  }
}`;

const terraform = `resource "azurerm_monitor_data_collection_rule" "rule" {
  data_sources {
    windows_event_log {
      streams        = ["Microsoft-SecurityEvent"]
      x_path_queries = ["a"]
      name           = "security"
    }
    windows_event_log {
      streams        = ["Microsoft-Event"]
      x_path_queries = ["b"]
    }
  }
  destinations {
    log_analytics {
      workspace_resource_id = azurerm_log_analytics_workspace.here.id
      name                  = "here"
    }
  }
  data_flow {
    streams      = ["Microsoft-Event"]
    destinations = ["there"]
  }
}`;

const terraformJson = `{ "resource": { "azurerm_monitor_data_collection_rule": { "rule": {
  "data_sources": { "windows_event_log": { "streams": ["Microsoft-SecurityEvent"], "x_path_queries": ["a"] } },
  "destinations": { "log_analytics": { "name": "here" } },
  "data_flow": [{ "streams": ["Microsoft-Event"], "destinations": ["there"] }]
} } } }`;

const azapi = `resource "azapi_resource" "rule" {
  body = jsonencode({
    properties = {
      dataSources  = { windowsEventLogs = [{ streams = ["Microsoft-SecurityEvent"], xPathQueries = ["a"] }] }
      destinations = { logAnalytics = [{ name = "here", workspaceResourceId = var.workspace }] }
      dataFlows    = [{ streams = ["Microsoft-Event"], destinations = ["here"] }]
    }
  })
}`;

test.each([
  ['rule.json', json],
  ['rule.bicep', bicep],
  ['rule.tf', terraform],
  ['rule.tf.json', terraformJson],
  ['azapi.tf', azapi],
])('%s: streams without data flow and destinations that are not there', (path, text) => {
  expect(problemsOf(path, text)).toMatchSnapshot();
});

test.each([
  ['rule.bicep', bicep],
  ['rule.tf', terraform],
  ['rule.tf.json', terraformJson],
  ['azapi.tf', azapi],
])('%s: the fixes leave nothing to be said', (path, text) => {
  const edits = hostOf({ path, text }).problems.flatMap(({ fixes = [] }) => fixes[0]?.edits ?? []);
  expect(hostOf({ path, text: applyEdits(text, edits) }).problems.map(({ severity }) => severity)).toEqual(
    [],
  );
});

test('a stream that no data source has, once all have a data flow', () => {
  const text = json.replace('"Microsoft-SecurityEvent", ', '');
  expect(problemsOf('rule.json', text)).toContain('information missing-data-flow: No data source');
  for (const other of ['"a": [{ "streams": ["Microsoft-Perf"] }],', '"a": [{ "streams": "[x()]" }],'])
    expect(
      problemsOf('rule.json', text.replace('"windowsEventLogs"', `${other} "windowsEventLogs"`)),
    ).not.toContain('No data source');
});

test.each([
  ['rule.json', json, '"dataFlows": [', '"flows": ['],
  ['rule.json', json, '["microsoft-event"]', '"[variables(\'streams\')]"'],
  ['rule.json', json, '["Microsoft-Perf"]', '["Microsoft-Perf", "[variables(\'stream\')]"]'],
  ['rule.json', json, '{ "streams": ["Microsoft-Perf"]', '"[variables(\'flow\')]", { "streams": ["x"]'],
  [
    'rule.json',
    json,
    '"destinations": {',
    '"copy": [{ "name": "dataFlows", "input": {} }], "destinations": {',
  ],
  ['rule.json', json, '"elsewhere",', '"elsewhere" "b"'],
  ['rule.bicep', bicep, "{ streams: [ 'Microsoft-Event' ]", '...flows\n { streams: [ stream ]'],
  ['rule.bicep', bicep, 'dataFlows: [', 'dataFlows: [for each in all:'],
  ['rule.bicep', bicep, 'dataFlows: [', 'dataFlows: isOn ? flows : ['],
  ['rule.bicep', bicep, 'dataFlows: [', 'dataFlows: concat(flows, ['],
  ['rule.bicep', bicep, 'dataFlows: [', '...more\n dataFlows: ['],
  ['rule.bicep', bicep, "'Microsoft-Event'", `'\${stream}'`],
  ['rule.tf', terraform, 'streams      = ["Microsoft-Event"]', 'streams = [var.stream]'],
  ['rule.tf', terraform, 'streams      = ["Microsoft-Event"]', 'streams = concat(["Microsoft-Event"])'],
  ['rule.tf', terraform, 'streams      = ["Microsoft-Event"]', 'streams = ["Microsoft-Event"][*]'],
  [
    'rule.tf',
    terraform,
    'data_flow {',
    'dynamic "data_flow" {\n for_each = var.all\n content {}\n }\n data_flow {',
  ],
  ['rule.tf', terraform, 'data_flow {', 'flow {'],
  ['rule.tf.json', terraformJson, '["Microsoft-Event"]', '["%{ if a }b%{ endif }"]'],
  ['rule.tf.json', terraformJson, '"data_flow"', '"dynamic"'],
])('%#: %s is not written out, so its streams may fit', (path, text, written, computed) => {
  expect(text).toContain(written);
  const found = hostOf({ path, text: text.replace(written, computed) });
  expect(found.problems.filter(({ message }) => message.includes('data flow'))).toEqual([]);
});

test.each([
  ['rule.json', json, '"name": "there"', '"name": "[x()]"'],
  ['rule.bicep', bicep, "name: 'here'", `name: '\${here}'`],
  ['rule.bicep', bicep, "name: 'here'", 'name: here'],
  [
    'rule.tf',
    terraform,
    '  destinations {',
    '  dynamic "destinations" {\n for_each = x\n }\n  destinations {',
  ],
  [
    'rule.tf',
    terraform,
    '    log_analytics {',
    '    dynamic "log_analytics" {\n for_each = x\n }\n    log_analytics {',
  ],
  ['rule.tf.json', terraformJson, '"name": "here"', '"name": "%{ if a }b%{ endif }"'],
])('%#: %s computes a destination, so all may be there', (path, text, written, computed) => {
  expect(text).toContain(written);
  const found = hostOf({ path, text: text.replace(written, computed) });
  expect(found.problems.filter(({ message }) => message.includes('destination'))).toEqual([]);
});

test('at most 10 data sources of all kinds in a rule', () => {
  const sources = (count: number) =>
    Array.from({ length: count }, (_, index) => `{"name":"s${index}","xPathQueries":["a"]}`).join(',');
  const rule = (count: number) =>
    `{"dataSources":{"syslog":[{}],"windowsEventLogs":[${sources(count)}]},"destinations":{}}`;
  expect(problemsOf('rule.json', rule(9))).not.toContain('^');
  expect(hostOf({ path: 'rule.json', text: rule(10) }).problems).toMatchObject([
    { code: 'too-many-queries' },
  ]);
});

test.each([
  ['rule.json', (items: string) => `{"xPathQueries":[${items}]}`, 1],
  ['rule.json', (items: string) => `{"xPathQueries":[${items.replace(',', '],"x":[')}]}`, 0],
  ['rule.tf', (items: string) => `windows_event_log {\n x_path_queries = concat([${items}], ["b"])\n}`, 1],
  ['rule.tf', (items: string) => `x_path_queries = on ? [${items}] : ["b"]`, 0],
  [
    'rule.bicep',
    (items: string) => `var xPathQueries = [\n${items.replaceAll('"', "'").replaceAll(',', '\n')}\n]`,
    1,
  ],
])('%#: %s with 101 queries', (path, written, count) => {
  const items = Array.from({ length: 101 }, () => '"a"').join(',');
  const { problems, queries } = hostOf({ path, text: written(items) });
  expect(problems.map(({ code, range }) => [code, range])).toEqual(
    [['too-many-queries', queries[100]?.hostRange]].slice(0, count),
  );
});

/** A document with its problems under it: `^^^ severity code: message [fix]`. */
function problemsOf(path: string, text: string): string {
  const marks = hostOf({ path, text }).problems.map(
    ({ range, code, message, severity = '', fixes = [] }) => ({
      range,
      label: [severity, `${code}:`, message, ...fixes.map(({ title }) => `[${title}]`)]
        .filter(Boolean)
        .join(' '),
    }),
  );
  return withCarets(text, marks);
}
