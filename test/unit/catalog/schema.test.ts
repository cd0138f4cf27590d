import { expect, test } from 'vitest';
import { schemaElement, schemaElements } from '../../../server/src/catalog/schema.ts';

test.each([
  [
    'Event',
    [
      'System',
      'EventData',
      'UserData',
      'DebugData',
      'BinaryEventData',
      'ProcessingErrorData',
      'RenderingInfo',
    ],
  ],
  ['EventData', ['Data', 'ComplexData', 'Binary']],
  ['ComplexData', ['Data']],
  ['UserData', []],
  ['ProcessingErrorData', ['ErrorCode', 'DataItemName', 'EventPayload']],
  ['RenderingInfo', ['Message', 'Level', 'Opcode', 'Task', 'Channel', 'Provider', 'Keywords']],
  ['EventID', []],
])('%s holds %j', (name, children) => {
  expect(schemaElement(name)?.children).toEqual(children);
});

test('System holds its fourteen elements in order', () => {
  expect(schemaElement('System')?.children.join(' ')).toBe(
    'Provider EventID Version Level Task Opcode Keywords TimeCreated EventRecordID Correlation Execution Channel Computer Security',
  );
});

test.each([
  ['Provider', 'Name:anyURI Guid:GUIDType EventSourceName:string'],
  ['EventID', 'Qualifiers:unsignedShort'],
  ['TimeCreated', 'SystemTime:dateTime RawTime:unsignedLong'],
  ['Correlation', 'ActivityID:GUIDType RelatedActivityID:GUIDType'],
  ['Security', 'UserID:SID'],
  ['EventData', 'Name:string'],
  ['Data', 'Name:string Type:QName'],
  ['ComplexData', 'Name:string'],
  ['RenderingInfo', 'Culture:language'],
  ['Level', ''],
])('%s has the attributes %j', (name, attributes) => {
  expect(
    schemaElement(name)
      ?.attributes.map((attribute) => `${attribute.name}:${attribute.type}`)
      .join(' '),
  ).toBe(attributes);
});

test.each([
  ['EventID', 'unsignedShort'],
  ['Level', 'unsignedByte'],
  ['Keywords', 'HexInt64Type'],
  ['EventRecordID', 'unsignedLong'],
  ['Computer', 'string'],
  ['Data', 'string'],
  ['Binary', 'hexBinary'],
  ['System', undefined],
  ['TimeCreated', undefined],
])('the text of %s is of type %s', (name, type) => {
  expect(schemaElement(name)?.type).toBe(type);
});

test('below RenderingInfo values are text', () => {
  expect(schemaElement('Level', 'RenderingInfo')?.type).toBe('string');
  expect(schemaElement('Keywords', 'RenderingInfo')?.children).toEqual(['Keyword']);
  expect(schemaElement('Level', 'System')?.type).toBe('unsignedByte');
});

test.each(['EventId', 'eventid', 'event', 'LogFileCleared', ''])('there is no element %j', (name) => {
  expect(schemaElement(name)).toBeUndefined();
});

test('only UserData is open', () => {
  const open = schemaElements().filter((element) => element.open);
  expect(open.map((element) => element.name)).toEqual(['UserData']);
});

test('every child is an element of the schema', () => {
  const children = schemaElements().flatMap((element) => element.children);
  expect(children.filter((name) => schemaElement(name) === undefined)).toEqual([]);
});
