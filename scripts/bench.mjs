import path from 'node:path';
import process from 'node:process';
import { repository, run } from './command.mjs';
import { installDependencies } from './dependencies.mjs';

/** Bundles what is measured as it is shipped, then measures it in a process of its own. */
async function bench() {
  await installDependencies();
  const { build } = await import('esbuild');
  const { bundleProductForRelease } = await import('../esbuild.mjs');
  await bundleProductForRelease();
  const outfile = path.join(repository, 'dist/bench/main.js');
  await build({
    entryPoints: [path.join(repository, 'test/bench/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  return run(process.execPath, ['--expose-gc', outfile]);
}

try {
  process.exitCode = await bench();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
