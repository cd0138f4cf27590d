import process from 'node:process';

const INTERRUPTED = 130;

/** Lets what is running be cleaned up after Ctrl-C, or what a supervisor sends for it, before the process ends. */
export function watchInterruption() {
  let isInterrupted = false;
  const onInterrupt = () => {
    isInterrupted = true;
  };
  const onTermination = () => process.emit('SIGINT');
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onTermination);
  return {
    endProcessIfInterrupted() {
      process.off('SIGINT', onInterrupt);
      process.off('SIGTERM', onTermination);
      if (isInterrupted) process.exit(INTERRUPTED);
    },
  };
}
