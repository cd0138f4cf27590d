/** An integer of 1, 2, 4 or 8 bytes in decimal; `undefined` for other lengths. */
export function numberText(
  view: DataView,
  start: number,
  end: number,
  isSigned: boolean,
): string | undefined {
  switch (end - start) {
    case 1:
      return String(isSigned ? view.getInt8(start) : view.getUint8(start));
    case 2:
      return String(isSigned ? view.getInt16(start, true) : view.getUint16(start, true));
    case 4:
      return String(isSigned ? view.getInt32(start, true) : view.getUint32(start, true));
    case 8:
      return String(isSigned ? view.getBigInt64(start, true) : view.getBigUint64(start, true));
  }
  return undefined;
}

/** An integer as `numberText` writes it, if it is one from 0 to 2^32 - 1; else -1. */
export function integerAt(view: DataView, start: number, end: number, isSigned: boolean): number {
  switch (end - start) {
    case 1:
      return isSigned ? Math.max(view.getInt8(start), -1) : view.getUint8(start);
    case 2:
      return isSigned ? Math.max(view.getInt16(start, true), -1) : view.getUint16(start, true);
    case 4:
      return isSigned ? Math.max(view.getInt32(start, true), -1) : view.getUint32(start, true);
    case 8:
      return view.getUint32(start + 4, true) === 0 ? view.getUint32(start, true) : -1;
  }
  return -1;
}

/** A real number of 4 or 8 bytes in the fewest digits that give it again: our own decision, MS-EVEN6 2.2.12.3 does not say how many. */
export function realText(view: DataView, start: number, end: number): string | undefined {
  switch (end - start) {
    case 4:
      return shortest(view.getFloat32(start, true));
    case 8:
      return nameOf(view.getFloat64(start, true));
  }
  return undefined;
}

function shortest(single: number): string {
  if (!Number.isFinite(single)) return nameOf(single);
  for (let digits = 1; digits < 9; digits++) {
    const number = Number(single.toPrecision(digits));
    if (Math.fround(number) === single) return nameOf(number);
  }
  return nameOf(Number(single.toPrecision(9)));
}

/** As XML Schema names what is no finite number. */
function nameOf(number: number): string {
  return Number.isFinite(number) || Number.isNaN(number) ? String(number) : number > 0 ? 'INF' : '-INF';
}
