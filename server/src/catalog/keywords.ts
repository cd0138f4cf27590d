/** A bit of `System/Keywords` that means the same for every provider. */
export interface Keyword {
  readonly bit: bigint;
  readonly name: string;
}

/** The standard keywords (winmeta.xml of the Windows SDK); the lower 48 bits belong to the provider. */
export const knownKeywords: readonly Keyword[] = [
  { bit: 0x1000000000000n, name: 'Response time' },
  { bit: 0x2000000000000n, name: 'WDI context' },
  { bit: 0x4000000000000n, name: 'WDI diagnostics' },
  { bit: 0x8000000000000n, name: 'SQM' },
  { bit: 0x10000000000000n, name: 'Audit failure' },
  { bit: 0x20000000000000n, name: 'Audit success' },
  { bit: 0x40000000000000n, name: 'Correlation hint' },
  { bit: 0x80000000000000n, name: 'Classic' },
];
