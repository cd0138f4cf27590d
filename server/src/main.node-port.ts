import { type MessagePort, Worker, type WorkerOptions } from 'node:worker_threads';
import type { Port } from './samples/port.ts';

/** Starts a thread of Node. @param script the path of a bundle */
export function startThread(script: string, options: WorkerOptions = {}): Port {
  return portOf(new Worker(script, options));
}

/** A thread of Node, or the way from a thread back to the one that started it. */
export function portOf(port: Worker | MessagePort): Port {
  return {
    post: (message, handedOver) => port.postMessage(message, handedOver as ArrayBuffer[] | undefined),
    listen: (listener) => void port.on('message', listener),
    onFailure: (listener) => void port.on('error', (error) => listener(error.message)),
    close: () => void ('terminate' in port ? port.terminate() : port.close()),
  };
}
