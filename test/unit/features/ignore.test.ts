import { describe, expect, test } from 'vitest';
import { quickFixes } from '../../../server/src/features/code-actions.ts';
import { diagnostics } from '../../../server/src/features/diagnostics.ts';
import { type QueryDocument, readDocument } from '../../../server/src/features/query-document.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';

const ignore = 'event-xpath-disable-next-line';
const wrong = '*[System[EventId=1]]';

function documentOf(path: string, text: string): QueryDocument {
  const document = readDocument({ text, path });
  if (!document) throw new Error(`no queries in ${text}`);
  return document;
}

function codesIn(path: string, text: string): readonly string[] {
  return diagnostics(documentOf(path, text)).map(({ code }) => code);
}

describe('a comment silences findings of the next line', () => {
  test.each([
    ['a.evxpath', `# ${ignore} unknown-name\n${wrong}`, []],
    ['a.evxpath', `# ${ignore}\n*[System[EventId=1 OR EventID=2]]`, []],
    [
      'a.evxpath',
      `# ${ignore} unknown-name, uppercase-operator: ours\n*[System[EventId=1 OR EventID=2]]`,
      [],
    ],
    [
      'a.evxpath',
      `*[System[(\n  # ${ignore} unknown-name\r\n  EventId=1 or\n  EventId=2)]]`,
      ['unknown-name'],
    ],
    ['a.evxpath', `# ${ignore} unknown-name\n\n${wrong}`, ['unused-disable', 'unknown-name']],
    ['a.evxpath', `# ${ignore} unknown-name\r\n*[System[EventId=]]`, ['expected-operand']],
    ['a.evxpath', `# ${ignore} expected-operand\n*[System[EventID=`, []],
    ['a.evxpath', `# ${ignore} unknown-nam\n${wrong}`, ['unknown-finding', 'unknown-name']],
    ['a.evxpath', `# ${ignore} unknown-name never-true\n${wrong}`, ['unused-disable']],
    ['a.evxpath', `# ${ignore}\n*[System[EventID=1]]`, ['unused-disable']],
    ['a.evxpath', `# ${ignore}s\n*[System[EventID=1]]`, []],
    ['a.evxpath', `*[System[EventID=1]]\n# ${ignore}`, ['unused-disable']],
    ['a.evxpath', `*[EventData[Data='\n# ${ignore} unknown-name\n']]`, ['unused-disable']],
    ['a.json', `{"xPathQueries": [ // ${ignore} unknown-name\n"S!${wrong}"]}`, []],
    ['a.json', `{"xPathQueries": [\n/* ${ignore} unknown-name */\n"S!${wrong}"]}`, []],
    ['a.json', `{"a": "// ${ignore} x",\n"xPathQueries": ["S!${wrong}"]}`, ['unknown-name']],
    ['a.bicep', `var xPathQueries = [\n  // ${ignore} unknown-name\n  'S!${wrong}'\n]`, []],
    ['a.tf', `x_path_queries = [\n  # ${ignore} unknown-name\n  "S!${wrong}",\n]`, []],
    ['a.tf', `x_path_queries = [\n  // ${ignore} unknown-name\n  "S!${wrong}",\n]`, []],
    ['a.ps1', `# ${ignore} unknown-name\nGet-WinEvent -FilterXPath '${wrong}'`, []],
    ['a.ps1', `<# ${ignore} unknown-name #>\nGet-WinEvent -FilterXPath '${wrong}'`, []],
    [
      'a.xml',
      `<QueryList><Query Id="0">\n<!-- ${ignore} unknown-name -->\n<Select Path="S">${wrong}</Select></Query></QueryList>`,
      [],
    ],
    [
      'a.xml',
      `<QueryList><Query Id="0"><Select Path="S">\n<!-- ${ignore} unknown-name -->\n${wrong}</Select></Query></QueryList>`,
      [],
    ],
    [
      'a.ps1',
      `$list = @'\n<QueryList><Query Id="0">\n<!-- ${ignore} unknown-name -->\n<Select Path="S">${wrong}</Select></Query></QueryList>\n'@`,
      [],
    ],
  ])('in %s: %j leaves %j', (path, text, codes) => {
    expect(codesIn(path, text)).toEqual(codes);
  });

  test('a comment that is wrong or needless is mended', () => {
    expect(mended('a.evxpath', `# ${ignore} unknown-nam\n${wrong}`)).toBe(
      `# ${ignore} unknown-name\n${wrong}`,
    );
    expect(mended('a.evxpath', `# ${ignore} never-true\r\n*`)).toBe('*');
    expect(mended('a.evxpath', `# ${ignore} never-true, unknown-name\n${wrong}`)).toBe(
      `# ${ignore}, unknown-name\n${wrong}`,
    );
    expect(mended('a.json', `{"xPathQueries": [ /* ${ignore} */\n"S!*"]}`)).toBe(
      '{"xPathQueries": [ \n"S!*"]}',
    );
  });

  function mended(path: string, text: string): string {
    const [first] = diagnostics(documentOf(path, text));
    return applyEdits(text, first?.fixes[0]?.edits ?? []);
  }
});

