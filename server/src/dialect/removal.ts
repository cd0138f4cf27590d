import { removal, type TextEdit } from '../text/edit.ts';
import type { TextRange } from '../text/range.ts';
import type { Logical } from './shape.ts';

/** Removes an operand of `and` or `or` together with the operator that joins it to its neighbour. */
export function operandRemoval(operand: TextRange, { operands, operators }: Logical): TextEdit {
  const index = operands.findIndex(({ start, end }) => start === operand.start && end === operand.end);
  const [before, after] = [operands[index - 1], operands[index + 1]];
  const start = operand.start < operand.end ? operand.start : (operators[index]?.start ?? operand.start);
  if (after) return removal({ start, end: after.start });
  return removal({ start: before?.end ?? operators[index - 1]?.start ?? operand.start, end: operand.end });
}
