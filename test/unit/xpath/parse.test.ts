import { describe, expect, test } from 'vitest';
import { axisNames } from '../../../server/src/xpath/ast.ts';
import { parse } from '../../../server/src/xpath/parse.ts';
import { walk } from '../../../server/src/xpath/walk.ts';
import { caretBlocks, syntaxProblemsOf } from '../../support/caret.ts';
import { printTree } from './print-tree.ts';

const event = 'child::*[child::System[(= child::EventID 4624)]]';

describe('every production of XPath 1.0', () => {
  test.each([
    ['[1] LocationPath', 'System/EventID', 'child::System/child::EventID'],
    ['[1] LocationPath', '/Event', '/child::Event'],
    ['[2] AbsoluteLocationPath', '/', '/'],
    ['[2] AbsoluteLocationPath', '/Event/System', '/child::Event/child::System'],
    ['[3] RelativeLocationPath', 'a/b/c', 'child::a/child::b/child::c'],
    ['[4] Step', 'child::a[1][2]', 'child::a[1][2]'],
    ['[5] AxisSpecifier', 'a', 'child::a'],
    ['[5] AxisSpecifier', 'attribute::a', 'attribute::a'],
    ['[7] NodeTest', 'a/*', 'child::a/child::*'],
    ['[7] NodeTest', 'text()', 'child::text()'],
    ['[7] NodeTest', "processing-instruction('x')", "child::processing-instruction('x')"],
    ['[8] Predicate', 'a[b]', 'child::a[child::b]'],
    ['[9] PredicateExpr', 'a[b or c]', 'child::a[(or child::b child::c)]'],
    ['[10] AbbreviatedAbsoluteLocationPath', '//a', '//child::a'],
    ['[11] AbbreviatedRelativeLocationPath', 'a//b', 'child::a//child::b'],
    ['[12] AbbreviatedStep', '.', 'self::node()'],
    ['[12] AbbreviatedStep', '../a', 'parent::node()/child::a'],
    ['[13] AbbreviatedAxisSpecifier', '@a', 'attribute::a'],
    ['[13] AbbreviatedAxisSpecifier', '@*', 'attribute::*'],
    ['[14] Expr', '*[System[EventID=4624]]', event],
    ['[15] PrimaryExpr', '$x', '$x'],
    ['[15] PrimaryExpr', '(a)', '{child::a}'],
    ['[15] PrimaryExpr', "'a'", "'a'"],
    ['[15] PrimaryExpr', '1', '1'],
    ['[15] PrimaryExpr', 'f()', 'f()'],
    ['[16] FunctionCall', 'band(Keywords, 1)', 'band(child::Keywords, 1)'],
    ['[17] Argument', 'f(a or b)', 'f((or child::a child::b))'],
    ['[18] UnionExpr', 'a | b | c', '(| child::a child::b child::c)'],
    ['[19] PathExpr', '$x/a', '(path $x /child::a)'],
    ['[19] PathExpr', '(a)//b', '(path {child::a} //child::b)'],
    ['[20] FilterExpr', '(a)[1][2]', '(filter {child::a}[1][2])'],
    ['[20] FilterExpr', 'f()[1]/a', '(path (filter f()[1]) /child::a)'],
    ['[21] OrExpr', 'a or b or c', '(or child::a child::b child::c)'],
    ['[22] AndExpr', 'a and b or c and d', '(or (and child::a child::b) (and child::c child::d))'],
    ['[23] EqualityExpr', 'a=1', '(= child::a 1)'],
    ['[23] EqualityExpr', 'a = 1 != 2', '(!= (= child::a 1) 2)'],
    ['[24] RelationalExpr', 'a<1', '(< child::a 1)'],
    ['[24] RelationalExpr', 'a <= b >= c', '(>= (<= child::a child::b) child::c)'],
    ['[24] RelationalExpr', 'a = b > c', '(= child::a (> child::b child::c))'],
    ['[25] AdditiveExpr', '1+2-3', '(- (+ 1 2) 3)'],
    ['[26] MultiplicativeExpr', '1*2 div 3 mod 4', '(mod (div (* 1 2) 3) 4)'],
    ['[26] MultiplicativeExpr', '1+2*3', '(+ 1 (* 2 3))'],
    ['[27] UnaryExpr', '--1', '(- (- 1))'],
    ['[27] UnaryExpr', '-a|b', '(- (| child::a child::b))'],
    ['[28] ExprToken', 'f(.,..,@a,*)', 'f(self::node(), parent::node(), attribute::a, child::*)'],
    ['[29] Literal', '\'say "a"\'', '\'say "a"\''],
    ['[29] Literal', '"it\'s"', '"it\'s"'],
    ['[29] Literal', "''", "''"],
    ['[30] Number', '1.50', '1.50'],
    ['[30] Number', '1.', '1.'],
    ['[30] Number', '.5', '.5'],
    ['[31] Digits', '18446744073709551617', '18446744073709551617'],
    ['[32] Operator', 'a/b//c|d', '(| child::a/child::b//child::c child::d)'],
    ['[33] OperatorName', 'a mod b', '(mod child::a child::b)'],
    ['[34] MultiplyOperator', 'a*b', '(* child::a child::b)'],
    ['[35] FunctionName', 'ns:f()', 'ns:f()'],
    ['[36] VariableReference', '$ns:x', '$ns:x'],
    ['[37] NameTest', '*', 'child::*'],
    ['[37] NameTest', 'ns:*', 'child::ns:*'],
    ['[37] NameTest', 'ns:a', 'child::ns:a'],
    ['[37] NameTest', 'Ünïcode.name-2_·', 'child::Ünïcode.name-2_·'],
    ['[38] NodeType', 'comment()', 'child::comment()'],
    ['[38] NodeType', 'node()/processing-instruction()', 'child::node()/child::processing-instruction()'],
    ['[39] ExprWhitespace', '\t*\r\n[ System\n[ EventID =4624 ] ] ', event],
  ])('%s: %s', (_, text, tree) => {
    const { expr, problems } = parse(text);
    expect(printTree(expr)).toBe(tree);
    expect(problems).toEqual([]);
  });
});

