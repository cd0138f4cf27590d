import { expect, test } from 'vitest';
import { hover } from '../../../server/src/features/hover.ts';
import { textOf } from '../../../server/src/text/range.ts';
import { documentAt, rule } from './document.ts';

test.each([
  ['*[System[EventID=46|25]]', '4625', ['**4625 · Logon failed**']],
  ['*[System[EventID=|4625]]', '4625', ['**4625 · Logon failed**']],
  ["*[System[EventID='4625|']]", "'4625'", ['**4625 · Logon failed**']],
  ['*[System[(EventID >= 4720 and EventID <= 47|26)]]', '4726', ['**4726 · User account deleted**']],
  ['Microsoft-Windows-Sysmon/Operational!*[System[EventID=|1]]', '1', ['**1 · Process created**']],
  [rule('Security!*[System[EventID=\\"46|25\\"]]'), '\\"4625\\"', ['**4625 · Logon failed**']],
  [rule('Security!*[System[EventID=\\u0034|625]]'), '\\u0034625', ['**4625 · Logon failed**']],
])('in %s it is %s that is explained', (marked, explained, titles) => {
  const { document, offset } = documentAt(marked);
  const known = hover(document, offset);
  expect(known && textOf(document.text, known.range)).toBe(explained);
  expect(known?.contents.match(/^\*\*.*\*\*$/gm)).toEqual(titles);
});

test.each(['*[System[Event|ID=4625]]', '*[System[Level=|4]]', '*[System[EventID=|99999]]', '# 46|25'])(
  'nothing is said of %s',
  (marked) => {
    const { document, offset } = documentAt(marked);
    expect(hover(document, offset)).toBeUndefined();
  },
);

test('a card', () => {
  const { document, offset } = documentAt('Security!*[System[EventID=|1102]]');
  expect(hover(document, offset)?.contents).toMatchInlineSnapshot(`
    "**1102 · Audit log cleared**

    Security · Microsoft-Windows-Eventlog

    Audit success · Level 4

    Collected by: All, Common, Minimal

    See also: 1100 Event log service stopped, 1104 Security log full, 1105 Event log backed up automatically, 4719 System audit policy changed

    | Field (below UserData/LogFileCleared) | Type |
    | --- | --- |
    | \`SubjectUserSid\` | SID |
    | \`SubjectUserName\` | UnicodeString |
    | \`SubjectDomainName\` | UnicodeString |
    | \`SubjectLogonId\` | HexInt64 |
    | \`ClientProcessId\` | UInt32 |
    | \`ClientProcessStartKey\` | UInt64 |

    [Microsoft's page about 1102](https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-1102)"
  `);
});
