import * as vscode from 'vscode';
import { expectEqual } from './expect.ts';
import { diagnosticsOf, noDiagnosticsOf, openSample, rangeOf, screenshot } from './support.ts';

suite('Diagnostics', () => {
  test('underline each planted mistake of a rule where it is', async () => {
    const editor = await openSample('rule-with-mistakes.json');
    const diagnostics = await diagnosticsOf(editor.document, ruleMistakes.length);
    expectEqual(marked(editor.document, diagnostics), ruleMistakes);
  });

  test('underline each planted mistake of a file of queries', async () => {
    const editor = await openSample('queries-with-mistakes.evxpath');
    expectEqual(editor.document.languageId, 'event-xpath');
    const diagnostics = await diagnosticsOf(editor.document, queryMistakes.length);
    expectEqual(marked(editor.document, diagnostics), queryMistakes);
    await screenshot('evxpath');
  });

  test('underline each planted mistake of a subscription', async () => {
    const { document } = await openSample('subscription-with-mistakes.xml');
    const diagnostics = await diagnosticsOf(document, subscriptionMistakes.length);
    expectEqual(marked(document, diagnostics), subscriptionMistakes);
  });

  test('tell what is wrong, where from and where to read on', async () => {
    const { document } = await openSample('rule-with-mistakes.json');
    const diagnostics = await diagnosticsOf(document, ruleMistakes.length);
    const [first] = diagnostics.sort((a, b) => a.range.start.compareTo(b.range.start));
    expectEqual(first?.message, 'Write a value after `=`.');
    expectEqual(first?.severity, vscode.DiagnosticSeverity.Error);
    const code = typeof first?.code === 'object' ? first.code : undefined;
    expectEqual(code?.target.path.split('/').slice(-3), ['docs', 'findings', 'expected-operand.md']);
  });

  test('follow what is typed', async () => {
    const editor = await openSample('rule.json');
    await editor.edit((edit) => edit.replace(rangeOf(editor.document, 'EventID=1102 or'), 'EventID=1102 OR'));
    const diagnostics = await diagnosticsOf(editor.document);
    expectEqual(marked(editor.document, diagnostics), ['uppercase-operator: EventID=1102 «OR» EventID=4697']);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await noDiagnosticsOf(editor.document);
  });

  test('are pictured', async () => {
    const { document } = await openSample('rule-with-mistakes.json');
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await diagnosticsOf(document, ruleMistakes.length);
    await screenshot('diagnostics');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});

/** Each diagnostic with the text that it underlines, and what stands around it in the line. */
function marked(document: vscode.TextDocument, diagnostics: readonly vscode.Diagnostic[]): readonly string[] {
  return [...diagnostics]
    .sort((a, b) => a.range.start.compareTo(b.range.start))
    .map(({ code, range: { start, end } }) => {
      const before = document.lineAt(start).text.slice(0, start.character).slice(-around);
      const after = document.lineAt(end).text.slice(end.character, end.character + around);
      const inside = document.getText(new vscode.Range(start, end));
      return `${typeof code === 'object' ? code.value : code}: ${before}«${inside}»${after}`;
    });
}

const around = 13;

const ruleMistakes: readonly string[] = [
  'expected-operand:  or (EventID=«»)]]",',
  'expected-closing-bracket: ventID=4647)]«»",',
  "expected-closing-quote: etUserName']=«'»svc_backup]]\"",
  'expected-predicate: ity!*[System[«»]]",',
  'uppercase-operator: EventID=4728 «OR» EventID=4732',
  'missing-channel:             "«»*[System[(Eve',
  'missing-bang:     "Security«»*[System[(Eve',
  'channel-artifact: entID=4769)]]«!*»",',
  'not-an-event-path:    "Security!«System»[EventID=4771',
  'expected-step:    "Security!«[»System[(Event',
  'escaped-entity: tem[(EventID «&gt;=» 5140)]]",',
  "unsupported-function: !*[EventData[«contains»(Data[@Name='",
  'unsupported-not: ity!*[System[«not»(EventID=4689',
  'not-an-event-path:    "Security!«//Data»",',
  'unsupported-operator: entID=4697]] «|» *[System[Eve',
  'beyond-xpath-1: stem[EventID «eq» 4624]]",',
  'beyond-xpath-1: ity!*[System[«EventID=(4672, 4673)»]]",',
  'beyond-xpath-1: ity!*[System[«EventID=4720 to 4726»]]",',
  'constant-on-the-left: ity!*[System[«4648»=EventID]]",',
  "path-compared-with-path: ctUserName']=«Data[@Name='TargetUserName']»]]\",",
  'unknown-name: ty!*[System[(«EventId»=4663)]]",',
  'too-many-terms: ntID=4757 or «EventID=4767 or EventID=4781»)]]"',
  'expected-operand: nal!*[System[«» and (EventID',
  "string-condition: pdateSvc' or «'NWHelperSvc'»]]\",",
  'number-condition: tID=7045 and «7040»]]",',
  'unsupported-operator: rdID > 88200 «+» 10]]"',
];

const queryMistakes: readonly string[] = [
  'uppercase-operator: ventID=4624) «AND» (Level=0)]]',
  'escaped-entity: @SystemTime) «&lt;=» 86400000]]]',
  "not-an-event-path: Security!«EventData»[Data[@Name='",
  "unknown-name:   and «EventData»[Data[@Name='",
  'expected-closing-bracket: ]«»',
  "unsupported-not:  *[EventData[«not»(Data[@Name='",
  "beyond-xpath-1: !*[EventData[«ends-with»(Data[@Name='",
  "unknown-name: *[EventData[«data»[@Name='Servi",
  "string-condition: 'svc_sql' or «'svc_update'»]]",
];

const subscriptionMistakes: readonly string[] = [
  'raw-angle: ystem[(Level «<»= 3)]]</Selec',
  'double-escaped: @SystemTime) «&amp;lt;»= 86400000]]]',
  'uppercase-operator: EventID=4720 «OR» EventID=4722',
  'query-id:   <Query Id="«3»" Path="Secur',
  'suppress-scope: ppress Path="«System»">*[EventData',
  'suppress-without-select:   «<Query Id="6" Path="Security">»',
  'querylist-structure:   <Query «ID»="7" Path="Se',
  'querylist-structure:     «<Select>»*[System[(Eve',
  'expected-step: h="Security">«[»System[(Event',
  'querylist-structure:     «<select Path="Security">»*[System[(Eve',
  'unknown-name: ty">*[System[«EventId»=4756]]</Sele',
];
