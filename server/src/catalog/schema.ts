/** An element that an event's XML can hold. */
export interface SchemaElement {
  readonly name: string;
  /** The type of its text; `undefined` for elements that hold elements or nothing. */
  readonly type: SchemaType | undefined;
  readonly attributes: readonly SchemaAttribute[];
  readonly children: readonly string[];
  /** Whether it can hold any child besides, as `UserData` does. */
  readonly open: boolean;
}

export interface SchemaAttribute {
  readonly name: string;
  readonly type: SchemaType;
}

/** The XML Schema and Event schema types of values. */
export type SchemaType =
  | 'string'
  | 'anyURI'
  | 'language'
  | 'QName'
  | 'unsignedByte'
  | 'unsignedShort'
  | 'unsignedInt'
  | 'unsignedLong'
  | 'HexInt64Type'
  | 'hexBinary'
  | 'GUIDType'
  | 'SID'
  | 'dateTime';

/**
 * The element of a name, spelled exactly: Windows compares element names with case.
 * Some names stand both below `System`, where filters look, and as rendered text below `RenderingInfo`: the parent tells which is meant.
 */
export function schemaElement(name: string, parent = 'System'): SchemaElement | undefined {
  const rendered = parent === 'RenderingInfo' ? RENDERED.find((element) => element.name === name) : undefined;
  return rendered ?? ELEMENTS.find((element) => element.name === name);
}

/** The type of a field of System, by its path below `Event`: `System/Level`, `System/Security/@UserID`. */
export function schemaType(path: string): SchemaType | undefined {
  const [system, name = '', attribute, ...further] = path.split('/');
  if (system !== 'System' || further.length > 0) return undefined;
  const element = ELEMENTS.find((each) => each.name === 'System')?.children.includes(name)
    ? schemaElement(name)
    : undefined;
  if (attribute === undefined) return element?.type;
  return element?.attributes.find((each) => `@${each.name}` === attribute)?.type;
}

/** Every element of the schema, parents before their children. */
export function schemaElements(): readonly SchemaElement[] {
  return ELEMENTS;
}

const ELEMENTS: readonly SchemaElement[] = [
  // win32 eventschema-eventtype-complextype. Elements of other namespaces may follow (xs:any); Windows logs none.
  parent('Event', [
    'System',
    'EventData',
    'UserData',
    'DebugData',
    'BinaryEventData',
    'ProcessingErrorData',
    'RenderingInfo',
  ]),

  // win32 eventschema-systempropertiestype-complextype; only Provider, EventID and Computer are mandatory.
  parent('System', [
    'Provider',
    'EventID',
    'Version',
    'Level',
    'Task',
    'Opcode',
    'Keywords',
    'TimeCreated',
    'EventRecordID',
    'Correlation',
    'Execution',
    'Channel',
    'Computer',
    'Security',
  ]),
  leaf('Provider', undefined, { Name: 'anyURI', Guid: 'GUIDType', EventSourceName: 'string' }),
  leaf('EventID', 'unsignedShort', { Qualifiers: 'unsignedShort' }),
  leaf('Version', 'unsignedByte'),
  leaf('Level', 'unsignedByte'),
  leaf('Task', 'unsignedShort'),
  leaf('Opcode', 'unsignedByte'),
  leaf('Keywords', 'HexInt64Type'),
  leaf('TimeCreated', undefined, { SystemTime: 'dateTime', RawTime: 'unsignedLong' }),
  leaf('EventRecordID', 'unsignedLong'),
  leaf('Correlation', undefined, { ActivityID: 'GUIDType', RelatedActivityID: 'GUIDType' }),
  leaf('Execution', undefined, {
    ProcessID: 'unsignedInt',
    ThreadID: 'unsignedInt',
    ProcessorID: 'unsignedByte',
    SessionID: 'unsignedInt',
    KernelTime: 'unsignedInt',
    UserTime: 'unsignedInt',
    ProcessorTime: 'unsignedInt',
  }),
  leaf('Channel', 'anyURI'),
  leaf('Computer', 'string'),
  // The schema says string; the query's literals have the type SID (MS-EVEN6 2.2.15.2), and Windows logs nothing else here.
  leaf('Security', undefined, { UserID: 'SID' }),

  // win32 eventschema-eventdatatype-complextype; its Name is that of the template.
  parent('EventData', ['Data', 'ComplexData', 'Binary'], { Name: 'string' }),
  // win32 eventschema-datafieldtype-complextype.
  leaf('Data', 'string', { Name: 'string', Type: 'QName' }),
  // win32 eventschema-complexdatatype-complextype.
  parent('ComplexData', ['Data'], { Name: 'string' }),
  leaf('Binary', 'hexBinary'),

  // win32 eventschema-userdatatype-complextype: whatever the provider's manifest says, in the provider's namespace.
  { name: 'UserData', type: undefined, attributes: [], children: [], open: true },

  // win32 eventschema-debugdatatype-complextype.
  parent('DebugData', [
    'SequenceNumber',
    'FlagsName',
    'LevelName',
    'Component',
    'SubComponent',
    'FileLine',
    'Function',
    'Message',
  ]),
  leaf('SequenceNumber', 'unsignedInt'),
  leaf('FlagsName', 'string'),
  leaf('LevelName', 'string'),
  leaf('Component', 'string'),
  leaf('SubComponent', 'string'),
  leaf('FileLine', 'string'),
  leaf('Function', 'unsignedInt'),
  leaf('Message', 'string'),

  // win32 eventschema-eventtype-complextype: the data as a blob, where no metadata decode it.
  leaf('BinaryEventData', 'hexBinary'),

  // win32 eventschema-processingerrordatatype-complextype.
  parent('ProcessingErrorData', ['ErrorCode', 'DataItemName', 'EventPayload']),
  leaf('ErrorCode', 'unsignedInt'),
  leaf('DataItemName', 'string'),
  leaf('EventPayload', 'hexBinary'),

  // win32 eventschema-renderingtype-complextype: only in events that Windows Event Collector forwarded.
  parent('RenderingInfo', ['Message', 'Level', 'Opcode', 'Task', 'Channel', 'Provider', 'Keywords'], {
    Culture: 'language',
  }),
  leaf('Keyword', 'string'),
];

/** Below `RenderingInfo` all values are text, in the language of `Culture` (win32 eventschema-renderingtype-complextype). */
const RENDERED: readonly SchemaElement[] = [
  leaf('Message', 'string'),
  leaf('Level', 'string'),
  leaf('Opcode', 'string'),
  leaf('Task', 'string'),
  leaf('Channel', 'string'),
  leaf('Provider', 'string'),
  parent('Keywords', ['Keyword']),
];

type Attributes = Readonly<Record<string, SchemaType>>;

function parent(name: string, children: readonly string[], attributes: Attributes = {}): SchemaElement {
  return { name, type: undefined, attributes: attributesOf(attributes), children, open: false };
}

function leaf(name: string, type: SchemaType | undefined, attributes: Attributes = {}): SchemaElement {
  return { name, type, attributes: attributesOf(attributes), children: [], open: false };
}

function attributesOf(attributes: Attributes): readonly SchemaAttribute[] {
  return Object.entries(attributes).map(([name, type]) => ({ name, type }));
}
