import { expect } from 'vitest';
import { graveFindings } from './support/axe.ts';
import { list, pageTests, rowsOf } from './support/run.ts';

const onPage = pageTests();

onPage('says that the cursor is in no query', { state: 'no-query' }, async (page) => {
  await page.getByText('Put the cursor into a query').waitFor();
});

onPage('says why Windows would refuse the query', { state: 'refused' }, async (page) => {
  await page.getByText('contains() is not known to the Event Log.').waitFor();
});

onPage('shows how far the samples are read', { state: 'loading' }, async (page) => {
  await page.getByText('Reading the events…').waitFor();
  await page.evaluate(() =>
    window.fakeExtension.tell({ kind: 'progress', progress: { bytesRead: 30, bytes: 120 } }),
  );
  await page.locator('.notice progress[value="0.250"]').waitFor();
});

onPage('offers to add samples', { state: 'no-samples' }, async (page) => {
  await page.getByRole('button', { name: 'Add Samples…' }).click();
  const said = await page.evaluate(() => window.fakeExtension.said.map(({ kind }) => kind));
  expect(said).toContain('add-samples');
});

onPage(
  'tells what a query without matches leaves out, and lists near misses',
  { state: 'no-match' },
  async (page) => {
    await page.getByText('LogonType = 10 leaves out most').waitFor();
    await page.getByRole('button', { name: 'Show Near Misses' }).click();
    await rowsOf(page);
    expect(await page.getByLabel('Near misses first').isChecked()).toBe(true);
  },
);

onPage('tells that asking has failed', { state: 'failing' }, async (page) => {
  await page.locator('.notice', { hasText: 'The preview failedthe server has ended' }).waitFor();
  await page.evaluate(() => window.fakeExtension.show({ state: 'results' }));
  await rowsOf(page);
  await page.evaluate(() => window.fakeExtension.show({ state: 'failing' }));
  await page.getByText('The preview failed: the server has ended').waitFor();
});

onPage('has a field for the filter above a log', { mode: 'log' }, async (page) => {
  await rowsOf(page);
  expect(await page.getByRole('radio', { name: /^Matched/ }).isChecked()).toBe(true);
  await page.getByLabel('Filter, in XPath').fill('*[System[EventID=4624]]');
  await page.waitForTimeout(250);
  const filters = await page.evaluate(() =>
    window.fakeExtension.said.flatMap((said) => (said.kind === 'ask' ? [said.question.filter] : [])),
  );
  expect(filters.at(-1)).toBe('*[System[EventID=4624]]');
  await page.evaluate(() => window.fakeExtension.show({ state: 'refused' }));
  await page.getByText('contains() is not known').waitFor();
  expect(await page.getByLabel('Filter, in XPath').getAttribute('aria-invalid')).toBe('true');
});

for (const theme of ['light', 'dark', 'high-contrast'] as const) {
  onPage(`is accessible in the ${theme} theme`, { theme }, async (page) => {
    await rowsOf(page);
    await list(page, 'All');
    await page.getByLabel('Columns…').click();
    await page.getByLabel('Column 5').fill('System[[');
    await page.keyboard.press('Enter');
    await page.locator('.grid').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.locator('.verdict').waitFor();
    expect(await graveFindings(page)).toEqual([]);
    await page.getByText('Group by ID').click();
    await page.locator('.groups button').first().focus();
    expect(await graveFindings(page)).toEqual([]);
    await page.evaluate(() => window.fakeExtension.show({ state: 'refused' }));
    await page.waitForTimeout(100);
    expect(await graveFindings(page)).toEqual([]);
  });
}

for (const state of ['no-query', 'refused', 'no-samples', 'loading', 'no-match'] as const) {
  onPage(`is accessible in the state ${state}`, { state, mode: 'query' }, async (page) => {
    await page.locator('.notice-title').waitFor();
    await page.waitForTimeout(50);
    expect(await graveFindings(page)).toEqual([]);
  });
}
