import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Acts on the page of VS Code as a user does, and reads what stands there, where the suite asks for it: no API of the
 * editor reaches into a webview. The answer is written into a file, which appears whole, because the suite waits for it.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} folder
 * @param {Wish} wish
 */
export async function carryOutWish(page, folder, wish) {
  const file = path.join(folder, `${wish.id}.json`);
  await writeFile(`${file}.part`, JSON.stringify(await answerOf(page, wish)));
  await rename(`${file}.part`, file);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {Wish} wish
 */
async function answerOf(page, wish) {
  try {
    return { texts: await act(page, wish) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * @param {import('playwright-core').Page} page
 * @param {Wish} wish
 * @returns {Promise<readonly string[]>}
 */
async function act(page, wish) {
  switch (wish.kind) {
    case 'press':
      await page.keyboard.press(wish.key);
      return [];
    case 'type':
      await page.keyboard.type(wish.text);
      return [];
    case 'click':
      await (await placeOf(page, wish.place)).locator(wish.selector).first().click({ timeout: LONGEST_WAIT });
      return [];
    case 'scroll': {
      const scroller = (await placeOf(page, wish.place)).locator(wish.selector).first();
      await scroller.evaluate((box, share) => {
        box.scrollTop = (box.scrollHeight - box.clientHeight) * share;
      }, wish.share);
      return [];
    }
    case 'read':
      return (await placeOf(page, wish.place)).locator(wish.selector).allInnerTexts();
  }
}

const LONGEST_WAIT = 5_000;

/**
 * @param {import('playwright-core').Page} page
 * @param {Place} place
 */
async function placeOf(page, place) {
  if (place === 'workbench') return page;
  const frame = await visibleWebview(page);
  if (!frame) throw new Error('no webview is shown');
  return frame;
}

/**
 * The page of a webview is a frame in a frame, and that of a hidden one stays.
 *
 * @param {import('playwright-core').Page} page
 */
async function visibleWebview(page) {
  for (const frame of page.frames()) {
    const outer = frame.parentFrame();
    if (!outer?.parentFrame()) continue;
    const element = await outer.frameElement();
    if (await element.isVisible()) return frame;
  }
  return undefined;
}

/** @typedef {'workbench' | 'webview'} Place */
/** @typedef {import('../suite/support/page.ts').Wish} Wish */
