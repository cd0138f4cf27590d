import process from 'node:process';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { executablePath, type PageOpener, type PageOptions, pageOpener } from './open-page.ts';

/** A test that acts on the page in a real browser; skipped where there is none, unless one is required. */
export type PageTest = (title: string, options: PageOptions, act: (page: Page) => Promise<void>) => void;

/** To be called once in a file. */
export function pageTests(): PageTest {
  const { EVENT_XPATH_REQUIRE_EDITOR: required } = process.env;
  const isSkipped = executablePath === undefined && required !== '1';
  let opener: PageOpener | undefined;
  beforeAll(async () => {
    if (!isSkipped) opener = await pageOpener();
  });
  afterAll(() => opener?.close());
  return (title, options, act) => {
    test.skipIf(isSkipped)(title, async () => {
      const page = await opener?.open(options);
      if (!page) throw new Error('the browser has not started');
      await act(page);
      await page.close();
    });
  };
}

/** Waits until rows are listed that the extension has answered with. */
export async function rowsOf(page: Page): Promise<readonly string[]> {
  await page.waitForFunction(() => {
    const rows = document.querySelectorAll('.row:not([hidden])');
    return rows.length > 0 && !document.querySelector('.row.pending:not([hidden])');
  });
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.row:not([hidden])')]
      .sort((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
      .map((row) => [row.ariaRowIndex, ...[...row.children].map((cell) => cell.textContent)].join(' | ')),
  );
}

/** The row that the keyboard is at, as a screen reader finds it. */
export function activeRow(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const id = document.querySelector('[role=grid]')?.getAttribute('aria-activedescendant');
    return (id && document.getElementById(id)?.ariaRowIndex) || undefined;
  });
}

/** Chooses which events are listed. */
export async function list(page: Page, which: 'Matched' | 'Missed' | 'All'): Promise<void> {
  const choice = page.locator('.choice', { hasText: which });
  await choice.click();
  const number = (await choice.locator('.number').textContent()) ?? '';
  await waitForRows(page, Number(number.replaceAll(',', '')));
}

/** Waits until the list has so many rows. */
export async function waitForRows(page: Page, count: number): Promise<void> {
  await page.locator(`[role=grid][aria-rowcount="${count + 1}"]`).waitFor({ state: 'attached' });
}
