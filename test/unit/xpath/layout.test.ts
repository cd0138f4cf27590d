import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layout } from '../../../server/src/xpath/layout.ts';
import { parse } from '../../../server/src/xpath/parse.ts';
import { print } from '../../../server/src/xpath/print.ts';
import { allQueries } from '../../support/random-query.ts';

const laidOut = (text: string, width = 80) => `\n${layout(parse(text).expr, '', width)}\n`;

test('one that would fit is laid out all the same', () => {
  expect(laidOut('*[System[EventID=4740]]')).toMatchInlineSnapshot(`
    "
    *[
      System[EventID=4740]
    ]
    "
  `);
  expect(laidOut('*[System[EventID=1]] and *[EventData[Data="x"]]')).toMatchInlineSnapshot(`
    "
    *[System[EventID=1]]
    and *[EventData[Data="x"]]
    "
  `);
});

test('what fits stays on its line', () => {
  expect(
    laidOut(
      "*[System[(EventID=4624 or EventID=4625) and Level=0] and EventData[Data[@Name='LogonType']='10']]",
    ),
  ).toMatchInlineSnapshot(`
    "
    *[
      System[(EventID=4624 or EventID=4625) and Level=0]
      and EventData[Data[@Name='LogonType']='10']
    ]
    "
  `);
});

test('event IDs share lines', () => {
  const ids = Array.from({ length: 17 }, (_, index) => `EventID=${4720 + index * 3}`).join(' or ');
  expect(laidOut(`*[System[(${ids}) and Level=0]]`)).toMatchInlineSnapshot(`
    "
    *[
      System[
        (
          EventID=4720 or EventID=4723 or EventID=4726 or EventID=4729
          or EventID=4732 or EventID=4735 or EventID=4738 or EventID=4741
          or EventID=4744 or EventID=4747 or EventID=4750 or EventID=4753
          or EventID=4756 or EventID=4759 or EventID=4762 or EventID=4765
          or EventID=4768
        )
        and Level=0
      ]
    ]
    "
  `);
});

test('long conditions stand below each other', () => {
  expect(
    laidOut(
      "*[EventData[Data[@Name='TargetUserName']='alice' or Data[@Name='TargetUserName']='bob' and Data[@Name='LogonType']='10' and Data[@Name='IpAddress']!='-']]",
    ),
  ).toMatchInlineSnapshot(`
    "
    *[
      EventData[
        Data[@Name='TargetUserName']='alice'
        or Data[@Name='TargetUserName']='bob'
          and Data[@Name='LogonType']='10'
          and Data[@Name='IpAddress']!='-'
      ]
    ]
    "
  `);
});

test('reads as before, at every width', () => {
  fc.assert(
    fc.property(allQueries(), fc.nat(120), fc.constantFrom('', '    ', '\t'), (text, width, indentation) => {
      const { expr } = parse(text);
      expect(print(parse(layout(expr, indentation, width)).expr)).toBe(print(expr));
    }),
  );
});
