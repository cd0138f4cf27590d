import Mocha from 'mocha';
import { mochaOptions } from './mocha-options.ts';
import { runSuite } from './run-suite.ts';

/** Called by the Node extension host of the editor that was started with `--extensionTestsPath`. */
export function run(): Promise<void> {
  const mocha = new Mocha(mochaOptions);
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  return runSuite(mocha);
}
