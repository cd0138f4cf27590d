import {
  endTagLength,
  endTagWord,
  type FormTrie,
  firstChild,
  formNumber,
  literalLength,
  literalWord,
  nextEdge,
  rememberedId,
  rememberedLength,
  slotKind,
} from './form-trie.ts';
import { doubleQuoted, leafText, type SlotKind, stops } from './slot-value.ts';

/**
 * Reads the event that begins at an index, if its form is known: its values and its group.
 * @param view of `bytes`, which must hold some zeros behind `end`
 * @returns the index behind the event, or -1
 */
export function readForm(
  trie: FormTrie,
  bytes: Uint8Array<ArrayBuffer>,
  view: DataView,
  start: number,
  end: number,
): number {
  const { edges, words, remembered, starts, ends, ids, slotEdges, values } = trie;
  values.used = 0;
  let parent = 0;
  let at = start;
  let slot = 0;
  for (;;) {
    let previous = 0;
    let edge = edges[parent + firstChild] as number;
    for (; edge !== 0; previous = edge, edge = edges[edge + nextEdge] as number) {
      const length = edges[edge + literalLength] as number;
      const from = at + length;
      if (from > end) continue;
      if (!isAt(words, edges[edge + literalWord] as number, length, view, at)) continue;
      const kind = edges[edge + slotKind] as number;
      if (kind === 0) {
        const form = edges[edge + formNumber] as number;
        if (form === 0) continue;
        trie.form = form - 1;
        return from;
      }
      ids[slot] = -1;
      let valueStart = from;
      if (kind === leafText) {
        const first = bytes[from];
        if (first !== 0x3e) {
          const slash = first === 0x20 ? from + 1 : from;
          if (bytes[slash] !== 0x2f || bytes[slash + 1] !== 0x3e || slash + 2 > end) continue;
          starts[slot] = ~values.used;
          ends[slot] = values.used;
          at = slash + 2;
          break;
        }
        valueStart++;
      }
      starts[slot] = valueStart;
      let delimiter = valueStart;
      const known = edges[edge + rememberedLength] as number;
      if (known !== 0 && valueStart + known <= end && isAt(remembered, edge, known, view, valueStart)) {
        delimiter += known - 1;
        ends[slot] = delimiter;
        ids[slot] = edges[edge + rememberedId] as number;
      } else {
        while (((stops[bytes[delimiter] as number] as number) & kind) === 0) delimiter++;
        ends[slot] = delimiter;
        if (bytes[delimiter] !== (kind === leafText ? 0x3c : kind === doubleQuoted ? 0x22 : 0x27)) {
          const used = values.used;
          const valueEnd = values.read(bytes, valueStart, delimiter, end, kind as SlotKind);
          if (valueEnd < 0) continue;
          delimiter = values.delimiter;
          if (values.isDecoded) starts[slot] = ~used;
          ends[slot] = valueEnd;
        }
      }
      if (kind !== leafText) {
        at = delimiter;
        break;
      }
      const endLength = edges[edge + endTagLength] as number;
      if (delimiter + endLength > end) continue;
      if (!isAt(words, edges[edge + endTagWord] as number, endLength, view, delimiter)) continue;
      at = delimiter + endLength;
      break;
    }
    if (edge === 0) return -1;
    if (previous !== 0) {
      edges[previous + nextEdge] = edges[edge + nextEdge] as number;
      edges[edge + nextEdge] = edges[parent + firstChild] as number;
      edges[parent + firstChild] = edge;
    }
    slotEdges[slot] = edge;
    parent = edge;
    slot++;
  }
}

/** Whether a literal stands at an index, compared by four bytes. */
function isAt(words: Int32Array, first: number, length: number, view: DataView, from: number): boolean {
  let word = first;
  let index = from;
  for (const last = from + length - (length & 3); index < last; index += 4, word++)
    if (words[word] !== view.getInt32(index, true)) return false;
  const rest = length & 3;
  return rest === 0 || words[word] === (view.getInt32(index, true) & ((1 << (rest << 3)) - 1));
}
