import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readQuery } from '../../../../server/src/dialect/query.ts';
import { editQueryText } from '../../../../server/src/features/event-filter/event-filter.ts';
import { runnable } from '../../../../server/src/features/match-query.ts';
import { eventValues } from '../../../../server/src/features/why/event-fields.ts';
import { matches } from '../../../../server/src/matcher/match.ts';
import { local } from '../../../support/caret.ts';
import { eventOf, eventXml } from '../../../support/event-xml.ts';
import { allQueries, randomEvents } from '../../../support/random-query.ts';
import { testOf } from '../../../support/runnable.ts';

const options = { now: Date.UTC(2024, 4, 15), caseSensitive: false };
const isSelected = (text: string, event: ReturnType<typeof eventOf>) => matches(testOf(text), event, options);

/** Audit events with some of the fields that the catalog says each of them has. */
const auditEvents = fc
  .record({
    id: fc.constantFrom('4624', '4625', '4634', '4672', '4688'),
    LogonType: fc.constantFrom('2', '3', '10'),
    TargetUserName: fc.constantFrom('alpha', 'beta'),
    SubjectUserName: fc.constantFrom('alpha', 'beta'),
  })
  .map(({ id, LogonType, TargetUserName, SubjectUserName }) => {
    const system = `<Provider Name="Microsoft-Windows-Security-Auditing"/><EventID>${id}</EventID><Level>0</Level><Channel>Security</Channel><Computer>WS01</Computer>`;
    const fields =
      id === '4672'
        ? { SubjectUserName }
        : id === '4634'
          ? { TargetUserName, LogonType }
          : { TargetUserName, SubjectUserName };
    return eventXml(system, id === '4624' || id === '4625' ? { ...fields, LogonType } : fields);
  });
const auditQueries = fc
  .array(
    fc.constantFrom(
      '*[System[(EventID=4624)]]',
      '*[System[EventID=4624 or EventID=4625]]',
      '*[System[(EventID>=4624 and EventID<=4700)]]',
      '*[System[EventID!=4634]]',
      "*[EventData[Data[@Name='TargetUserName']='alpha']]",
      "*[EventData[Data[@Name='LogonType']]]",
      '*[System[EventID=4688 or EventID=4672 or Level=2]]',
    ),
    { minLength: 1, maxLength: 2 },
  )
  .chain((parts) => fc.constantFrom(' and ', ' or ').map((link) => parts.join(link)));

const events = fc.oneof(randomEvents(), auditEvents);

test('a condition more takes away the events without the value, and nothing else', () => {
  fc.assert(
    fc.property(
      events,
      fc.oneof(allQueries(), auditQueries),
      fc.array(events, { minLength: 3, maxLength: 3 }),
      fc.nat(),
      (xml, text, others, pick) => {
        const event = eventOf(xml);
        const values = eventValues(event);
        const value = values[pick % values.length];
        if (!value) return;
        const query = readQuery(text, local);
        const answer = editQueryText(query, { action: 'add', event, path: value.path }, options);
        if (answer.kind !== 'text') return;
        const changed = readQuery(answer.text, local);
        expect(runnable(changed).kind).toBe('runnable');
        const quote = value.value.includes("'") ? '"' : "'";
        const wanted = `*[${value.path}=${quote}${value.value}${quote}]`;
        for (const each of [event, ...others.map(eventOf)])
          expect(isSelected(answer.text, each)).toBe(
            isSelected(text, each) &&
              (isTime(value.path) ? isSelected(answer.text, each) : isSelected(wanted, each)),
          );
        expect(isSelected(answer.text, event)).toBe(isSelected(text, event));
      },
    ),
    { numRuns: 300 },
  );
});

test('an exclusion takes away the event and those with its value, and nothing else', () => {
  let excluded = 0;
  fc.assert(
    fc.property(
      auditEvents,
      auditQueries,
      fc.array(auditEvents, { minLength: 4, maxLength: 4 }),
      fc.nat(),
      (xml, text, others, pick) => {
        const event = eventOf(xml);
        const values = eventValues(event);
        const value = values[pick % values.length];
        if (!value) return;
        const answer = editQueryText(
          readQuery(text, local),
          { action: 'exclude', event, path: value.path },
          options,
        );
        if (answer.kind !== 'text') return;
        excluded++;
        expect(isSelected(answer.text, event)).toBe(false);
        const held = `*[${value.path}='${value.value}']`;
        for (const each of others.map(eventOf)) {
          if (!isSelected(held, each)) expect(isSelected(answer.text, each)).toBe(isSelected(text, each));
          else if (idOf(each) === idOf(event)) expect(isSelected(answer.text, each)).toBe(false);
        }
      },
    ),
    { numRuns: 400 },
  );
  expect(excluded).toBeGreaterThan(60);
});

/** A time is written with three digits of its second, which select it all the same. */
function isTime(path: string): boolean {
  return path.includes('@SystemTime');
}

function idOf(event: ReturnType<typeof eventOf>): string | undefined {
  return eventValues(event).find(({ path }) => path === 'System/EventID')?.value;
}
