/** Bytes that are read in pieces, such as a file: neither what is in it nor how long it is has to fit into memory. */
export interface ByteSource {
  /** In bytes. */
  readonly size: number;
  /**
   * The bytes of a range, as far as there are any. They may be overwritten by the next reading.
   * @throws Error where the source has gone or changed
   */
  read(start: number, end: number): Uint8Array;
}

/** How far the reading of a source into a store is. */
export interface ReadProgress {
  /** In bytes of the source: what stands before it is in the store. */
  readonly place: number;
}

export function bytesAsSource(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: (start, end) => bytes.subarray(start, end) };
}
