import { bitsIn, valuesOf } from '../catalog/values.ts';
import type { Query } from '../dialect/query.ts';
import { type Comparison, isComparison, nameOf, unwrapped } from '../dialect/shape.ts';
import { durationInWords } from '../text/duration.ts';
import { type TextRange, touchesRange } from '../text/range.ts';
import { bitsOf } from '../text/reading.ts';
import type { Expr, FunctionCall } from '../xpath/ast.ts';
import { walk } from '../xpath/walk.ts';
import type { QueryDocument } from './query-document.ts';
import { eventNameOf } from './value-meaning.ts';

/** Words beside a number that say what it means. */
export interface InlayHint {
  /** Where the words stand, in the document. */
  readonly offset: number;
  readonly label: string;
  readonly kind: 'event-name' | 'duration' | 'mask';
}

/** What the numbers of the queries in a range of the document mean: events by name, durations, masks by their bits. */
export function inlayHints(document: QueryDocument, range: TextRange): readonly InlayHint[] {
  return document.queries
    .filter(({ embedded }) => touchesRange(embedded.hostRange, range))
    .flatMap(({ embedded, query }) =>
      hintsOf(query).map(({ at, label, kind }) => ({ offset: embedded.map.toHost(at).end, label, kind })),
    );
}

interface Hint {
  readonly at: TextRange;
  readonly label: string;
  readonly kind: InlayHint['kind'];
}

function hintsOf(query: Query): readonly Hint[] {
  return walk(query.expr).flatMap(({ node }): readonly Hint[] => {
    if (node.kind === 'FunctionCall' && node.name === 'band') return maskHint(node);
    if (!isComparison(node)) return [];
    return lastName(node) === 'EventID' ? nameHint(query, node) : durationHint(node);
  });
}

/** Only `=` and `!=` speak of one event; the ends of a range do not. */
function nameHint(query: Query, { kind, right }: Comparison): readonly Hint[] {
  const text = right.kind === 'Number' ? right.text : right.kind === 'Literal' ? right.value : '';
  const name = kind === 'EqualityExpr' ? eventNameOf(query, text) : undefined;
  return name === undefined ? [] : [{ at: right, label: name, kind: 'event-name' }];
}

function durationHint({ left, right }: Comparison): readonly Hint[] {
  const call = unwrapped(left);
  if (call.kind !== 'FunctionCall' || call.name !== 'timediff' || right.kind !== 'Number') return [];
  return [{ at: right, label: durationInWords(Number(right.text)), kind: 'duration' }];
}

function maskHint({ arguments: [field, mask] }: FunctionCall): readonly Hint[] {
  const text = mask?.kind === 'Number' ? mask.text : mask?.kind === 'Literal' ? mask.value : undefined;
  const bits = text === undefined ? undefined : bitsOf(text);
  if (!field || !mask || bits === undefined || lastNameOf(unwrapped(field)) !== 'Keywords') return [];
  const keywords = valuesOf('System/Keywords');
  const names = keywords ? bitsIn(keywords, bits).map(({ name }) => name) : [];
  return names.length > 0 ? [{ at: mask, label: names.join(' or '), kind: 'mask' }] : [];
}

function lastName({ left }: Comparison): string | undefined {
  return lastNameOf(unwrapped(left));
}

function lastNameOf(expr: Expr): string | undefined {
  const last = expr.kind === 'LocationPath' ? expr.steps[expr.steps.length - 1] : undefined;
  return last && nameOf(last);
}