test.each(axisNames)('[6] AxisName: %s', (name) => {
  const { expr, problems } = parse(`${name}::a`);
  expect(printTree(expr)).toBe(`${name}::a`);
  expect(problems).toEqual([]);
});

describe('a word or a star is an operator only where one can stand (3.7)', () => {
  test.each([
    ['* * *', '(* child::* child::*)'],
    ['***', '(* child::* child::*)'],
    ['div div div', '(div child::div child::div)'],
    ['mod mod mod', '(mod child::mod child::mod)'],
    ['and and and', '(and child::and child::and)'],
    ['or or or', '(or child::or child::or)'],
    ['or', 'child::or'],
    ['a[or]', 'child::a[child::or]'],
    ['a[or=1]', 'child::a[(= child::or 1)]'],
    ['or/and', 'child::or/child::and'],
    ['@or', 'attribute::or'],
    ['@and=1 and @div=2', '(and (= attribute::and 1) (= attribute::div 2))'],
    ['child::and', 'child::and'],
    ['self::*', 'self::*'],
    ['@*', 'attribute::*'],
    ['@* * @*', '(* attribute::* attribute::*)'],
    ['(*)*(*)', '(* {child::*} {child::*})'],
    ['a-b', 'child::a-b'],
    ['a -b', '(- child::a child::b)'],
    ['a - b', '(- child::a child::b)'],
    ['1-a', '(- 1 child::a)'],
    ['a<-1', '(< child::a (- 1))'],
    ['text', 'child::text'],
    ['text/node', 'child::text/child::node'],
    ['text ()', 'child::text()'],
    ['child', 'child::child'],
    ['child :: child', 'child::child'],
    ['position', 'child::position'],
    ['eq', 'child::eq'],
    ['to', 'child::to'],
    ['if', 'child::if'],
    ['union/except', 'child::union/child::except'],
    ['for', 'child::for'],
    ['*[a]', 'child::*[child::a]'],
    ['a.b', 'child::a.b'],
    ['a/./b', 'child::a/self::node()/child::b'],
    ['1=2', '(= 1 2)'],
    ["'a'='b'", "(= 'a' 'b')"],
  ])('%s', (text, tree) => expect(printTree(parse(text).expr)).toBe(tree));
});

