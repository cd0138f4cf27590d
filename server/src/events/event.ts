import type { TextRange } from '../text/range.ts';

/** An element of an event's XML. Names are local names: Event Log knows no namespaces (MS-EVEN6 2.2.15.1). */
export interface EventNode {
  readonly name: string;
  /** Without `xmlns` declarations; names are local names, values are decoded. */
  readonly attributes: readonly EventAttribute[];
  /** Its elements and the runs of text between them; no run is empty, and none between elements is blank. */
  readonly content: readonly (EventNode | string)[];
  /** Its elements. */
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

/** An event read again from its place in a file. */
export interface EventAtPlace {
  /** As it stands in its file, or as an `.evtx` log reads as XML. */
  readonly xml: string;
  readonly root: EventNode;
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

/** An element, from what stands in it. Runs of text that are empty, or that only indent elements, are left out. */
export function eventNode(
  name: string,
  attributes: readonly EventAttribute[],
  written: readonly (EventNode | string)[],
): EventNode {
  const children = written.filter((each) => typeof each !== 'string');
  const content = written.filter((each) => typeof each !== 'string' || !isLeftOut(each, children.length > 0));
  const text = content.map((each) => (typeof each === 'string' ? each : each.text)).join('');
  return { name, attributes, content, children, text };
}

function isLeftOut(run: string, isBetweenElements: boolean): boolean {
  return isBetweenElements ? !/[^ \t\r\n]/.test(run) : run === '';
}
