import { portOf } from './main.browser-port.ts';
import { serveDesk } from './samples/desk.ts';
import { serveLoader } from './samples/loader.ts';
import { noFiles, type Port } from './samples/port.ts';
import { turnEvery } from './samples/turn.ts';

/** The global scope of a web worker; the types of the whole web platform say so too, but of a page as well. */
declare const self: DedicatedWorkerGlobalScope;

/** As for Node; here no file can be opened, so that the editor reads them. */
const port: Port = portOf(self);
if (self.name === 'loader') serveLoader(port, noFiles, turnEvery(20));
else
  serveDesk(port, {
    files: noFiles,
    startLoader: () => portOf(new Worker(self.location.href, { name: 'loader' })),
    mostLoaders: Math.min(4, self.navigator.hardwareConcurrency),
  });
