import data from './data/channels.json';

/** The channels that the catalog knows, as Windows spells them, in alphabetical order. */
export function knownChannels(): readonly string[] {
  return data.channels;
}

/**
 * The right spelling of a channel name written in any case, or in one of the wrong forms that people publish
 * (display names such as `Microsoft-Windows-DNS Client Events/Operational`); `undefined` for a channel that is not known.
 */
export function knownChannel(name: string): string | undefined {
  return spellings().get(name.toLowerCase());
}

/**
 * Whether a channel is an analytic or debug one. Their events go directly to a log file and cannot be subscribed to
 * (error 15009, ERROR_EVT_SUBSCRIPTION_TO_DIRECT_CHANNEL), neither by an agent nor by a WEF subscription.
 * Of a channel that is not known, a name that ends in its type (win32, "Defining Channels") tells.
 */
export function isDirectChannel(name: string): boolean {
  const known = knownChannel(name);
  return known === undefined ? /\/(?:analytic|debug)$/i.test(name) : data.direct.includes(known);
}

let bySpelling: ReadonlyMap<string, string> | undefined;

/** Right names by every known spelling in lower case, gathered when first asked for. */
function spellings(): ReadonlyMap<string, string> {
  bySpelling ??= new Map(
    [...Object.entries(data.corrections), ...data.channels.map((name) => [name, name] as const)].map(
      ([spelling, name]) => [spelling.toLowerCase(), name],
    ),
  );
  return bySpelling;
}
