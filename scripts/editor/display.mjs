import process from 'node:process';

/** Whether a window can be shown: Linux says so in the environment, the other systems always have a desktop. */
export function hasDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}
