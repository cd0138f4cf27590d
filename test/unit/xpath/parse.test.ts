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
    ...axisNames.map((name) => ['[6] AxisName', `${name}::a`, `${name}::a`] as const),
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
