/** What begins a piece of BinXml (MS-EVEN6 2.2.12). */
export const tokens = {
  endOfFragment: 0x00,
  openElement: 0x01,
  closeStart: 0x02,
  closeEmpty: 0x03,
  endElement: 0x04,
  value: 0x05,
  attribute: 0x06,
  cdata: 0x07,
  characterReference: 0x08,
  entityReference: 0x09,
  instructionTarget: 0x0a,
  instructionData: 0x0b,
  templateInstance: 0x0c,
  normalSubstitution: 0x0d,
  optionalSubstitution: 0x0e,
  fragmentHeader: 0x0f,
} as const;

export function isValueToken(token: number): boolean {
  return (
    token === tokens.value ||
    token === tokens.characterReference ||
    token === tokens.entityReference ||
    token === tokens.normalSubstitution ||
    token === tokens.optionalSubstitution
  );
}

/** Set where attributes follow, or more of the same; only for an element it says something that is not seen from what follows. */
export const withoutMore = 0xbf;
