import { readdirSync, readFileSync } from 'node:fs';
import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import { type ParseError, parse as parseJsonc } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import * as xpath from 'xpath';

const samples = new URL('../../samples/', import.meta.url);

type Value = { stringValue(): string };
type Functions = Record<string, (context: unknown, left: Value, right: Value) => object>;

/** The package's types leave out the part of it that takes functions of one's own. */
const { parse, XBoolean } = xpath as unknown as {
  parse(query: string): { evaluateBoolean(options: { node: Document; functions: Functions }): boolean };
  XBoolean: new (value: boolean) => object;
};

describe('event files', () => {
  test.each([
    ['security.xml', 68],
    ['system.xml', 15],
    ['applocker.xml', 5],
    ['sysmon.xml', 10],
    ['powershell.xml', 5],
    ['application-utf16.xml', 3],
    ['traps.xml', 17],
    ['pasted-from-event-viewer.txt', 1],
  ])('%s parses and holds %i events', (file, count) => {
    expect(events(file)).toHaveLength(count);
  });

  test('security.xml holds the events that the README promises', () => {
    expect([...new Set(events('security.xml').map(eventID))].sort()).toEqual([
      ...[
        1102, 4624, 4625, 4634, 4647, 4648, 4663, 4672, 4688, 4689, 4697, 4698, 4720, 4722, 4724, 4728, 4732,
      ],
      ...[4740, 4756, 4768, 4769, 4771, 4776, 5140, 5156],
    ]);
  });

  test.each([
    ['system.xml', [41, 104, 1074, 6005, 7036, 7040, 7045]],
    ['applocker.xml', [8002, 8003, 8004]],
    ['sysmon.xml', [1, 3, 11, 22]],
    ['powershell.xml', [4103, 4104]],
  ])('%s holds the events that filters ask for', (file, ids) => {
    expect(events(file).map(eventID)).toEqual(expect.arrayContaining(ids));
  });

  test('4624 comes in each logon type that an office sees', () => {
    const types = events('security.xml')
      .filter((event) => eventID(event) === 4624)
      .map((event) => Number(data(event, 'LogonType')));
    expect([...new Set(types)].sort((a, b) => a - b)).toEqual([0, 2, 3, 4, 5, 7, 8, 9, 10, 11]);
  });

  test('4625 comes with several reasons', () => {
    const reasons = events('security.xml')
      .filter((event) => eventID(event) === 4625)
      .map((event) => `${data(event, 'Status')} ${data(event, 'SubStatus')}`);
    expect(new Set(reasons).size).toBeGreaterThanOrEqual(5);
  });

  test('audits are logged with Level 0 and one of the two audit keywords', () => {
    const audits = events('security.xml').filter((event) => eventID(event) !== 1102);
    expect(new Set(audits.map((event) => text(event, 'Level')))).toEqual(new Set(['0']));
    expect(new Set(audits.map((event) => text(event, 'Keywords')))).toEqual(
      new Set(['0x8020000000000000', '0x8010000000000000']),
    );
  });

  test.each(['security.xml', 'system.xml', 'sysmon.xml'])('%s is in order of time and record', (file) => {
    const records = events(file).map((event) => Number(text(event, 'EventRecordID')));
    expect(records).toEqual([...records].sort((a, b) => a - b));
    const times = events(file).map((event) => element(event, 'TimeCreated').getAttribute('SystemTime'));
    expect(times).toEqual([...times].sort());
    for (const time of times) expect(time).toMatch(/^2025-03-11T\d\d:\d\d:\d\d\.\d{7}Z$/);
  });

  test('UserData lies in a foreign namespace', () => {
    for (const [file, id, root] of [
      ['security.xml', 1102, 'LogFileCleared'],
      ['system.xml', 104, 'LogFileCleared'],
      ['applocker.xml', 8004, 'RuleAndFileData'],
      ['traps.xml', 11, 'nw:ShipmentRejected'],
    ] as const) {
      const event = events(file).find((candidate) => eventID(candidate) === id);
      expect(event && element(event, root).namespaceURI).not.toBe(event?.namespaceURI);
    }
  });

  test('application-utf16.xml begins with a byte order mark', () => {
    expect([...read('events/application-utf16.xml').subarray(0, 2)]).toEqual([0xff, 0xfe]);
  });
});

