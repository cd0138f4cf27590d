import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { activeRow, list, pageTests, rowsOf, waitForRows } from './support/run.ts';

const onPage = pageTests();

onPage('lists what the query matches, as the columns say', {}, async (page) => {
  const [first] = await rowsOf(page);
  expect(first).toBe(
    '2 | Matched | 09:47:24.880 | 4624 Logon succeeded | m.curie | 10.0.107.190 | DC01.contoso.example',
  );
  expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('217');
  expect(await page.locator('.counts').textContent()).toBe('216 of 3,450 events · 6 %');
});

onPage('scrolls a million rows to any place, and keeps few elements', { total: 1_000_000 }, async (page) => {
  await list(page, 'All');
  await rowsOf(page);
  const scroller = page.locator('.grid');
  for (const [share, row] of [
    [0.5, 500_000],
    [1, 999_980],
    [0.25, 250_000],
  ] as const) {
    await scroller.evaluate((grid, part) => {
      grid.scrollTop = (grid.scrollHeight - grid.clientHeight) * part;
    }, share);
    await page.waitForTimeout(120);
    const rows = await rowsOf(page);
    expect(Math.abs(Number(rows[0]?.split(' | ')[0]) - row)).toBeLessThan(60);
  }
  expect(await page.locator('.row').count()).toBeLessThan(60);
});

onPage(
  'turns the wheel row by row, also where the scroll bar is coarser than rows',
  { total: 9_000_000 },
  async (page) => {
    await list(page, 'All');
    await rowsOf(page);
    await page.locator('.grid').hover();
    const firstAt = async () => Number((await rowsOf(page))[0]?.split(' | ')[0]);
    for (const expected of [12, 22, 32]) {
      await page.mouse.wheel(0, 220);
      await page.waitForTimeout(80);
      expect(await firstAt()).toBe(expected);
    }
  },
);

onPage(
  'reaches each end of a million rows by key, and asks for nothing in between',
  { total: 1_000_000 },
  async (page) => {
    await list(page, 'All');
    await rowsOf(page);
    await page.locator('.grid').focus();
    await press(page, 'End');
    expect(await rowsOf(page)).toContainEqual(expect.stringMatching(/^1000001 \|/));
    expect(await activeRow(page)).toBe('1000001');
    await press(page, 'PageUp', 'ArrowUp', 'ArrowDown');
    expect(Number(await activeRow(page))).toBeGreaterThan(999_900);
    await press(page, 'Home');
    await rowsOf(page);
    expect(await activeRow(page)).toBe('2');
    const asked = await page.evaluate(
      () =>
        window.fakeExtension.said.filter((said) => said.kind === 'ask' && said.topic === 'results').length,
    );
    expect(asked).toBeLessThan(10);
  },
);

onPage('sorts by a column with click and Enter: up, down, and the newest first again', {}, async (page) => {
  const header = page.getByRole('columnheader', { name: 'IP address' });
  await rowsOf(page);
  await header.getByRole('button').click();
  await expect.poll(() => header.getAttribute('aria-sort')).toBe('ascending');
  await page.keyboard.press('Enter');
  await expect.poll(() => header.getAttribute('aria-sort')).toBe('descending');
  expect((await rowsOf(page))[0]).toContain('10.0.107.190');
  await page.keyboard.press('Enter');
  await expect.poll(() => header.getAttribute('aria-sort')).toBe('none');
  expect(await page.getByRole('columnheader', { name: 'Time' }).getAttribute('aria-sort')).toBe('descending');
});

onPage('begins with the newest events, and with the oldest after a click', {}, async (page) => {
  const time = page.getByRole('columnheader', { name: 'Time' });
  expect((await rowsOf(page))[0]).toContain('09:47:24.880');
  expect(await time.getAttribute('aria-sort')).toBe('descending');
  await time.getByRole('button').click();
  await expect.poll(async () => (await rowsOf(page))[0]).toContain('09:00:00.000');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await rowsOf(page))[0]).toContain('09:47:24.880');
});

onPage('tells the date only where it tells events from each other', { total: 345_000 }, async (page) => {
  expect((await rowsOf(page))[0]).toContain(' | 4 May 16:15:08.384 | ');
  await page.evaluate(() => window.fakeExtension.show({ total: 3450 }));
  await waitForRows(page, 216);
  expect((await rowsOf(page))[0]).toContain(' | 09:47:24.880 | ');
  const time = page.getByRole('columnheader', { name: 'Time' }).getByRole('button');
  expect(await time.getAttribute('title')).toContain('All of 2024-05-01, UTC');
});

onPage('shows the four first columns in a narrow pane', { width: 570 }, async (page) => {
  await rowsOf(page);
  const right = await page
    .getByRole('columnheader', { name: 'IP address' })
    .evaluate((cell) => cell.getBoundingClientRect().right);
  expect(right).toBeLessThan(570);
  expect(await page.locator('.row .match').first().textContent()).toBe('Matched');
});

onPage('gives columns the width that is dragged or chosen by key', {}, async (page) => {
  await rowsOf(page);
  const header = page.getByRole('columnheader', { name: 'Target user' });
  const width = () => header.evaluate((cell) => cell.getBoundingClientRect().width);
  const fitting = await width();
  const box = await header.boundingBox();
  if (!box) throw new Error('there is no header');
  await page.mouse.move(box.x + box.width, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 60, box.y + 10, { steps: 3 });
  await page.mouse.up();
  expect(await width()).toBe(fitting + 60);
  await header.getByRole('button').focus();
  await press(page, 'Shift+ArrowLeft', 'Shift+ArrowLeft');
  expect(await width()).toBe(fitting + 40);
  expect(await header.getAttribute('aria-sort')).toBe('none');
  await list(page, 'All');
  expect(await width()).toBe(fitting + 40);
  await list(page, 'Matched');
  const moved = await header.boundingBox();
  if (!moved) throw new Error('there is no header');
  await page.mouse.dblclick(moved.x + moved.width, moved.y + 10);
  expect(await width()).toBe(fitting);
});

