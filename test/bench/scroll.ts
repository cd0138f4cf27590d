import type { CDPSession, Page } from 'playwright-core';
import { pageOpener } from '../page/support/open-page.ts';
import { timesHead, timesOf, timesRow } from './measure.ts';
import { printTable } from './table.ts';

/** What a frame costs while a table of a million events is scrolled, in the page as it is shipped. */
const opener = await pageOpener();
const page = await opener.open({ mode: 'log', total: 1_000_000, width: 900, height: 900 });
await page.locator('.row:not(.pending):not([hidden])').first().waitFor();
const session = await page.context().newCDPSession(page);
await session.send('Performance.enable');
const title = 'Scrolling a million events';
const rows = [
  await bench('by 3 rows a frame', 66),
  await bench('by a page a frame', 700),
  await bench('across the log by its bar', 47_000),
];
await opener.close();
printTable({ title, head: timesHead, rows, remarks: [] });

async function bench(what: string, pixels: number): Promise<readonly string[]> {
  const before = await workOf(session);
  const frames = await scroll(page, pixels);
  const after = await workOf(session);
  const milliseconds = ((after - before) / frames.length) * 1000;
  return timesRow(
    what,
    timesOf(frames),
    `script, style and layout: ${milliseconds.toFixed(2)} ms on average`,
  );
}

/** How long each of the frames took, in milliseconds. */
function scroll(page: Page, pixels: number): Promise<number[]> {
  return page.evaluate(async (step) => {
    const grid = document.querySelector('.grid');
    if (!grid) throw new Error('there is no table');
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const frames: number[] = [];
    grid.scrollTop = 0;
    let last = await frame();
    for (let count = 0; count < 300; count += 1) {
      grid.scrollTop += step;
      const now = await frame();
      frames.push(now - last);
      last = now;
    }
    return frames;
  }, pixels);
}

/** Seconds of work on the page's thread so far. */
async function workOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const names = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'];
  return metrics.reduce((sum, { name, value }) => (names.includes(name) ? sum + value : sum), 0);
}
