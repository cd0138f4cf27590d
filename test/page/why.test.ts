import { expect } from 'vitest';
import { activeRow, list, pageTests, rowsOf } from './support/run.ts';

const onPage = pageTests();

onPage('tells why an event is missed, down to the comparison', {}, async (page) => {
  await list(page, 'Missed');
  await rowsOf(page);
  await page.locator('.row', { hasText: '09:47:32' }).click();
  await page.locator('.verdict').waitFor();
  expect(await page.locator('.verdict').textContent()).toBe(
    'MissedLogonType is 3 (Network), the filter asks for 10 (RemoteInteractive).',
  );
  expect(await page.locator('.filter mark').allTextContents()).toEqual([
    '[true: EventID=4624]',
    '[not needed: EventID=4625]',
    "[false: Data[@Name='LogonType']='10']",
  ]);
  expect(await page.locator('.conditions li').last().textContent()).toBe(
    "False: Data[@Name='LogonType']='10' LogonType is 3 (Network), the filter asks for 10 (RemoteInteractive)",
  );
  expect(await page.locator('.xml mark').allTextContents()).toEqual(['[true: 4624]', '[false: 3]']);
});

onPage('folds away the alternatives that were not needed', {}, async (page) => {
  await rowsOf(page);
  await page.locator('.row').first().click();
  await page.getByText('1 more alternative, not needed').waitFor();
  const spare = page.locator('.conditions .is-spare');
  expect(await spare.isVisible()).toBe(false);
  expect(await page.locator('.conditions .is-false, .filter .is-false').count()).toBe(0);
  await page.getByText('1 more alternative, not needed').click();
  expect(await spare.textContent()).toContain('EventID=4625');
  expect(await spare.isVisible()).toBe(true);
});

onPage('makes conditions and filters of an event', {}, async (page) => {
  await rowsOf(page);
  await page.locator('.row').first().click();
  await page.getByRole('button', { name: 'Add to query: LogonType = 10' }).click();
  await page.getByRole('button', { name: 'Exclude: LogonType = 10' }).click();
  await page.getByText('The query has no room for another term.').waitFor();
  await page.getByRole('button', { name: 'Create filter from this event' }).click();
  const edits = await page.evaluate(() =>
    window.fakeExtension.said.flatMap((said) =>
      said.kind === 'ask' && said.topic === 'edit' ? [said.question] : [],
    ),
  );
  const path = "EventData/Data[@Name='LogonType']";
  expect(edits.map(({ action, path }) => [action, path])).toEqual([
    ['add', path],
    ['exclude', path],
    ['create', undefined],
  ]);
});

onPage('is all to be done by key', {}, async (page) => {
  await rowsOf(page);
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: at } = document;
      return at?.getAttribute('aria-label') ?? at?.textContent ?? '';
    });
  const stops: string[] = [];
  for (let stop = 0; stop < 8; stop += 1) {
    await page.keyboard.press('Tab');
    stops.push(await focused());
  }
  expect(stops).toEqual([
    '',
    '',
    'Search in the events listed',
    'Columns…',
    'Begin of the time span',
    'End of the time span',
    'Events',
    'Time',
  ]);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await activeRow(page)).toBe('3');
  await page.locator('.verdict').waitFor();
  await page.keyboard.press('Enter');
  expect(await focused()).toBe('Why');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Create filter from this event');
  for (let stop = 0; stop < 5; stop += 1) await page.keyboard.press('Tab');
  expect(await focused()).toMatch(/^Add to query: EventID = 462/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('Exclude: Provider = Microsoft-Windows-Security-Auditing');
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('Events');
  expect(await page.locator('.why').isVisible()).toBe(false);
});

onPage('keeps the event that is looked at where its row moves', {}, async (page) => {
  await rowsOf(page);
  await page.locator('.row').nth(2).click();
  await page.locator('.verdict').waitFor();
  const xml = await page.locator('.xml').textContent();
  await list(page, 'All');
  await rowsOf(page);
  expect(await page.locator('.xml').textContent()).toBe(xml);
  expect(await activeRow(page)).toBeUndefined();
});
