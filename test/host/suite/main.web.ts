import './worker-location.ts';
import 'mocha/mocha';
import { mochaOptions } from './mocha-options.ts';
import { runSuite } from './run-suite.ts';

/** Called by the web extension host of the editor that was started with `--extensionTestsPath`. */
export function run(): Promise<void> {
  mocha.setup(mochaOptions);
  return runSuite(mocha);
}
