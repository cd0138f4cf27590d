import path from 'node:path';
import process from 'node:process';
import { repository, run } from './command.mjs';
import { installDependencies } from './dependencies.mjs';

/** Bundles the measuring, for Node reads no TypeScript, and runs it. */
async function bench() {
  await installDependencies();
  const { build } = await import('esbuild');
  const outfile = path.join(repository, 'dist/bench/scroll.mjs');
  await build({
    entryPoints: [path.join(repository, 'test/bench/scroll.ts')],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
  });
  return run(process.execPath, [outfile]);
}

try {
  process.exitCode = await bench();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