test.each([
  [
    "*[System[EventID=4624]] and *[EventData/Data[@Name='a']='b']",
    [
      "AndExpr *[System[EventID=4624]] and *[EventData/Data[@Name='a']='b']",
      'LocationPath *[System[EventID=4624]]',
      'Step *[System[EventID=4624]]',
      'NameTest *',
      'Predicate [System[EventID=4624]]',
      'LocationPath System[EventID=4624]',
      'Step System[EventID=4624]',
      'NameTest System',
      'Predicate [EventID=4624]',
      'EqualityExpr EventID=4624',
      'LocationPath EventID',
      'Step EventID',
      'NameTest EventID',
      'Number 4624',
      "LocationPath *[EventData/Data[@Name='a']='b']",
      "Step *[EventData/Data[@Name='a']='b']",
      'NameTest *',
      "Predicate [EventData/Data[@Name='a']='b']",
      "EqualityExpr EventData/Data[@Name='a']='b'",
      "LocationPath EventData/Data[@Name='a']",
      'Step EventData',
      'NameTest EventData',
      "Step /Data[@Name='a']",
      'NameTest Data',
      "Predicate [@Name='a']",
      "EqualityExpr @Name='a'",
      'LocationPath @Name',
      'Step @Name',
      'NameTest Name',
      "Literal 'a'",
      "Literal 'b'",
    ],
  ],
  [
    ' - ( $x [ 1 ] / a ) | f( "b" , .. ) ',
    [
      'UnaryExpr - ( $x [ 1 ] / a ) | f( "b" , .. )',
      'UnionExpr ( $x [ 1 ] / a ) | f( "b" , .. )',
      'ParenthesizedExpr ( $x [ 1 ] / a )',
      'PathExpr $x [ 1 ] / a',
      'FilterExpr $x [ 1 ]',
      'VariableReference $x',
      'Predicate [ 1 ]',
      'Number 1',
      'LocationPath / a',
      'Step / a',
      'NameTest a',
      'FunctionCall f( "b" , .. )',
      'Literal "b"',
      'LocationPath ..',
      'Step ..',
      'NodeTypeTest ',
    ],
  ],
  [
    '//a//child::text ( )',
    [
      'LocationPath //a//child::text ( )',
      'Step a',
      'NameTest a',
      'Step //child::text ( )',
      'NodeTypeTest text ( )',
    ],
  ],
  [
    'timediff( @SystemTime ) <= -1',
    [
      'RelationalExpr timediff( @SystemTime ) <= -1',
      'FunctionCall timediff( @SystemTime )',
      'LocationPath @SystemTime',
      'Step @SystemTime',
      'NameTest SystemTime',
      'UnaryExpr -1',
      'Number 1',
    ],
  ],
])('the ranges of %s', (text, nodes) => {
  const slices = [...walk(parse(text).expr)].map(
    ({ node }) => `${node.kind} ${text.slice(node.start, node.end)}`,
  );
  expect(slices).toEqual(nodes);
});

test('offsets are those of the whole text', () => {
  const text = 'Security!*[System[EventID=]]';
  const { expr, tokens, problems } = parse(text, { start: 9, end: text.length });
  expect(text.slice(expr.start, expr.end)).toBe('*[System[EventID=]]');
  expect(tokens[0]).toMatchObject({ start: 9, end: 10 });
  expect(problems.map(({ range }) => range)).toEqual([{ start: 26, end: 26 }]);
});

