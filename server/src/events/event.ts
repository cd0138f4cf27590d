import type { TextRange } from '../text/range.ts';

/** An element of an event's XML. Names are local names: Event Log knows no namespaces (MS-EVEN6 2.2.15.1). */
export interface EventNode {
  readonly name: string;
  /** Without `xmlns` declarations; names are local names, values are decoded. */
  readonly attributes: readonly EventAttribute[];
  readonly children: readonly EventNode[];
  /**
   * The whole decoded text below the element; blanks that only indent child elements are left out.
   * Line ends are line feeds, as XML reads them.
   */
  readonly text: string;
}

export interface EventAttribute {
  readonly name: string;
  readonly value: string;
}

/** One event of a sample file. */
export interface EventRecord {
  /** The `Event` element. */
  readonly root: EventNode;
  /** Where the event stands in the text of its file, in UTF-16 code units: as it was decoded, or as an `.evtx` log reads as XML. */
  readonly source: TextRange;
}

/** Something in a sample file that could not be read as an event. */
export interface ReadProblem {
  /** A plain sentence. */
  readonly message: string;
  /** Where in the decoded text, in UTF-16 code units; in an `.evtx` log, in its bytes. */
  readonly offset: number;
}

/** What a sample file holds; events that could be read are there even if others could not. */
export interface EventFile {
  readonly events: readonly EventRecord[];
  readonly problems: readonly ReadProblem[];
}
