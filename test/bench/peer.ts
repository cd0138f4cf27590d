import * as xpath from 'xpath';

/** A query of npm xpath, parsed once. The package has this in its documentation and not in its types. */
export interface PeerQuery {
  evaluateBoolean(options: { node: unknown }): boolean;
}

/** npm xpath's own parser. */
export const parsePeerQuery: (query: string) => PeerQuery = (
  xpath as unknown as { parse: (query: string) => PeerQuery }
).parse;
