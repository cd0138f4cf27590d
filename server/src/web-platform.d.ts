/** What the language code uses of the web platform; Node and the web worker both have it. */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  /** The name of the encoding, whatever label was given. */
  readonly encoding: string;
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}

declare class TextEncoder {
  encode(input: string): Uint8Array<ArrayBuffer>;
}

declare function setTimeout(callback: () => void, milliseconds: number): unknown;

declare function atob(base64: string): string;