describe('traps.xml', () => {
  const source = decode(read('events/traps.xml'));
  test.each([
    ['unnamed Data', '<Data>first</Data>'],
    ['a repeated name', /(<Data Name="Member">[^<]*<\/Data>[\s\S]*){2}/],
    ['self-closed Data', '<Data/>'],
    ['empty Data', '<Data></Data>'],
    ['an empty attribute', 'ActivityID=""'],
    ['German', 'Straße'],
    ['Japanese', '山田 太郎'],
    ['a joined emoji', '👩‍💻'],
    ['a composed accent', 'Caf\u00e9'],
    ['a combining accent', 'Cafe\u0301'],
    ['named entities', '&lt;tag a=&quot;1&quot; b=&apos;2&apos;&gt; R&amp;D'],
    ['decimal references', '&#8364;'],
    ['hexadecimal references', '&#x1F511;'],
    ['CDATA', '<![CDATA[<inside>]]>'],
    ['a comment inside a value', 'svc_<!-- a comment in the middle -->backup'],
    ['a processing instruction inside a value', '46<?nordwind keep?>24'],
    ['blanks around a value', '>  4624  <'],
    ['EventData with a name', '<EventData Name='],
    ['Binary', '<Binary>'],
    ['a prefixed namespace', '<nw:ShipmentRejected xmlns:nw='],
    ['ProcessingErrorData', '<ProcessingErrorData>'],
    ['DebugData', '<DebugData>'],
    ['RenderingInfo', '<RenderingInfo Culture='],
    ['an event without namespace', '<Event>'],
    ['a prefixed event', '<ev:Event '],
  ])('holds %s', (_, part) => {
    expect(source).toMatch(part);
  });
});

describe('host documents', () => {
  test.each(['rule.json', 'rule-with-mistakes.json'])('%s is plain JSON', (file) => {
    expect(xPathQueries(JSON.parse(decode(read(file)))).length).toBeGreaterThan(0);
  });

  test('arm-template.json is JSON with comments', () => {
    const source = decode(read('arm-template.json'));
    const errors: ParseError[] = [];
    const queries = xPathQueries(parseJsonc(source, errors));
    expect(errors).toEqual([]);
    expect(() => JSON.parse(source)).toThrow();
    expect(queries).toContain("[concat('Security!*[System[EventID=', parameters('eventId'), ']]')]");
    expect(queries.filter((query) => query.startsWith('[['))).toHaveLength(1);
  });

  test('rule-with-mistakes.json holds queries with one mistake each, but the first of each list', () => {
    expect(xPathQueries(JSON.parse(decode(read('rule-with-mistakes.json'))))).toHaveLength(40);
  });

  test.each(xPathQueries(JSON.parse(decode(read('rule.json')))))(
    'rule.json: %s finds a sample event',
    (query) => {
      expect(allEvents.filter((event) => matches(query, event)).length).toBeGreaterThan(0);
    },
  );

  test('no event is collected by two queries of rule.json', () => {
    const queries = xPathQueries(JSON.parse(decode(read('rule.json'))));
    for (const event of allEvents)
      expect(queries.filter((query) => matches(query, event)).length).toBeLessThanOrEqual(1);
  });
});

const allEvents = readdirSync(new URL('events/', samples))
  .filter((file) => !file.endsWith('.evtx'))
  .flatMap(events);

function events(file: string): Element[] {
  const source = decode(read(`events/${file}`))
    .replace(/^<\?xml[^>]*\?>/, '')
    .replace(/^- (?=<)/gm, '');
  const document = parseXml(`<all>${source}</all>`);
  return [...document.getElementsByTagNameNS('*', 'Event')];
}

function parseXml(source: string): Document {
  const onError = (_: string, message: string) => {
    throw new Error(message);
  };
  return new DOMParser({ onError }).parseFromString(source, 'text/xml');
}

function read(path: string): Buffer {
  return readFileSync(new URL(path, samples));
}

function decode(bytes: Buffer): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
}

function element(event: Element, name: string): Element {
  const found = event.getElementsByTagName(name)[0];
  if (!found) throw new Error(`No ${name} in event ${event.textContent}`);
  return found;
}

function text(event: Element, name: string): string | null {
  return element(event, name).textContent;
}

function eventID(event: Element): number {
  return Number(event.getElementsByTagNameNS('*', 'EventID')[0]?.textContent);
}

function data(event: Element, name: string): string | null | undefined {
  return [...event.getElementsByTagName('Data')].find((candidate) => candidate.getAttribute('Name') === name)
    ?.textContent;
}

function xPathQueries(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'xPathQueries' ? child : xPathQueries(child),
  );
}

/** XPath 1.0 as such is enough here: the queries of rule.json use band() and nothing else of Windows' own. */
function matches(query: string, event: Element): boolean {
  const bang = query.indexOf('!');
  if (event.getElementsByTagNameNS('*', 'Channel')[0]?.textContent !== query.slice(0, bang)) return false;
  const document = parseXml(event.toString().replace(/ xmlns=(["'])[^"']*\1/g, ''));
  return parse(query.slice(bang + 1)).evaluateBoolean({
    node: document,
    functions: {
      band: (_, left, right) =>
        new XBoolean((BigInt(left.stringValue()) & BigInt(right.stringValue())) !== 0n),
    },
  });
}