const oneMistake = String.raw`
*[System[EventID=]]
                 | expected-operand

*[System[EventID=
                 | expected-operand

*[System[EventID]
                 | expected-closing-bracket

*[System[(EventID=) or (EventID=4688)]]
                  | expected-operand

*[System[(EventID=4624 or )]]
                         | expected-operand

*[System[EventID=4624 or]]
                        | expected-operand

*[System[EventID=4624 and and Level=2]]
                         | expected-operand

*[System[EventID=4624 or or EventID=4625]]
                        | expected-operand

*[System[ and (EventID=307)]]
         | expected-operand

*[System[ and EventID=307]]
         | expected-operand

*[System[or EventID=307]]
         | expected-operand

*[System[=4624]]
         | expected-operand

*[System[(=4624)]]
          | expected-operand

*[System[EventID!=]]
                  | expected-operand

*[System[EventID=4624 and Level>=]]
                                 | expected-operand

*[System[EventID==4624]]
                ^^ foreign-operator

*[System[EventID<>4624]]
                ^^ foreign-operator

*[System[EventID=>4624]]
                ^^ foreign-operator

*[System[EventID=4624 && Level=2]]
                      ^^ foreign-operator

*[System[EventID=4624 || Level=2]]
                      ^^ beyond-xpath-1

*[System[EventID=4624 AND Level=2]]
                      ^^^ uppercase-operator

*[System[EventID=4624 Or Level=2]]
                      ^^ uppercase-operator

*[System[EventID=4624 Level=2]]
                      ^^^^^ expected-operator

*[System[EventID=4624 (Level=2)]]
                      ^ expected-operator

*[System[(EventID=4624) (Level=2)]]
                        ^ expected-operator

*[System[EventID 4624]]
                 ^^^^ expected-operator

*[System[EventID like '46%']]
                 ^^^^ expected-operator

*[System[EventID eq 4624]]
                 ^^ beyond-xpath-1

*[System[EventID=4624;]]
                     ^ stray-text

*[System[EventID=4624];]
                      ^ stray-text

*[System[EventID=4624]]]
                       ^ unmatched-closing

*[System[EventID=4624]])
                       ^ unmatched-closing

*[System[EventID=4624)]]
                     ^ unmatched-closing

*[System[(EventID=4624]]
                      | expected-closing-parenthesis

*[System[((EventID=4624)]]
                        | expected-closing-parenthesis

*[System[(EventID=4624))]]
                       ^ unmatched-closing

*[System[EventID=4624]
                      | expected-closing-bracket

*[System[EventID=4624
                     | expected-closing-bracket

*[System[(EventID=4624
                      | expected-closing-parenthesis

*[System[(EventID=4624 or EventID=4625 and Level=2]]
                                                  | expected-closing-parenthesis

*(System[EventID=4624])
 ^ expected-operator

*System[EventID=4624]
 ^^^^^^ expected-operator

*[System EventID=4624]
         ^^^^^^^ expected-operator

*[[EventID=4624]]
  ^ expected-step

*[]
  | expected-predicate

*[System[]]
         | expected-predicate

*[System[()]]
          | expected-operand

[System[EventID=4624]]
^ expected-step

*[System[EventID=4624]]'
                       ^ expected-closing-quote

*[System[EventID=4624]]"
                       ^ expected-closing-quote

'*[System[EventID=4624]]
^ expected-closing-quote

*[EventData[Data[@Name='LogonType]='10']]
                       ^ expected-closing-quote

*[EventData[Data[@Name=LogonType']='10']]
                       ^^^^^^^^^^ expected-closing-quote

*[EventData[Data[@Name='LogonType']='10]]
                                    ^ expected-closing-quote

*[EventData[Data[@Name="LogonType']='10']]
                       ^ expected-closing-quote

*[EventData[Data[@Name=\"LogonType\"]=10]]
                       ^^^^^^^^^^^^^ escaped-quote

*[EventData[Data[@Name=“LogonType”]=10]]
                       ^^^^^^^^^^^ typographic-quote

*[EventData[Data[@Name=&quot;LogonType&quot;]=10]]
                       ^^^^^^^^^^^^^^^^^^^^^ escaped-entity

*[EventData[Data[@Name='O'Brien']='10']]
                       ^ expected-closing-quote

*[EventData[Data[@Name='O''Brien']='10']]
                       ^^^^^^^^^^ beyond-xpath-1

*[EventData[Data[@='10']]]
                  | expected-step

*[EventData[Data[@@Name='10']]]
                  | expected-step

*[EventData[Data[Name@='10']]]
                     ^ expected-operator

*[EventData[Data[@Name='LogonType']]='10']]
                                          ^ unmatched-closing

*[EventData[Data[@Name='LogonType'='10']]
                                         | expected-closing-bracket

*[EventData[Data@Name='LogonType']]
                ^ expected-operator

*[EventData[Data[@Name='LogonType']=='10']]
                                   ^^ foreign-operator

*[EventData[Data[@Name='LogonType'] '10']]
                                    ^^^^ expected-operator

*[EventData[Data[@Name='LogonType']=]]
                                    | expected-operand

*[System[Keywords=0x8020000000000000]]
                  ^^^^^^^^^^^^^^^^^^ unquoted-value

*[System[Level=1e3]]
               ^^^ beyond-xpath-1

*[System/]
         | expected-step

*/
  | expected-step

*//
   | expected-step

*[System/[EventID=4624]]
         ^ expected-step

*[System//]
          | expected-step

*[System/EventID=/4624]
                  ^^^^ expected-operator

System::
        | expected-step

child::
       | expected-step

*[child::]
         | expected-step

*[System[TimeCreated[timediff(@SystemTime <= 86400000]]]
                                                     | expected-closing-parenthesis

*[System[TimeCreated[timediff(@SystemTime) <= ]]]
                                             | expected-operand

*[System[band(Keywords,)]]
                       | expected-operand

*[System[band(,9007199254740992)]]
              | expected-operand

*[System[band(Keywords 9007199254740992)]]
                       ^^^^^^^^^^^^^^^^ expected-operator

*[System[EventID=4624 (: logon :)]]
                      ^^^^^^^^^^^ beyond-xpath-1

*[System[EventID=4624]] # logons
                        ^ stray-text

*[System[EventID=4624]]</Select>
                                | expected-operand

*[System{EventID=4624}]
        ^^^^^^^^^^^^^^ stray-text

*[System[EventID=4624]] and
                           | expected-operand

and *[System[EventID=4624]]
| expected-operand

*[System[EventID=4624]] *[System[EventID=4625]]
                        ^ expected-operator

*[System[EventID=4624]]*[System[EventID=4625]]
                       ^ expected-operator

*[System[EventID=4624]] EventData[Data='x']
                        ^^^^^^^^^ expected-operator

*[System[EventID=4624]] and [EventData[Data='x']]
                            ^ expected-step

EventID=4624 EventID=4625
             ^^^^^^^ expected-operator

*[System[EventID = = 4624]]
                 ^^^ foreign-operator

*[System[EventID = ! 4624]]
                   ^ foreign-operator

*[System[EventID ! = 4624]]
                 ^^^ foreign-operator

*[System[!(EventID=4624)]]
         ^ foreign-operator

*[System[EventID < = 4624]]
                 ^^^ foreign-operator

*[System[EventID=$]]
                 ^ stray-text

*[System[EventID=%EventID%]]
                 ^^^^^^^^^ stray-text

*[System[EventID={0}]]
                 ^^^ stray-text

*[System[EventID=46 24]]
                    ^^ expected-operator

*[System[EventID=4624a]]
                     ^ expected-operator

*[System[EventID=46.24.1]]
                      ^^ expected-operator

*[System[EventID=4624 and (Level=2 or Level=3]]
                                             | expected-closing-parenthesis

*[System[EventID=4624 and Level=2 or Level=3)]]
                                            ^ unmatched-closing

*[System[(EventID=4624) and (Level=2 or (Level=3)]]
                                                 | expected-closing-parenthesis

?
^ stray-text

@
 | expected-step

(
 | expected-operand

)
| expected-operand

*[EventData[Data[@Name='LogonType']=10']]
                                    ^^^ expected-closing-quote

*[EventData[Data[@Name='LogonType"]='10']]
                       ^ expected-closing-quote

*[EventData[Data[@Name=''LogonType']='10']]
                       ^ expected-closing-quote

*[EventData[Data[@Name='LogonType'']='10']]
                                  ^ expected-closing-quote

*[EventData[Data[@Name='LogonType']='10'']]
                                        ^ expected-closing-quote

*[EventData[Data[@Name='LogonType']=''10']]
                                    ^ expected-closing-quote

*[System[Provider[@Name='A' or @Name='B or @Name='C']]]
                                     ^ expected-closing-quote

*[System[Provider[@Name='A' or @Name=B' or @Name='C']]]
                                     ^^ expected-closing-quote

*[System[Provider[@Name='A' and (EventID=6007)]]
                                                | expected-closing-bracket

*[System[EventID='4624]]
                 ^ expected-closing-quote

*[System[EventID=4624']]
                 ^^^^^ expected-closing-quote

*[System[EventID=§{id}]]
                 ^^^^^ stray-text

*[System[EventID={{ id }}]]
                 ^^^^^^^^ stray-text

*[System[EventID=#{id} and Level=2]]
                 ^^^^^ stray-text

*[System[EventID=$(id)]]
                 ^^^^^ stray-text

*[System[EventID=4624 &nbsp; and Level=2]]
                      ^^^^^^ stray-text

*[System[EventID=4624 and !(Level=2)]]
                          ^ foreign-operator

!*[System[EventID=4624]]
^ foreign-operator

*[System[EventID=4624]]&#10;
                       ^^^^^ stray-text

*[System[(EventID=4624 or EventID=4625]] and *[EventData]
                                      | expected-closing-parenthesis

*[System[((EventID=4624 or EventID=4625) and Level=2]]
                                                    | expected-closing-parenthesis

*[System[EventID=4624 or EventID=4625) and Level=2]]
                                     ^ unmatched-closing

*[System[EventID=1 or (EventID=2]] and *[EventData[Data='x']]
                                | expected-closing-parenthesis

*[System[EventID=4624] and *[EventData[Data='x']]
                                                 | expected-closing-bracket

*[System[EventID=4624]]] and *[EventData[Data='x']]
                       ^ unmatched-closing

*[[System[EventID=4624]]
  ^ expected-step

*[System[[EventID=4624]]
         ^ expected-step

*[[System[EventID=4624]]]
  ^ expected-step

[*System[EventID=4624]]
^ expected-step

*[System[EventID=]4624]
                 | expected-operand

*System[EventID=4624]]
 ^^^^^^ expected-operator

*[System[EventID >>= 4624]]
                 ^^^ foreign-operator

*[System[EventID === 4624]]
                 ^^^ foreign-operator

*[System[TimeCreated[@SystemTime>=2024-01-01T00:00:00Z']]]
                                  ^^^^^^^^^^^^^^^^^^^^^ expected-closing-quote

*[EventData[Data=C:\Windows\cmd.exe']]
                 ^^^^^^^^^^^^^^^^^^^ expected-closing-quote
`;

