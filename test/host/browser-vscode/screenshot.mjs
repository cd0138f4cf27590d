import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

const MOST_LOOKS = 20;
const LOOK_INTERVAL = 100;

/**
 * Keeps a picture of the page as soon as it has stopped changing.
 *
 * The suite waits for the file to appear, so it appears whole.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} folder
 * @param {string} name
 */
export async function takeScreenshot(page, folder, name) {
  const file = path.join(folder, `${name}.png`);
  await writeFile(`${file}.part`, await steadyPicture(page));
  await rename(`${file}.part`, file);
}

/** @param {import('playwright-core').Page} page */
async function steadyPicture(page) {
  let picture = await page.screenshot();
  for (let look = 1; look < MOST_LOOKS; look++) {
    await page.waitForTimeout(LOOK_INTERVAL);
    const next = await page.screenshot();
    if (next.equals(picture)) return next;
    picture = next;
  }
  return picture;
}
