import path from 'node:path';
import { formatWithOptions } from 'node:util';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS } from './chromium.mjs';
import { carryOutWish } from './page-driver.mjs';
import { takeScreenshot } from './screenshot.mjs';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const VIEWPORT = { width: 1280, height: 800 };

/**
 * Opens VS Code's workbench in Chromium; `exit` becomes the exit code of the tests that run in it.
 *
 * @param {string} address
 * @param {{ executablePath: string, runFolder: string, log: (line: string) => void }} options
 */
export async function openWorkbenchPage(address, { executablePath, runFolder, log }) {
  const browser = await chromium.launch({
    executablePath,
    args: CHROMIUM_ARGS,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const page = await browser.newPage({ viewport: VIEWPORT });
  const exit = new Promise((resolve, reject) => {
    page.once('crash', () => reject(new Error('the page of VS Code crashed')));
    browser.once('disconnected', () => reject(new Error('Chromium ended before the tests did')));
    page.exposeFunction('codeAutomationExit', resolve).catch(reject);
  });
  exit.catch(() => undefined);
  await page.exposeFunction(
    'codeAutomationLog',
    async (/** @type {string} */ _type, /** @type {unknown[]} */ args) => {
      const line = formatWithOptions({ colors: false }, ...args);
      const name = /^screenshot:([\w-]+)$/.exec(line)?.[1];
      const wish = /^page:(.*)$/s.exec(line)?.[1];
      if (name) await takeScreenshot(page, path.join(runFolder, 'screenshots'), name);
      else if (wish) await carryOutWish(page, path.join(runFolder, 'page'), JSON.parse(wish));
      else log(line);
    },
  );
  await page.route('**/*', (route) =>
    LOOPBACK.has(new URL(route.request().url()).hostname) ? route.continue() : route.abort(),
  );
  await page.goto(address);
  return { exit: /** @type {Promise<number>} */ (exit), close: () => browser.close() };
}
