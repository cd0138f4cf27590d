import process from 'node:process';

const INTERRUPTED = 130;

/** Lets what is running be cleaned up after Ctrl-C before the process ends. */
export function watchInterruption() {
  let isInterrupted = false;
  const onInterrupt = () => {
    isInterrupted = true;
  };
  process.on('SIGINT', onInterrupt);
  return {
    endProcessIfInterrupted() {
      process.off('SIGINT', onInterrupt);
      if (isInterrupted) process.exit(INTERRUPTED);
    },
  };
}