describe('one mistake is one problem, exactly where it is', () => {
  test.each(caretBlocks(oneMistake.replaceAll('§', '$')))('%s', (text, marked) => {
    expect(syntaxProblemsOf(text)).toBe(marked);
    expect(parse(text).problems).toHaveLength(1);
  });
});

const severalMistakes = `
*[System[EventID ne 4624 and Level le 3]]
                 ^^ beyond-xpath-1
                                   ^^ beyond-xpath-1

[System[EventID=4624]
^ expected-step
                     | expected-closing-bracket

*[System[EventID &gt;= 4624 and EventID &lt;= 4625]]
                 ^^^^^ escaped-entity
                                        ^^^^^ escaped-entity

*[System[EventID &gt;= 4624 &amp;&amp; EventID &lt;= 4625]]
                 ^^^^^ escaped-entity
                            ^^^^^^^^^^ stray-text
                                               ^^^^^ escaped-entity

*[System[band Keywords,9007199254740992)]]
              ^^^^^^^^ expected-operator
                                       ^ unmatched-closing

<Select>*[System[EventID=4624]]</Select>
| expected-operand
                                        | expected-operand

*{System[EventID=4624]}
 ^ stray-text
                      ^ stray-text
`;

describe('several mistakes are several problems', () => {
  test.each(caretBlocks(severalMistakes))('%s', (text, marked) => {
    expect(syntaxProblemsOf(text)).toBe(marked);
  });
});

