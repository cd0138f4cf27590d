import { repairWindows1252 } from '../windows-1252.ts';
import { numberText, realText } from './number.ts';
import { fileTimeText, systemTimeText } from './time.ts';

/** A value as it lies in its chunk. */
export interface Value {
  /** As in MS-EVEN6 2.2.12, `BinXml value types`; 0x80 added for an array. */
  readonly type: number;
  readonly start: number;
  readonly end: number;
}

export function isAbsent(type: number): boolean {
  return type === 0;
}

export function isFragment(type: number): boolean {
  return type === 0x21;
}

export function isArray(type: number): boolean {
  return type >= 0x80;
}

/** The items of an array: strings end with a zero character, other values have a fixed length each. */
export function itemsOf(view: DataView, { type: arrayType, start, end }: Value): readonly Value[] {
  const type = arrayType & 0x7f;
  const items: Value[] = [];
  for (let at = start; at < end; ) {
    const itemEnd = Math.min(itemEndAt(view, type, at, end), end);
    items.push({ type, start: at, end: itemEnd });
    at = itemEnd;
  }
  return items;
}

function itemEndAt(view: DataView, type: number, start: number, end: number): number {
  switch (type) {
    case 0x01: {
      let at = start;
      while (at + 2 <= end && view.getUint16(at, true) !== 0) at += 2;
      return at + 2;
    }
    case 0x02: {
      let at = start;
      while (at < end && view.getUint8(at) !== 0) at++;
      return at + 1;
    }
    case 0x10:
      return start + ((end - start) % 8 === 0 ? 8 : 4);
    case 0x13:
      return start + 2 < end ? start + 8 + view.getUint8(start + 1) * 4 : end;
  }
  return start + (fixedLength(type) ?? end - start);
}

/** The length in bytes of values whose type tells it. */
export function fixedLength(type: number): number | undefined {
  return lengths[type];
}

const lengths: Readonly<Record<number, number>> = {
  3: 1,
  4: 1,
  5: 2,
  6: 2,
  7: 4,
  8: 4,
  9: 8,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  15: 16,
  17: 8,
  18: 16,
  20: 4,
  21: 8,
};

/** A value in the words that Windows uses for it. What does not have the length of its type is shown byte for byte. */
export function valueText(view: DataView, value: Value): string {
  const { type, start, end } = value;
  if (isArray(type))
    return itemsOf(view, value)
      .map((item) => valueText(view, item))
      .join(',');
  const bytes = () => new Uint8Array(view.buffer, view.byteOffset + start, end - start);
  const expected = fixedLength(type);
  const isWhole = expected === undefined || expected === end - start;
  switch (type) {
    case 0x00:
      return '';
    case 0x01:
    case 0x23:
      return withoutEnd(utf16.decode(bytes()));
    case 0x02:
      return withoutEnd(repairWindows1252(windows1252.decode(bytes())));
    case 0x03:
    case 0x05:
    case 0x07:
    case 0x09:
      return numberText(view, start, end, true) ?? hexText(bytes());
    case 0x04:
    case 0x06:
    case 0x08:
    case 0x0a:
      return numberText(view, start, end, false) ?? hexText(bytes());
    case 0x0b:
    case 0x0c:
      return realText(view, start, end) ?? hexText(bytes());
    case 0x0d:
      return bytes().some((byte) => byte !== 0) ? 'true' : 'false';
    case 0x0f:
      return isWhole ? guidText(view, start) : hexText(bytes());
    case 0x11:
      return isWhole ? fileTimeText(view.getBigUint64(start, true)) : hexText(bytes());
    case 0x12:
      return isWhole ? systemTimeText(view, start) : hexText(bytes());
    case 0x13:
      return sidText(view, start, end) ?? hexText(bytes());
    case 0x10:
    case 0x14:
    case 0x15:
    case 0x20: {
      const number = numberText(view, start, end, false);
      return number === undefined ? hexText(bytes()) : `0x${BigInt(number).toString(16)}`;
    }
  }
  return hexText(bytes());
}

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

/** The code page of the machine that wrote the log is not known. */
const windows1252 = new TextDecoder('windows-1252');

/** Strings may or may not count the zero character at their end. */
function withoutEnd(text: string): string {
  return text.endsWith('\0') ? text.slice(0, -1) : text;
}

function hexText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += twoDigits[byte];
  return text;
}

const twoDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0').toUpperCase());

function guidText(view: DataView, start: number): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  const [a, b, c] = [
    view.getUint32(start, true),
    view.getUint16(start + 4, true),
    view.getUint16(start + 6, true),
  ];
  const d = view.getUint16(start + 8);
  const e = hex(view.getUint16(start + 10), 4) + hex(view.getUint32(start + 12), 8);
  return `{${hex(a, 8)}-${hex(b, 4)}-${hex(c, 4)}-${hex(d, 4)}-${e}}`.toUpperCase();
}

/** Revision, count, authority, sub-authorities; authorities from 2^32 on are written in hexadecimal (MS-DTYP 2.4.2.1). */
function sidText(view: DataView, start: number, end: number): string | undefined {
  if (end - start < 8) return undefined;
  const count = view.getUint8(start + 1);
  if (end - start < 8 + count * 4) return undefined;
  const authority = view.getUint16(start + 2) * 2 ** 32 + view.getUint32(start + 4);
  const parts = Array.from({ length: count }, (_, index) => view.getUint32(start + 8 + index * 4, true));
  const written = authority < 2 ** 32 ? authority : `0x${authority.toString(16).padStart(12, '0')}`;
  return ['S', view.getUint8(start), written, ...parts].join('-');
}