describe('a quick fix writes the comment', () => {
  test.each([
    ['a.evxpath', `\r\n  ${wrong}\r\n`, `\r\n  # ${ignore} unknown-name\r\n  ${wrong}\r\n`],
    ['a.evxpath', `*[System[\n  EventId=1]]`, `*[System[\n  # ${ignore} unknown-name\n  EventId=1]]`],
    [
      'a.evxpath',
      `# ${ignore} never-true\n*[System[(EventID=1 and EventID=2) or EventId=3]]`,
      `# ${ignore} never-true unknown-name\n*[System[(EventID=1 and EventID=2) or EventId=3]]`,
    ],
    [
      'a.jsonc',
      `{"xPathQueries": [\n\t"S!${wrong}"\n]}`,
      `{"xPathQueries": [\n\t// ${ignore} unknown-name\n\t"S!${wrong}"\n]}`,
    ],
    [
      'a.json',
      `{// mine\n"xPathQueries": [\n  "S!${wrong}"\n]}`,
      `{// mine\n"xPathQueries": [\n  // ${ignore} unknown-name\n  "S!${wrong}"\n]}`,
    ],
    [
      'a.bicep',
      `var xPathQueries = [\n  'S!${wrong}'\n]`,
      `var xPathQueries = [\n  // ${ignore} unknown-name\n  'S!${wrong}'\n]`,
    ],
    [
      'a.tf',
      `x_path_queries = [\n  "S!${wrong}",\n]`,
      `x_path_queries = [\n  # ${ignore} unknown-name\n  "S!${wrong}",\n]`,
    ],
    [
      'a.ps1',
      `Get-WinEvent -FilterXPath '${wrong}'`,
      `# ${ignore} unknown-name\nGet-WinEvent -FilterXPath '${wrong}'`,
    ],
    [
      'a.xml',
      `<QueryList>\n  <Query Id="0">\n    <Select Path="S">\n      ${wrong}\n    </Select>\n  </Query>\n</QueryList>`,
      `<QueryList>\n  <Query Id="0">\n    <Select Path="S">\n      <!-- ${ignore} unknown-name -->\n      ${wrong}\n    </Select>\n  </Query>\n</QueryList>`,
    ],
    [
      'a.ps1',
      `$list = @'\n<QueryList>\n<Query Id="0"><Select Path="S">${wrong}</Select></Query>\n</QueryList>\n'@`,
      `$list = @'\n<QueryList>\n<!-- ${ignore} unknown-name -->\n<Query Id="0"><Select Path="S">${wrong}</Select></Query>\n</QueryList>\n'@`,
    ],
  ])('in %s: %j', (path, text, expected) => {
    expect(ignored(path, text)).toBe(expected);
    expect(codesIn(path, expected)).not.toContain('unknown-name');
  });

  test.each([
    ['JSON without comments', 'a.json', `{"xPathQueries": [\n"S!${wrong}"]}`],
    ['Terraform in JSON', 'a.tf.json', `{"x_path_queries": [\n"S!${wrong}"]}`],
    ['a line behind a backtick', 'a.ps1', `Get-WinEvent -LogName S \`\n  -FilterXPath '${wrong}'`],
    ['a line inside of a string', 'a.ps1', `Get-WinEvent -FilterXPath @'\n${wrong}\n'@`],
    ['a line inside of a string', 'a.bicep', `var xPathQueries = [\n'''\nS!${wrong}'''\n]`],
    [
      'a line inside of a tag',
      'a.xml',
      `<QueryList><Query Id="0"><Select\n Path="S">${wrong}</Select></Query></QueryList>`,
    ],
    [
      'a line inside of CDATA',
      'a.xml',
      `<QueryList><Query Id="0"><Select Path="S"><![CDATA[\n${wrong}]]></Select></Query></QueryList>`,
    ],
    [
      'the first line of XML',
      'a.xml',
      `<?xml version="1.0"?><QueryList><Query Id="0"><Select Path="S">${wrong}</Select></Query></QueryList>`,
    ],
    ['the comment itself', 'a.evxpath', `# ${ignore} unknown-name\n*`],
  ])('not in %s', (_, path, text) => {
    expect(ignored(path, text)).toBeUndefined();
  });

  function ignored(path: string, text: string): string | undefined {
    const document = documentOf(path, text);
    const [first] = diagnostics(document).filter(
      ({ code }) => code === 'unknown-name' || code === 'unused-disable',
    );
    const actions = first ? quickFixes(document, first.range) : [];
    const found = actions.find(({ title }) => title === `Ignore ${first?.code} on this line`);
    return found && applyEdits(text, found.edits);
  }
});
