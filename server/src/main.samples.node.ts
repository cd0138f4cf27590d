import { availableParallelism } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { filesOfDisk } from './main.node-files.ts';
import { portOf, startThread } from './main.node-port.ts';
import { serveDesk } from './samples/desk.ts';
import { serveLoader } from './samples/loader.ts';
import { turnEvery } from './samples/turn.ts';

/** The thread that keeps the samples, and those that it starts to load them: one script, told apart by what it is started with. */
if (parentPort) {
  const port = portOf(parentPort);
  if (workerData === 'loader') serveLoader(port, filesOfDisk, turnEvery(20));
  else
    serveDesk(port, {
      files: filesOfDisk,
      startLoader: () => startThread(__filename, { workerData: 'loader' }),
      mostLoaders: Math.min(4, availableParallelism()),
    });
}
