// node scripts/findings.mjs   lists every finding under the setting eventXPath.findings of package.json
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const { findings } = await importTypeScript('server/src/dialect/findings.ts');
const { writtenLevels } = await importTypeScript('server/src/features/finding-levels.ts');

const file = `${root}package.json`;
const manifest = JSON.parse(readFileSync(file, 'utf8'));
manifest.contributes.configuration.properties['eventXPath.findings'].properties = Object.fromEntries(
  Object.entries(findings).map(([code, { title }]) => [
    code,
    { type: 'string', enum: writtenLevels, description: title },
  ]),
);
writeFileSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
console.log(`package.json: ${Object.keys(findings).length} findings`);

/** @param {string} module */
async function importTypeScript(module) {
  const entryPoints = [`${root}${module}`];
  const { outputFiles } = await build({ entryPoints, bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`);
}
