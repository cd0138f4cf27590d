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
  await build({
    entryPoints: { main: file('main.ts'), contender: file('contender.ts') },
    outdir: path.join(repository, 'dist/bench'),
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    outExtension: { '.js': '.mjs' },
    // It finds its WebAssembly beside itself.
    external: ['libxml2-wasm'],
    // Bundled CommonJS asks for Node's own modules by require.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return run(process.execPath, [
    '--expose-gc',
    path.join(repository, 'dist/bench/main.mjs'),
    ...process.argv.slice(2),
  ]);
}

/** @param {string} name */
function file(name) {
  return path.join(repository, 'test/bench', name);
}

try {
  process.exitCode = await bench();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
