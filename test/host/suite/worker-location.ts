/** The browser's build of mocha reads `location.search` as it loads, and a web extension host has no location. */
Object.assign(globalThis, { location: globalThis.location ?? { search: '' } });
