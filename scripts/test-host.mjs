import process from 'node:process';
import { parseArgs } from 'node:util';
import { bundleProduct } from '../esbuild.mjs';
import { runHostSuite } from './editor/host-suite.mjs';
import { tallyLine } from './tally.mjs';

const USAGE = `npm run test:host -- [--node] [--web] [--grep PATTERN] [--screenshots DIR]

Runs the editor suite in a real VS Code: in its Node extension host, then in its web extension host.
EVENT_XPATH_EDITOR=download|browser|PATH chooses the editor; EVENT_XPATH_REQUIRE_EDITOR=1 fails where there is none.`;

const { values: options } = parseArgs({
  options: {
    node: { type: 'boolean' },
    web: { type: 'boolean' },
    grep: { type: 'string' },
    screenshots: { type: 'string' },
    help: { type: 'boolean' },
  },
});

if (options.help) {
  console.log(USAGE);
} else {
  process.exitCode = await testHost();
}

async function testHost() {
  try {
    await bundleProduct();
    const tally = await runHostSuite({ ...options, hosts: hosts() });
    console.log(`\n${tallyLine(tally)}`);
    return tally.failed > 0 ? 1 : 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

function hosts() {
  if (options.node === options.web) return /** @type {const} */ (['node', 'web']);
  return options.web ? /** @type {const} */ (['web']) : /** @type {const} */ (['node']);
}
