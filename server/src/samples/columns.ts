import xpath from 'xpath';
import type { EventNode } from '../events/event.ts';
import { documentOf } from './document.ts';
import { type FieldPath, fieldPathOf } from './field.ts';

/** A column of a table of events: an XPath 1.0 expression with the Event element as its context node. */
export interface TableColumn {
  /** Why it has no values, in a plain sentence. */
  readonly problem: string | undefined;
  /** Where its value stands, if it is a plain path, so that it is read without the event around it. */
  readonly path: FieldPath | undefined;
  /** Its value in an event, as text. */
  cellOf(event: EventNode): string;
}

/** Reads an expression with the npm package `xpath`: in a table all of XPath 1.0 is useful, not only what Event Log runs. */
export function tableColumn(expression: string): TableColumn {
  try {
    const parsed = parser.parse(expression);
    return {
      problem: undefined,
      path: fieldPathOf(expression),
      cellOf: (event) => parsed.evaluateString({ node: rootOf(event) }),
    };
  } catch {
    // What the package says of the mistake speaks of its own states.
    return { problem: 'This is no expression of XPath 1.0.', path: undefined, cellOf: () => '' };
  }
}

interface ParsedExpression {
  evaluateString(options: { readonly node: unknown }): string;
}

/** The package has a parser that its types do not tell of. */
const parser = xpath as unknown as { parse(expression: string): ParsedExpression };

/** The columns of a row ask for the same event one after the other. */
const documents = new WeakMap<EventNode, unknown>();

function rootOf(event: EventNode): unknown {
  const known = documents.get(event) ?? documentOf(event).documentElement;
  documents.set(event, known);
  return known;
}
