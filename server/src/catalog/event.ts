/** What tells an event from all others. */
export interface EventKey {
  readonly provider: string;
  readonly channel: string;
  readonly id: number;
}

/** An event that Windows can log. The names are ours; everything else is a fact about Windows. */
export interface CatalogEvent extends EventKey {
  /** Whether it is certain that the event is in this channel and in no other; otherwise the channel is only likely. */
  readonly isChannelCertain: boolean;
  /** Our own short name, unlike that of any other event of its channel; events that few filter on have none (see `titleOf`). */
  readonly name: string | undefined;
  /** Words for the event's meaning that its name does not hold; none where it has no name. */
  readonly searchWords: readonly string[];
  /** In the order of the latest version's template; fields that only earlier versions had stand last. */
  readonly fields: readonly EventField[];
  /** Where the fields stand below `Event`: `EventData`, or `UserData` and its root, such as `UserData/LogFileCleared`. */
  readonly container: string;
  /** `System/Level` as logged (Security-Auditing logs 0, whatever its manifest says); `undefined` where not known. */
  readonly level: number | undefined;
  /** `System/Keywords` as logged, one mask for each outcome; empty where not known. */
  readonly keywords: readonly string[];
  /** `System/Task` as logged, one for each audit subcategory that can log the event; empty where not known. */
  readonly tasks: readonly number[];
  /** `System/Opcode` as logged; `undefined` where not known. */
  readonly opcode: number | undefined;
  /** The audit policy subcategories that make Windows log the event; empty where none does or none is known. */
  readonly audit: readonly AuditSubcategory[];
  /** Empty for events that are no audits, and where Microsoft publishes no outcome. */
  readonly outcomes: readonly AuditOutcome[];
  /** Collection sets that hold the event: `All`, `Common` and `Minimal` of Sentinel, `Defender for Identity`. */
  readonly sets: readonly string[];
  /** IDs of events of the same channel that belong to the same story, in ascending order. */
  readonly related: readonly number[];
  /** Microsoft's page about the event; `undefined` where none is known. */
  readonly link: string | undefined;
  /** How much public detection rules use the event: 0 and up, for ranking only. */
  readonly popularity: number;
}

/** A `Data` of `EventData`, or an element below the root of `UserData`. */
export interface EventField {
  readonly name: string;
  /** As in the provider's manifest: `UnicodeString`, `UInt32`, `HexInt64`, `SID` …; `Unknown` where not known. */
  readonly type: string;
}

/** A setting of the advanced audit policy. */
export interface AuditSubcategory {
  readonly category: string;
  readonly subcategory: string;
  /** How many events it brings: `low`, `high`, `very high`, `low to medium`, `depends` …; `undefined` where not known. */
  readonly volume: string | undefined;
}

export type AuditOutcome = 'Success' | 'Failure';

/** What to call an event: its name, or `Event 12 of TaskScheduler` where it has none. */
export function titleOf({ name, id, provider }: CatalogEvent): string {
  return name ?? `Event ${id} of ${provider.replace(/^Microsoft-Windows-/, '')}`;
}
