import type { EventKey } from '../../catalog/event.ts';
import type { TextRange } from '../../text/range.ts';

/** Something that can be inserted into a query. */
export interface Proposal {
  readonly label: string;
  readonly kind: ProposalKind;
  /** What stands beside the label. */
  readonly detail?: string | undefined;
  /** Where it comes from, at the right edge. */
  readonly description?: string | undefined;
  /** Markdown. */
  readonly documentation?: string | undefined;
  /** The event that it is about, whose card is asked for when the item is looked at. */
  readonly event?: EventKey | undefined;
  /** Where it goes, in the query. */
  readonly range: TextRange;
  readonly insertion: Insertion;
  /** Whether something is offered where the cursor stands then. */
  readonly leadsOn?: boolean;
  /** Whole queries that must stand behind this one with it: what one query has no room for. */
  readonly further?: readonly string[];
}

/** Text with the places where the cursor stops on its way through it: 1, 2 and so on, 0 the last. */
export type Insertion = readonly (string | TabStop)[];

type TabStop = 0 | 1 | 2;

export type ProposalKind =
  | 'channel'
  | 'element'
  | 'attribute'
  | 'field'
  | 'value'
  | 'function'
  | 'operator'
  | 'filter';

/** An insertion without its stops. */
export function plainText(insertion: Insertion): string {
  return insertion.filter((part) => typeof part === 'string').join('');
}
