import type { Port } from './port.ts';

/** Both ends of a line within one thread, for work that is not worth another one. Messages arrive later, as between threads, but are not copied. */
export function localPorts(): readonly [Port, Port] {
  const [one, other] = [localEnd(), localEnd()];
  one.connect(other);
  other.connect(one);
  return [one.port, other.port];
}

function localEnd() {
  let listeners: readonly ((message: unknown) => void)[] = [];
  let peer: { receive(message: unknown): void } | undefined;
  const port: Port = {
    post: (message) => void setTimeout(() => peer?.receive(message), 0),
    listen: (listener) => {
      listeners = [...listeners, listener];
    },
    onFailure: () => undefined,
    close: () => {
      peer = undefined;
    },
  };
  return {
    port,
    connect: (end: { receive(message: unknown): void }) => {
      peer = end;
    },
    receive: (message: unknown) => {
      for (const listener of listeners) listener(message);
    },
  };
}
