import type { World } from './world.ts';

/** One kind of event: what its System says of it, and what its data are made of. */
export interface EventForm {
  readonly source: EventSource;
  readonly id: number;
  readonly version?: number;
  readonly level?: number;
  readonly task?: number;
  readonly opcode?: number;
  readonly keywords?: string;
  /** What is written into the attribute Qualifiers of EventID, in classic events. */
  readonly qualifiers?: number;
  /** How many of a thousand events have this form; the sum need not be a thousand. */
  readonly weight: number;
  readonly data: FormData;
}

/** Where an event comes from. */
export interface EventSource {
  readonly provider: string;
  readonly guid?: string;
  readonly channel: string;
  readonly keywords: string;
  /** Whether its events tell the account that logged them. */
  readonly hasUser?: boolean;
}

export type FormData =
  | {
      readonly kind: 'Named';
      readonly values: Readonly<Record<string, FormValue>>;
      /** What classic events carry besides, in an element of its own. */
      readonly binary?: FormValue;
    }
  | { readonly kind: 'Unnamed'; readonly values: readonly FormValue[] }
  | {
      readonly kind: 'User';
      readonly root: string;
      readonly xmlns: string;
      readonly values: Readonly<Record<string, FormValue>>;
    };

/** Always the same, or made for each event. */
export type FormValue = string | ((world: World) => string | number);

export function named(values: Readonly<Record<string, FormValue>>): FormData {
  return { kind: 'Named', values };
}
