import { chmod } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, context } from 'esbuild';

const repository = path.dirname(fileURLToPath(import.meta.url));

/** Where the editor finds the mocha suite of each extension host. */
export const HOST_SUITES = {
  node: path.join(repository, 'dist/test/suite.node.js'),
  web: path.join(repository, 'dist/test/suite.web.js'),
};

/** @satisfies {import('esbuild').BuildOptions} */
const NODE = {
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  conditions: ['node'],
};

/** @satisfies {import('esbuild').BuildOptions} */
const BROWSER = {
  platform: 'browser',
  target: 'es2022',
  format: 'cjs',
  mainFields: ['browser', 'module', 'main'],
  conditions: ['browser'],
};

/** @type {readonly import('esbuild').BuildOptions[]} */
const PRODUCT = [
  { ...NODE, ...files('client/src/main.node.ts', 'dist/client.js'), external: ['vscode'] },
  { ...BROWSER, ...files('client/src/main.browser.ts', 'dist/client.web.js'), external: ['vscode'] },
  { ...NODE, ...files('server/src/main.node.ts', 'dist/server.js') },
  { ...BROWSER, ...files('server/src/main.browser.ts', 'dist/server.web.js'), format: 'iife' },
  { ...BROWSER, ...files('client/src/results/page/main.ts', 'dist/results.js'), format: 'iife' },
  { ...BROWSER, ...files('client/src/results/page/results.css', 'dist/results.css') },
  { ...NODE, ...files('server/src/main.samples.node.ts', 'dist/samples.js') },
  { ...BROWSER, ...files('server/src/main.samples.browser.ts', 'dist/samples.web.js'), format: 'iife' },
  {
    ...NODE,
    ...files('server/src/main.cli.ts', 'dist/cli.js'),
    // What searches folders asks where its own module is, which a bundle of CommonJS does not know.
    banner: {
      js: `#!/usr/bin/env node\nconst bundleUrl = require('node:url').pathToFileURL(__filename).href;`,
    },
    define: { 'import.meta.url': 'bundleUrl' },
  },
];

/** @type {readonly import('esbuild').BuildOptions[]} */
const SUITES = [
  {
    ...NODE,
    ...files('test/host/suite/main.node.ts', HOST_SUITES.node),
    external: ['vscode', 'mocha'],
    define: { WEB_HOST: 'false' },
  },
  {
    ...BROWSER,
    ...files('test/host/suite/main.web.ts', HOST_SUITES.web),
    external: ['vscode'],
    define: { WEB_HOST: 'true' },
  },
];

/** Bundles what the extension, its language server and the command line run from. */
export async function bundleProduct() {
  await Promise.all(PRODUCT.map((options) => build({ ...options, ...development() })));
  await makeExecutable();
}

/** Bundles for release: small, without source maps. */
export async function bundleProductForRelease() {
  await Promise.all(PRODUCT.map((options) => build({ ...options, ...shared(), minify: true })));
  await makeExecutable();
}

/** Bundles the mocha suite for the Node and the web extension host. */
export async function bundleHostSuites() {
  await Promise.all(SUITES.map((options) => build({ ...options, ...development() })));
}

async function watchProduct() {
  const announce = {
    name: 'announce',
    setup(/** @type {import('esbuild').PluginBuild} */ { onStart, onEnd }) {
      onStart(() => console.log('[watch] build started'));
      onEnd(() => console.log('[watch] build finished'));
    },
  };
  for (const options of PRODUCT) {
    const watched = await context({ ...options, ...development(), plugins: [announce] });
    await watched.watch();
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function files(from, to) {
  return { entryPoints: [from], outfile: to };
}

/** @satisfies {import('esbuild').BuildOptions} */
function shared() {
  return { absWorkingDir: repository, bundle: true, logLevel: /** @type {const} */ ('warning') };
}

function development() {
  return { ...shared(), sourcemap: true };
}

function makeExecutable() {
  return chmod(path.join(repository, 'dist/cli.js'), 0o755);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.includes('--watch')) await watchProduct();
  else if (process.argv.includes('--production')) await bundleProductForRelease();
  else await bundleProduct();
}
