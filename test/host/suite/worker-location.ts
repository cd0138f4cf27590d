/** The browser's build of mocha reads `location.search` as it loads; some web extension hosts have no location, others a fixed one. */
if (!globalThis.location) Object.assign(globalThis, { location: { search: '' } });
