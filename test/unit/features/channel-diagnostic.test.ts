import { expect, test } from 'vitest';
import { diagnostics } from '../../../server/src/features/diagnostics.ts';
import { readDocument } from '../../../server/src/features/query-document.ts';
import { withCarets } from '../../support/caret.ts';

test('what is wrong with a Path is told there, once for all filters that share it', () => {
  const list = `<QueryList>
<Query Id="0" Path="Securty">
<Select>*[System[EventID=1]]</Select>
<Select>*[System[EventID=2]]</Select>
<Suppress Path="Secruity">*[System[EventID=3]]</Suppress>
</Query>
<Query Id="1" Path="AD FS Tracing/Debug"><Select>*</Select></Query>
</QueryList>`;
  expect(problemsOf('a.xml', list)).toMatchInlineSnapshot(`
    "<QueryList>
    <Query Id="0" Path="Securty">
                        ^^^^^^^ warning unknown-channel: No channel that we know is called \`Securty\`. If \`Security\` is meant, write that. [Write Security]
    <Select>*[System[EventID=1]]</Select>
    <Select>*[System[EventID=2]]</Select>
    <Suppress Path="Secruity">*[System[EventID=3]]</Suppress>
                    ^^^^^^^^ warning suppress-scope: No Select of this Query reads Secruity, so this removes nothing: put it into the Query that does.
                    ^^^^^^^^ warning unknown-channel: No channel that we know is called \`Secruity\`. If \`Security\` is meant, write that. [Write Security]
    </Query>
    <Query Id="1" Path="AD FS Tracing/Debug"><Select>*</Select></Query>
                        ^^^^^^^^^^^^^^^^^^^ information direct-channel: \`AD FS Tracing/Debug\` is an analytic or debug channel: Windows reads these only from the oldest event on. Give Get-WinEvent \`-Oldest\`.
    </QueryList>"
  `);
  expect(problemsOf('a.xml', `<Subscription>${list}</Subscription>`)).toContain('error direct-channel');
});

test('the fix writes the name in the escaping of the outermost document', () => {
  const text = `$filter = "<QueryList><Query Path=\`"Securty\`"><Select>*</Select></Query></QueryList>"`;
  const [found] = diagnosticsOf('a.ps1', text);
  expect(found?.fixes).toEqual([
    {
      title: 'Write Security',
      edits: [{ range: found?.range, newText: 'Security' }],
      isPreferred: true,
    },
  ]);
});

test('a channel is mended where a command names it', () => {
  expect(
    problemsOf('a.ps1', "Get-WinEvent -LogName Securty -FilterXPath '*[System]'"),
  ).toMatchInlineSnapshot(`
    "Get-WinEvent -LogName Securty -FilterXPath '*[System]'
                          ^^^^^^^ warning unknown-channel: No channel that we know is called \`Securty\`. If \`Security\` is meant, write that. [Write Security]"
  `);
});

test('a channel whose place is not known is told of at the query, without a fix', () => {
  expect(
    problemsOf('a.ps1', 'Get-WinEvent -LogName "Securt`y" -FilterXPath \'*[System]\''),
  ).toMatchInlineSnapshot(`
    "Get-WinEvent -LogName "Securt\`y" -FilterXPath '*[System]'
                                                  ^^^^^^^^^^^ warning unknown-channel: No channel that we know is called \`Securty\`. If \`Security\` is meant, write that."
  `);
});

test.each([
  ["Get-WinEvent -LogName 'AD FS Tracing/Debug' -FilterXPath '*'", 1],
  ["Get-WinEvent -LogName 'AD FS Tracing/Debug' -FilterXPath '*' -Oldest", 0],
  ["wevtutil qe 'AD FS Tracing/Debug' /q:'*'", 0],
  ["wevtutil qe 'AD FS Tracing/Debug' /rd:true /q:'*'", 1],
])('whether a debug channel is read from the oldest event on: %s', (text, count) => {
  const found = diagnosticsOf('a.ps1', text).filter(({ code }) => code === 'direct-channel');
  expect(found).toHaveLength(count);
});

test('a change of the streams alone is noticed', () => {
  const rule = (stream: string) => ({
    text: `{"streams":["${stream}"],"xPathQueries":["System!*"]}`,
    path: 'a.json',
  });
  const before = readDocument(rule('Microsoft-Event'));
  const after = readDocument(rule('Microsoft-SecurityEvent'), {}, before);
  expect(before && diagnostics(before)).toEqual([]);
  expect(after && diagnostics(after).map(({ code }) => code)).toEqual(['stream-channel-mismatch']);
});

function problemsOf(path: string, text: string): string {
  const marks = diagnosticsOf(path, text).map(({ range, severity, code, message, fixes }) => ({
    range,
    label: [`${severity} ${code}: ${message}`, ...fixes.map(({ title }) => `[${title}]`)].join(' '),
  }));
  return withCarets(text, marks);
}

function diagnosticsOf(path: string, text: string) {
  const document = readDocument({ text, path });
  return document ? diagnostics(document) : [];
}
