import { type EventLogFunction, eventLogFunction } from '../../dialect/functions.ts';
import { type QueryDocument, queryAt } from '../query-document.ts';
import { surroundings } from './surroundings.ts';

/** How a function that stands around a cursor is called. */
export interface SignatureHelp {
  readonly signatures: readonly Signature[];
  readonly activeSignature: number;
  readonly activeParameter: number;
}

export interface Signature {
  readonly label: string;
  readonly documentation: string;
  /** Each label is a part of the signature's. */
  readonly parameters: readonly Parameter[];
}

interface Parameter {
  readonly label: string;
  readonly documentation: string;
}

/** The function whose arguments a cursor stands in, and which of them. */
export function signatureHelp(document: QueryDocument, hostOffset: number): SignatureHelp | undefined {
  const at = queryAt(document, hostOffset);
  const call = at && surroundings(at.found.query, at.offset)?.open.findLast(({ name }) => name);
  const known = call?.name && eventLogFunction(call.name.text);
  if (!known) return undefined;
  const signatures = signaturesOf(known);
  const activeSignature = signatures.findIndex(({ parameters }) => parameters.length > call.commas);
  return {
    signatures,
    activeSignature: activeSignature < 0 ? signatures.length - 1 : activeSignature,
    activeParameter: call.commas,
  };
}

/** MS-EVEN6 2.2.15.2, win32 consuming-events, [D]. */
function signaturesOf({ name }: EventLogFunction): readonly Signature[] {
  switch (name) {
    case 'band':
      return [
        {
          label: 'band(field, mask)',
          documentation: 'Holds where the field and the mask share a bit.',
          parameters: [
            { label: 'field', documentation: 'A path to a whole number, such as `Keywords`.' },
            { label: 'mask', documentation: 'The bits as a decimal number; any one of them is enough.' },
          ],
        },
      ];
    case 'timediff':
      return [
        {
          label: 'timediff(time)',
          documentation: 'How long ago the time was, in milliseconds.',
          parameters: [
            { label: 'time', documentation: 'A path to a time: `@SystemTime` below `TimeCreated`.' },
          ],
        },
        {
          label: 'timediff(from, to)',
          documentation:
            'The milliseconds from one time to another; negative where the second is the earlier.',
          parameters: [
            { label: 'from', documentation: 'A path to a time: `@SystemTime` below `TimeCreated`.' },
            { label: 'to', documentation: "A time in UTC, such as `'2024-05-14T08:30:00.000Z'`." },
          ],
        },
      ];
    case 'position':
      return [
        {
          label: 'position()',
          documentation:
            'The place of an element among its siblings, from 1. For elements that hold no others.',
          parameters: [],
        },
      ];
    default:
      return [];
  }
}
