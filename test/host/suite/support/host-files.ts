/**
 * A file of each kind that holds queries, with one query in it: the language that a VS Code without other extensions takes
 * it for, what stands before the query, and what behind.
 */
export const hostFiles = {
  'rule.json': ['json', '{ "properties": { "xPathQueries": ["Security!', '"] } }\n'],
  'template.json': [
    'json',
    `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.Insights/dataCollectionRules",
      "properties": { "dataSources": { "windowsEventLogs": [{ "xPathQueries": ["Security!`,
    `"] }] } }
    }
  ]
}
`,
  ],
  'rule.bicep': ['bicep', "var xPathQueries = ['Security!", "']\n"],
  'rule.bicepparam': ['bicep-params', "param xPathQueries = ['Security!", "']\n"],
  'rule.tf': ['terraform', 'locals {\n  x_path_queries = ["Security!', '"]\n}\n'],
  'rule.tfvars': ['terraform-vars', 'x_path_queries = ["Security!', '"]\n'],
  'rule.tf.json': ['json', '{ "locals": { "x_path_queries": ["Security!', '"] } }\n'],
  'view.xml': [
    'xml',
    '<QueryList>\n  <Query Id="0">\n    <Select Path="Security">',
    '</Select>\n  </Query>\n</QueryList>\n',
  ],
  'script.ps1': ['powershell', "Get-WinEvent -LogName Security -FilterXPath '", "'\n"],
  'module.psm1': ['powershell', "Get-WinEvent -LogName Security -FilterXPath '", "'\n"],
  'queries.evxpath': ['event-xpath', 'Security!', '\n'],
} as const satisfies Record<string, readonly [languageId: string, before: string, after: string]>;

export type HostFile = keyof typeof hostFiles;

export const hostFileNames = Object.keys(hostFiles) as HostFile[];
