import { cpus } from 'node:os';
import { benchCatalog } from './catalog.ts';
import { benchCheck } from './check.ts';
import { benchFiles } from './files.ts';
import { benchKeystroke } from './keystroke.ts';
import { benchMatch } from './match.ts';

console.log(
  `${cpus().length} cores, ${cpus()[0]?.model.trim()}, Node ${process.version}; medians, the peers measured in turn`,
);
benchCatalog();
benchCheck();
benchFiles();
benchMatch();
benchKeystroke().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
