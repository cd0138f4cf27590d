import type { ByteSource } from '../events/byte-source.ts';

/** One end of a line to another thread. */
export interface Port {
  /** @param handedOver buffers that move to the other side instead of being copied */
  post(message: unknown, handedOver?: readonly ArrayBufferLike[]): void;
  listen(listener: (message: unknown) => void): void;
  /** Tells that the other thread has ended by a failure, and why. */
  onFailure(listener: (reason: string) => void): void;
  /** Ends the other thread. */
  close(): void;
}

/** Where files are opened: on disk, or nowhere where there is none. */
export interface FileOpener {
  /**
   * @returns `undefined` for a name that is no file here, so that somebody else must read it
   * @throws Error with words that end a sentence: `there is no such file`
   */
  open(name: string): OpenFile | undefined;
}

export interface OpenFile extends ByteSource {
  close(): void;
}

/** Where there is no disk. */
export const noFiles: FileOpener = { open: () => undefined };
