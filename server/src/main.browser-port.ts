import type { Port } from './samples/port.ts';

/** A web worker, or the way from one back to who started it. */
export function portOf(port: Worker | DedicatedWorkerGlobalScope): Port {
  return {
    post: (message, handedOver = []) => port.postMessage(message, handedOver as ArrayBuffer[]),
    listen: (listener) => port.addEventListener('message', (event) => listener((event as MessageEvent).data)),
    onFailure: (listener) =>
      port.addEventListener('error', (event) => listener((event as ErrorEvent).message)),
    close: () => ('terminate' in port ? port.terminate() : port.close()),
  };
}