onPage('highlights in cells what is searched for', {}, async (page) => {
  await rowsOf(page);
  await page.getByLabel('Search in the events listed').fill('CURIE');
  await waitForRows(page, 3);
  await rowsOf(page);
  const highlighted = () => page.evaluate(() => [...(CSS.highlights.get('search-cells') ?? [])].map(String));
  expect(new Set(await highlighted())).toEqual(new Set(['curie']));
  await page.getByLabel('Search in the events listed').fill('');
  await waitForRows(page, 216);
  expect(await highlighted()).toEqual([]);
});

onPage('offers the fields of the event that is looked at as columns', {}, async (page) => {
  await rowsOf(page);
  await page.locator('.row').first().click();
  await page.locator('.verdict').waitFor();
  await page.getByLabel('Columns…').click();
  const offered = await page
    .locator('#column-suggestions option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  expect(offered).toContain("EventData/Data[@Name='WorkstationName']");
  expect(offered).toContain('System/Level');
  expect(new Set(offered).size).toBe(offered.length);
});

onPage('shows the columns that the user asks for, and what is wrong with one', {}, async (page) => {
  await page.getByLabel('Columns…').click();
  await page.getByLabel('Column 5').fill("EventData/Data[@Name='LogonType']");
  await page.keyboard.press('Enter');
  await page.getByRole('columnheader', { name: 'LogonType' }).waitFor();
  await page.getByLabel('One more column').fill('System[[');
  await page.keyboard.press('Enter');
  await page.getByText('A step is missing before [').waitFor();
  expect(await page.getByLabel('Column 6').getAttribute('aria-invalid')).toBe('true');
  await page.getByText('Usual columns').click();
  await page.getByRole('columnheader', { name: 'Computer' }).waitFor();
  const told = await page.evaluate(
    () => window.fakeExtension.said.filter(({ kind }) => kind === 'columns').length,
  );
  expect(told).toBe(3);
});

onPage('limits the list to an ID of the groups, and shows the others again', {}, async (page) => {
  await page.getByText('Group by ID').click();
  expect(await page.getByRole('table', { name: 'Events by ID' }).locator('tbody tr').count()).toBe(5);
  await page.getByRole('button', { name: /^4625 Logon failed in Security: 50 of 1,045 match/ }).click();
  await page.locator('.limit').waitFor();
  expect(await rowsOf(page)).toHaveLength(11);
  await page.getByText('ID 4625 Logon failed').click();
  await waitForRows(page, 216);
});

onPage('limits the list to a span of time, by dragging and by key', {}, async (page) => {
  await rowsOf(page);
  const box = await page.locator('.bars').boundingBox();
  if (!box) throw new Error('there is no histogram');
  await page.mouse.move(box.x + box.width * 0.25, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 10);
  await page.mouse.up();
  expect(await lastSpan(page)).toEqual([22, 45]);
  await page.getByRole('slider', { name: 'Begin of the time span' }).focus();
  await press(page, 'ArrowRight');
  expect(await lastSpan(page)).toEqual([23, 45]);
  await press(page, 'Escape');
  expect(await lastSpan(page)).toBeUndefined();
});

onPage('keeps what is listed while a query is written that Windows would refuse', {}, async (page) => {
  await rowsOf(page);
  await page.evaluate(() => window.fakeExtension.show({ state: 'refused' }));
  await page.getByText('Windows would refuse this query. contains() is not known').waitFor();
  expect(await rowsOf(page)).not.toHaveLength(0);
  await page.evaluate(() => window.fakeExtension.show({ state: 'results' }));
  await page.getByText('Windows would refuse').waitFor({ state: 'hidden' });
});

onPage('gives up questions whose answer nobody needs any more', { delay: 300 }, async (page) => {
  await page.waitForSelector('.row:not(.pending):not([hidden])');
  for (const text of ['Missed', 'All', 'Matched'] as const)
    await page.locator('.choice', { hasText: text }).click();
  await page.waitForTimeout(400);
  const cancelled = await page.evaluate(
    () => window.fakeExtension.said.filter(({ kind }) => kind === 'cancel').length,
  );
  expect(cancelled).toBeGreaterThanOrEqual(2);
  expect((await rowsOf(page))[0]).toContain('Matched');
});

onPage('shows results also while changes come faster than answers', { delay: 250 }, async (page) => {
  await rowsOf(page);
  await page.evaluate(() => {
    window.fakeExtension.show({ total: 34_500 });
    setInterval(() => window.fakeExtension.tell({ kind: 'changed' }), 40);
  });
  await waitForRows(page, 2157);
  await page.evaluate(() => window.fakeExtension.show({ total: 345_000 }));
  await waitForRows(page, 21_563);
});

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
  await page.waitForTimeout(80);
}

/** The bins of the span that was asked for last. */
function lastSpan(page: Page): Promise<readonly number[] | undefined> {
  return page.evaluate(() => {
    const asked = window.fakeExtension.said.flatMap((said) =>
      said.kind === 'ask' && said.topic === 'results' ? [said.question] : [],
    );
    const span = asked.at(-1)?.span;
    const start = Date.UTC(2024, 4, 1, 9);
    const bin = (3450 * 827) / 90;
    return span && [Math.round((span.from - start) / bin), Math.round((span.to - start) / bin)];
  });
}
