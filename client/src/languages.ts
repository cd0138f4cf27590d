/**
 * The languages that queries are written in.
 *
 * VS Code has none for Bicep and Terraform, so package.json contributes them: by name and extension only, which VS Code
 * merges with what an extension made for the language says.
 */
export const languages: readonly string[] = [
  'json',
  'jsonc',
  'arm-template',
  'arm-deployment-parameters',
  'xml',
  'powershell',
  'event-xpath',
  'bicep',
  'bicep-params',
  'terraform',
  'terraform-vars',
];
