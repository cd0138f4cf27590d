/** What stands in an event (win32 eventschema-systempropertiestype-complextype and the types around it), as Markdown. */
export const systemFields: ReadonlyMap<string, string> = new Map([
  ['System', 'What Windows itself writes into every event: who logged what, when and where.'],
  ['System/Provider', 'The program or part of Windows that logged the event.'],
  [
    'System/Provider/@Name',
    'The name of the provider, such as `Microsoft-Windows-Security-Auditing`. Compared without regard to case.',
  ],
  ['System/Provider/@Guid', 'The identifier of the provider; older kinds of providers have none.'],
  [
    'System/Provider/@EventSourceName',
    'The name that the provider has as an event source of the older kind.',
  ],
  [
    'System/EventID',
    'The number of the event. It means something only together with the provider: others use the same numbers.',
  ],
  ['System/EventID/@Qualifiers', 'The upper half of the number that older kinds of providers have.'],
  ['System/Version', "The version of the event's definition: later ones have more fields."],
  [
    'System/Level',
    'How grave the event is. Audit events of the Security log have 0, whatever Event Viewer shows.',
  ],
  ['System/Task', 'The category within the provider; of audit events, the subcategory of the audit policy.'],
  ['System/Opcode', 'The step of an activity that the event stands for, such as start and stop.'],
  [
    'System/Keywords',
    'A mask of 64 bits, some of which tell an audit success from a failure. Test single bits with `band`.',
  ],
  ['System/TimeCreated', 'When the event was logged.'],
  [
    'System/TimeCreated/@SystemTime',
    'When the event was logged, in UTC, as in `2024-05-14T08:30:00.000Z`. `timediff(@SystemTime)` is its age in milliseconds.',
  ],
  ['System/TimeCreated/@RawTime', 'The time as a raw count, where the event has no system time.'],
  ['System/EventRecordID', 'The number of the record in its log, which counts up.'],
  ['System/Correlation', 'What ties events of one activity together.'],
  [
    'System/Correlation/@ActivityID',
    'The activity that the event belongs to, a GUID; many events have none.',
  ],
  ['System/Correlation/@RelatedActivityID', "The activity that the event's own one came from or leads to."],
  ['System/Execution', 'The process and the thread that logged the event.'],
  [
    'System/Execution/@ProcessID',
    "The process that logged the event: of audit events always the system's own, not the one that the event is about.",
  ],
  ['System/Execution/@ThreadID', 'The thread that logged the event.'],
  ['System/Execution/@SessionID', 'The session of the process that logged the event.'],
  ['System/Channel', 'The log that the event was written to.'],
  ['System/Computer', 'The machine that logged the event, with its domain where it has one.'],
  ['System/Security', 'The account that logged the event.'],
  [
    'System/Security/@UserID',
    'The SID of the account that logged the event, not of the one that it is about. Audit events have none. Names of accounts never match.',
  ],
  ['EventData', "The fields of the event's own, each a `Data` element with a name."],
  [
    'EventData/Data',
    "A field of the event. Its name is an attribute: `Data[@Name='LogonType']=3`. Fields of older providers have no names; `Data[1]` is the first.",
  ],
  ['EventData/Data/@Name', 'The name of the field.'],
  ['EventData/Binary', 'Bytes that the event carries beside its fields, in hex.'],
  [
    'UserData',
    'The fields of events whose provider gives them a form of its own, below one element that each event names differently.',
  ],
  [
    'RenderingInfo',
    'The message and the names of levels and keywords as text: only in forwarded events, in the language of the machine that rendered them.',
  ],
]);
