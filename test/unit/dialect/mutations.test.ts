import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../../server/src/dialect/check.ts';
import { readQuery } from '../../../server/src/dialect/query.ts';
import { lex } from '../../../server/src/xpath/lex.ts';
import { local } from '../../support/caret.ts';

const filters = [
  '*',
  'Event',
  '*[System[EventID=4624]]',
  '*[System[(EventID=4624 or EventID=4625)]]',
  '*[System[(EventID=4624) or (EventID=4625)]]',
  '*[System[(EventID >= 4650 and EventID <= 4651)]]',
  '*[System[(Level=1 or Level=2 or Level=3)]]',
  '*[System[Level <= 3 and Level != 0]]',
  '*[System/Level=1]',
  '*/System/EventID=7045',
  'Event/System[EventID=4]',
  'Event[System[EventID=1102]]',
  'Event/System[Task=0][EventID=1][Level=4]',
  "*[System[Provider[@Name='Service Control Manager'] and (EventID=7045)]]",
  "*[System[Provider[@Name='Microsoft-Windows-Sysmon' or @Name='EMET']]]",
  "*[System[Provider/@Name='Microsoft-Windows-Eventlog']]",
  "*[System[Security[@UserID='S-1-5-18']]]",
  "*[System[Keywords='0x8020000000000000']]",
  '*[System[band(Keywords,9007199254740992)]]',
  '*[System[(band(Keywords,13510798882111488)) and (EventID != 4624)]]',
  '*[System[TimeCreated[timediff(@SystemTime) <= 86400000]]]',
  '*[System[(Level <= 3) and TimeCreated[timediff(@SystemTime) <= 86400000]]]',
  '*[System[TimeCreated[@SystemTime>="2024-01-01T00:00:00.000Z" and @SystemTime<="2024-02-01T00:00:00.000Z"]]]',
  '*[System[EventRecordID>100 and EventRecordID<=200]]',
  '*[System[Execution[@ProcessID=4] and Computer="dc01.example"]]',
  "*[EventData[Data='S-1-5-18']]",
  '*[EventData[Data[1]="S-1-5-18"]]',
  "*[EventData[Data[position()=1]='x']]",
  "*[EventData[Data[@Name='LogonType']='10']]",
  "*[EventData[Data[@Name='LogonType']=10]]",
  "*[EventData/Data[@Name='TargetUserName']='jdoe']",
  "*[EventData[Data[@Name='a']='x' or Data[@Name='a']='y']]",
  "*[EventData[Data[@Name='a']!='x' and Data[@Name='b']!='y']]",
  "*[System[EventID=4648]] and *[EventData[Data[@Name='ProcessName']='C:\\Windows\\System32\\consent.exe']]",
  "*[System[(EventID=4624)] and EventData[Data[@Name='LogonType']='3']]",
  "(*[System[EventID=1]]) and (*[EventData[Data[@Name='Image']='a.exe']])",
  "*[System[EventID=1]] or *[EventData[Data[@Name='Image']='a.exe']]",
  '*[UserData/LowOnMemory]',
  '*[UserData/*/PrinterName="MyPrinter" and System/Level=1]',
  "*/UserData/*/Param2='Windows x64'",
];

/** A piece of a filter: a character, or a token with the blanks behind it. */
type Pieces = readonly string[];
type Slip = readonly [name: string, apply: (pieces: Pieces, at: number) => Pieces];

const slips: readonly Slip[] = [
  ['left out', (pieces, at) => pieces.toSpliced(at, 1)],
  ['doubled', (pieces, at) => pieces.toSpliced(at, 0, pieces[at] ?? '')],
  ['swapped', (pieces, at) => pieces.toSpliced(at, 2, pieces[at + 1] ?? '', pieces[at] ?? '')],
];

test.each(filters)('nothing is wrong with %s', (filter) => expect(problemsOf(filter)).toEqual([]));

describe('one slip of the finger', () => {
  const slipped = filters.flatMap((filter) =>
    [[...filter], tokensOf(filter)].flatMap((pieces) =>
      slips.flatMap(([, apply]) => pieces.map((_, at) => apply(pieces, at).join(''))),
    ),
  );
  const counted = [...new Set(slipped)].map((text) => [text, errorPlaces(text)] as const);
  const wrong = counted.filter(([, places]) => places > 0);

  test('is told in one or two places', () => {
    const places = wrong.reduce((sum, [, count]) => sum + count, 0);
    const worst = wrong.filter(([text, count]) => count > (text.includes('([') ? 5 : 3));
    console.log(
      `${counted.length} slips: ${wrong.length} are errors, told in ${(places / wrong.length).toFixed(3)} places on average, at most in ${Math.max(...wrong.map(([, count]) => count))}.`,
    );
    expect(worst).toEqual([]);
    expect(places / wrong.length).toBeLessThan(1.2);
  });

  test('and a second one never stop the check', () => {
    const anySlip = fc.record({
      filter: fc.constantFrom(...filters),
      slips: fc.array(fc.tuple(fc.constantFrom(...slips), fc.nat()), { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(anySlip, (sample) => {
        let text = sample.filter;
        for (const [[, apply], seed] of sample.slips) {
          const pieces = seed % 2 === 0 ? [...text] : tokensOf(text);
          if (pieces.length > 0) text = apply(pieces, seed % pieces.length).join('');
        }
        for (const { range } of problemsOf(text)) {
          expect(range.start).toBeLessThanOrEqual(range.end);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 5_000 },
    );
  });
});

function problemsOf(text: string) {
  return check(readQuery(text, local));
}

function errorPlaces(text: string): number {
  const errors = problemsOf(text).filter(({ severity }) => severity === 'error');
  return new Set(errors.map(({ range }) => range.start)).size;
}

function tokensOf(text: string): readonly string[] {
  return lex(text, { start: 0, end: text.length })
    .map(({ start, end }) => text.slice(start, end))
    .filter((token) => token !== '');
}
