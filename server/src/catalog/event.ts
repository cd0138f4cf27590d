/** An event that Windows can log. The names are ours; everything else is a fact about Windows. */
export interface CatalogEvent {
  readonly provider: string;
  readonly channel: string;
  readonly id: number;
  /** Our own short name, unlike that of any other event of its channel. */
  readonly name: string;
  /** Words for the event's meaning that its name does not hold. */
  readonly searchWords: readonly string[];
  /** In the order of the latest version's template; fields that only earlier versions had stand last. */
  readonly fields: readonly EventField[];
  /** Where the fields stand below `Event`: `EventData`, or `UserData` and its root, such as `UserData/LogFileCleared`. */
  readonly container: string;
  /** `System/Level` as logged (Security-Auditing logs 0, whatever its manifest says); `undefined` where not known. */
  readonly level: number | undefined;
  /** `System/Keywords` as logged, one mask for each outcome; empty where not known. */
  readonly keywords: readonly string[];
  /** The audit policy subcategories that make Windows log the event; empty where none does or none is known. */
  readonly audit: readonly AuditSubcategory[];
  /** Empty for events that are no audits, and where Microsoft publishes no outcome. */
  readonly outcomes: readonly AuditOutcome[];
  /** Collection sets that hold the event: `All`, `Common` and `Minimal` of Sentinel, `Defender for Identity`. */
  readonly sets: readonly string[];
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
}

export type AuditOutcome = 'Success' | 'Failure';