describe('what is absent is a Missing node where it belongs', () => {
  test.each([
    ['', '?'],
    ['*[', 'child::*[?]'],
    ['*[System[EventID=', 'child::*[child::System[(= child::EventID ?)]]'],
    ['*[System[EventID=]]', 'child::*[child::System[(= child::EventID ?)]]'],
    ['*[System[=4624]]', 'child::*[child::System[(= ? 4624)]]'],
    ['*[System[EventID=4624 and ]]', 'child::*[child::System[(and (= child::EventID 4624) ?)]]'],
    ['*[System[ and (EventID=307)]]', 'child::*[child::System[(and ? {(= child::EventID 307)})]]'],
    [
      '*[System[EventID=1 or or EventID=2]]',
      'child::*[child::System[(or (= child::EventID 1) ? (= child::EventID 2))]]',
    ],
    ['*[System/', 'child::*[child::System/child::?]'],
    ['*[System/Provider[@', 'child::*[child::System/child::Provider[attribute::?]]'],
    ['[System]', 'child::?[child::System]'],
    ['*[child::]', 'child::*[child::?]'],
    ['*[band(Keywords,', 'child::*[band(child::Keywords, ?)]'],
    ['*[band(', 'child::*[band()]'],
    ['*[(', 'child::*[{?}]'],
    ['*[-', 'child::*[(- ?)]'],
    ['*|', '(| child::* ?)'],
  ])('%s', (text, tree) => expect(printTree(parse(text).expr)).toBe(tree));
});

