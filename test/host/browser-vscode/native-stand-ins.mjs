import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The names that VS Code calls, of modules that exist only as native code, with what is left of them without it. */
const STAND_INS = {
  'native-watchdog/index.js': `
exports.start = () => {};
exports.exit = (code) => process.exit(code || 0);
`,
  '@vscode/spdlog/index.js': `
const nothing = () => {};
const names = ['trace', 'debug', 'info', 'warn', 'error', 'critical', 'setLevel', 'setPattern', 'clearFormatters', 'flush', 'drop'];
const logger = { ...Object.fromEntries(names.map((name) => [name, nothing])), getLevel: () => 0 };
exports.setLevel = nothing;
exports.setFlushOn = nothing;
exports.createRotatingLogger = async () => logger;
exports.createAsyncRotatingLogger = async () => logger;
`,
};

/**
 * Replaces modules that were installed without being compiled: each logger of an extension host would else print how
 * it failed to load.
 *
 * @param {string} vscode
 */
export async function putNativeStandIns(vscode) {
  for (const [file, text] of Object.entries(STAND_INS)) {
    await writeFile(path.join(vscode, 'node_modules', file), text.trimStart());
  }
}
