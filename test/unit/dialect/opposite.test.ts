import fc, { type Arbitrary } from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../../../server/src/dialect/check.ts';
import { readQuery } from '../../../server/src/dialect/query.ts';
import { matches } from '../../../server/src/matcher/match.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { local } from '../../support/caret.ts';
import { eventOf, eventXml } from '../../support/event-xml.ts';
import { testOf } from '../../support/runnable.ts';

/** A condition with its meaning: what not() is, the matcher need not know. */
interface Condition {
  readonly text: string;
  holds(event: number): boolean;
}

const events = [1, 2, 3, 5].flatMap((id) =>
  [0, 2, 4].flatMap((level) =>
    ['alpha', 'Beta'].map((computer) =>
      eventOf(
        eventXml(
          `<Provider Name="${computer}"/><EventID>${id}</EventID><Level>${level}</Level><TimeCreated SystemTime="2024-05-14T08:30:0${id}Z"/><Computer>${computer}</Computer>`,
          [],
        ),
      ),
    ),
  ),
);

function selected(filter: string): readonly boolean[] {
  const asked = testOf(filter);
  return events.map((event) => matches(asked, event, { now: 0, caseSensitive: false }));
}

function leaf(text: string): Condition {
  const answers = selected(`*[System[${text}]]`);
  return { text, holds: (event) => answers[event] === true };
}

const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
const comparison: Arbitrary<Condition> = fc
  .oneof(
    fc
      .tuple(fc.constantFrom('EventID', 'Level'), operator, fc.constantFrom('1', '2', "'3'", '2.5', "'x'"))
      .map((parts) => parts.join('')),
    fc
      .tuple(
        fc.constantFrom('Computer', 'Provider/@Name'),
        operator,
        fc.constantFrom("'ALPHA'", "'x'", "'7'"),
      )
      .map((parts) => parts.join('')),
    fc
      .tuple(operator, fc.constantFrom("'2024-05-14T08:30:02Z'", "'2024-05-14'", "'x'"))
      .map(([op, time]) => `TimeCreated/@SystemTime${op}${time}`),
  )
  .map(leaf);

const condition: Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { arbitrary: comparison, weight: 2 },
    tie('node').map((inner) => ({
      text: `not(${inner.text})`,
      holds: (event: number) => !inner.holds(event),
    })),
    fc.tuple(fc.array(tie('node'), { minLength: 2, maxLength: 3 }), fc.boolean()).map(([parts, isAnd]) => ({
      text: `(${parts.map(({ text }) => text).join(isAnd ? ' and ' : ' or ')})`,
      holds: (event: number) =>
        isAnd ? parts.every((part) => part.holds(event)) : parts.some((part) => part.holds(event)),
    })),
  ),
})).node;

/** The filter after its fixes, each not() in its turn; `undefined` where one has none. */
function withoutNot(filter: string): string | undefined {
  let text = filter;
  for (;;) {
    const problem = check(readQuery(text, local)).find(({ code }) => code === 'unsupported-not');
    if (!problem) return text;
    const [fix] = problem.fixes;
    if (!fix) return undefined;
    text = applyEdits(text, fix.edits);
  }
}

test('what is written for not() selects the events that not() would', () => {
  let mended = 0;
  fc.assert(
    fc.property(condition, ({ text, holds }) => {
      if (!text.includes('not(')) return;
      const filter = withoutNot(`*[System[${text}]]`);
      if (filter === undefined) return;
      mended++;
      expect(selected(filter)).toEqual(events.map((_, index) => holds(index)));
    }),
    { numRuns: 4_000 },
  );
  expect(mended).toBeGreaterThan(500);
});