describe('later versions of XPath are read, and named by a node', () => {
  test.each([
    ['EventID=(4624, 4625)', '(= child::EventID {<, 4624 4625>})'],
    ['EventID = 1 to 5', '(= child::EventID <to 1 5>)'],
    ['a is b', '<is child::a child::b>'],
    ['a << b', '<<< child::a child::b>'],
    ['a idiv 2', '<idiv child::a 2>'],
    ['a union b except c', '<except <union child::a child::b> child::c>'],
    ['a intersect b', '<intersect child::a child::b>'],
    ['a ! b', '<! child::a child::b>'],
    ['a => count()', '<=> child::a count()>'],
    ['a cast as xs:int', '<cast as xs:int child::a>'],
    ['a instance of element', '<instance of element child::a>'],
    ['a[some $x in b satisfies $x = 1]', 'child::a[<some $x in b satisfies $x = 1>]'],
    ['if (a) then b else c', '<if ( a ) then b else c>'],
    ['for $x in (a, b) return $x', '<for $x in ( a , b ) return $x>'],
    ['let $x := 1 return $x', '<let $x := 1 return $x>'],
  ])('%s', (text, tree) => {
    const { expr, problems } = parse(text);
    expect(printTree(expr)).toBe(tree);
    expect(problems).toEqual([]);
  });
});

describe('a hole of the host document stands for anything', () => {
  test.each([
    ['\uFFFC', '_'],
    ['*[System[EventID=\uFFFC]]', 'child::*[child::System[(= child::EventID _)]]'],
    ['*[System[\uFFFC=1]]', 'child::*[child::System[(= _ 1)]]'],
    ['*[System[EventID=1 \uFFFC]]', 'child::*[child::System[(and (= child::EventID 1) _)]]'],
    ['*[System[\uFFFC EventID=1]]', 'child::*[child::System[(and _ (= child::EventID 1))]]'],
    ['*[\uFFFC/\uFFFC]', 'child::*[(path _ /child::_)]'],
    ["*[Data='a\uFFFCb']", "child::*[(= child::Data 'a\uFFFCb')]"],
  ])('%j', (text, tree) => {
    const { expr, problems } = parse(text);
    expect(printTree(expr)).toBe(tree);
    expect(problems).toEqual([]);
  });
});

test('more than a hundred levels are refused, and told once', () => {
  const { problems } = parse(`${'('.repeat(101)}a${')'.repeat(101)}`);
  expect(problems.map(({ code }) => code)).toEqual(['nested-too-deeply']);
  expect(parse(`${'('.repeat(40)}a${')'.repeat(40)}`).problems).toEqual([]);
});
