import { describe, expect, test } from 'vitest';
import { hostEdits } from '../../../server/src/hosts/host-edits.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { brokenRoundTrips, hostOf } from './round-trip.ts';

/** Where each query stands, its text, its rule and its streams. */
type Read = readonly [label: string, text: string, rule: number | undefined, streams?: string];

/** A rule in a template, whose data source reads what an expression says. */
function template(parts: string, ...lists: readonly string[]): string {
  const sources = lists.map((list, index) => `{"streams":["s${index}"],"xPathQueries":"${list}"}`);
  return `{"contentVersion":"1","resources":[{"properties":{"dataSources":{"windowsEventLogs":[${sources}]}}}],${parts}}`;
}

describe('of ARM templates', () => {
  test.each<[string, string, readonly Read[]]>([
    [
      'a parameter',
      template('"parameters":{"Q":{"type":"array","defaultValue":["a","[[b]"]}}', "[parameters('q')]"),
      [
        ['parameters.q[0]', 'a', 0, 's0'],
        ['parameters.q[1]', '[b]', 0, 's0'],
      ],
    ],
    [
      'a variable',
      template('"variables":{"q":["a"]}', "[variables('q')]"),
      [['variables.q[0]', 'a', 0, 's0']],
    ],
    [
      'a part of a variable',
      template('"variables":{"q":{"x":["a"],"y":["b"]}}', "[variables('q').x]"),
      [['variables.q.x[0]', 'a', 0, 's0']],
    ],
    [
      'several',
      template(
        '"parameters":{"p":{"defaultValue":["a"]}},"variables":{"q":["b"]}',
        "[concat(parameters('p'), union(variables('q'), createArray('c')))]",
      ),
      [
        ['parameters.p[0]', 'a', 0, 's0'],
        ['variables.q[0]', 'b', 0, 's0'],
      ],
    ],
    [
      'a choice',
      template(
        '"variables":{"q":["a"],"r":["b"]}',
        "[if(contains(variables('r'), 'x'), variables('q'), null())]",
      ),
      [['variables.q[0]', 'a', undefined, 's0']],
    ],
    [
      'by way of another variable',
      template(`"variables":{"q":"[concat(variables('r'))]","r":["a"]}`, "[variables('q')]"),
      [['variables.r[0]', 'a', 0, 's0']],
    ],
    [
      'in two places',
      template('"variables":{"q":["a"]}', "[variables('q')]", "[variables('q')]"),
      [['variables.q[0]', 'a', 0]],
    ],
    [
      'a list with the name',
      template('"variables":{"xPathQueries":["a"]}', "[variables('xPathQueries')]"),
      [['variables.xPathQueries[0]', 'a', 0, 's0']],
    ],
    [
      'the inner of two',
      `{"variables":{"q":["a"]},"resources":[{"properties":{"template":${template('"variables":{"q":["b"]}', "[variables('q')]")}}}]}`,
      [['variables.q[0]', 'b', 0, 's0']],
    ],
    [
      'what a deployment gives',
      `{"variables":{"q":["a"]},"resources":[{"properties":{"parameters":{"p":{"value":"[variables('q')]"}},"template":${template('"parameters":{"p":{"type":"array"}}', "[parameters('p')]")}}}]}`,
      [['variables.q[0]', 'a', 0, 's0']],
    ],
  ])('%s', (_, text, expected) => expect(readIn('rule.json', text)).toEqual(expected));

  test.each([
    ['an item', template('"variables":{"q":["a"]}', "[variables('q')[0]]")],
    ['an argument', template('"variables":{"q":["a"]}', "[split(variables('q'), ',')]")],
    ['a name in a text', template('"variables":{"q":["a"]}', "[concat('variables(''q'')')]")],
    ['itself', template(`"variables":{"q":"[variables('q')]"}`, "[variables('q')]")],
    ['nothing', template('"variables":{}', "[variables('q')]")],
  ])('but not %s', (_, text) => expect(readIn('rule.json', text)).toEqual([]));
});

test.each([
  [
    'rule.json',
    template('"variables":{"q":["a"]}', "[variables('q')]"),
    template('"variables":{"q":["[[b]", "c"]}', "[variables('q')]"),
    '[b]',
  ],
])('%#: an edit of a query in %s', (path, text, expected, newText) => {
  const [query] = hostOf({ path, text }).queries;
  if (!query) throw new Error('No query.');
  const further = query.following?.(['c']);
  const edits = hostEdits(query, [{ range: { start: 0, end: 1 }, newText }]);
  expect(applyEdits(text, [...edits, ...(further ? [further] : [])])).toBe(expected);
});

function readIn(path: string, text: string): readonly Read[] {
  const document = hostOf({ path, text });
  expect(document.problems).toEqual([]);
  expect(brokenRoundTrips(text, document)).toEqual([]);
  return document.queries.map(({ label, text, rule, streams }) =>
    streams ? [label, text, rule, streams.join()] : [label, text, rule],
  );
}
