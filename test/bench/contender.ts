import { performance } from 'node:perf_hooks';
import type { Answer } from './contenders/answer.ts';

/** What each contender does with a file. Only what it needs is loaded. */
const contenders: Readonly<Record<string, () => Promise<(path: string) => Answer | Promise<Answer>>>> = {
  ours: async () => (await import('./contenders/engine.ts')).answer,
  libxml2: async () => (await import('./contenders/libxml2.ts')).answer,
  'saxes-ids': async () => (await import('./contenders/saxes.ts')).answerIds,
  'saxes-all': async () => (await import('./contenders/saxes.ts')).answerAll,
  txml: async () => (await import('./contenders/txml.ts')).answer,
  'txml-parse': async () => (await import('./contenders/txml.ts')).parseOnly,
  xmldom: async () => (await import('./contenders/xmldom.ts')).answer,
  winevtx: async () => (await import('./contenders/winevtx.ts')).answer,
  loaded: async () => (await import('./contenders/loaded.ts')).measureLoaded,
  size: async () => (await import('./contenders/loaded.ts')).measureSize,
};

/** Runs one contender on one file, as the only work of a process, and prints what it says as JSON. */
async function main([name = '', path = '']: readonly string[]): Promise<void> {
  const contender = await contenders[name]?.();
  if (!contender) throw new Error(`There is no contender ${name}.`);
  const start = performance.now();
  const answer = await contender(path);
  const milliseconds = performance.now() - start;
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const workMilliseconds = (userCPUTime + systemCPUTime) / 1000;
  process.stdout.write(
    JSON.stringify({ milliseconds, workMilliseconds, peakBytes: maxRSS * 1024, ...answer }),
  );
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
