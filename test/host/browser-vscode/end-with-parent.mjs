import process from 'node:process';

const LOOK_INTERVAL = 1_000;

/** Loaded into VS Code's server before its own code, so that it does not outlive a process that was killed. */
const parent = process.ppid;
setInterval(() => process.ppid !== parent && process.exit(), LOOK_INTERVAL).unref();
