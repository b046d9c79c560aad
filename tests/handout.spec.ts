import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { sheetsOf } from '../scripts/handout/sheets.ts';

test('the whole module stands on one page, every fold open, the answers at the end', async ({
  page,
}) => {
  await page.goto('/handout/');
  const parts = page.locator('article[data-handout-page]');
  expect(await parts.count()).toBeGreaterThan(20);
  await expect(page.locator('main details:not([open])')).toHaveCount(0);
  expect(await page.locator('main figure').count()).toBeGreaterThan(8);
  // On paper too: the steps of the exercise stand in its figure.
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Fill in the widgets').first()).toBeVisible();
  const titles = await page.locator('.handout-title').allTextContents();
  expect(titles.at(-2)).toBe('Questions');
  expect(titles.at(-1)).toBe('Answers');
  const [questions, answers] = [0, 1].map((i) => page.locator('.handout-sheet').nth(i));
  if (!questions || !answers) throw new Error('The handout has no questions.');
  expect(await questions.locator('> li').count()).toBeGreaterThanOrEqual(40);
  expect(await answers.locator('> li').count()).toBe(await questions.locator('> li').count());
});

test('everybody can read the many pages on one', async ({ page }) => {
  // All rules over all pages at once: half a minute, and minutes on a machine that does more.
  test.setTimeout(600_000);
  await page.goto('/handout/');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ help, nodes }) => `${help}: ${nodes[0]?.html}`)).toEqual([]);
});

test('on paper a single page shows its folds and none of its buttons', async ({ page }) => {
  await page.goto('/theory/kafka/');
  await page.emulateMedia({ media: 'print' });
  const folded = page.locator('.course-depth .inside').first();
  await expect(folded).toBeVisible();
  await expect(page.getByRole('button', { name: 'Mark as read' })).toBeHidden();
  await expect(page.locator('.course-progress')).toBeHidden();
  await expect(page.locator('.course-header starlight-theme-select')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.goto('/lab-exercise/');
  const id = page.getByLabel('Your attendee id');
  await expect(id).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(id).toBeHidden();
});

test('one command prints it as a PDF', () => {
  const out = join(mkdtempSync(join(tmpdir(), 'handout-')), 'handout.pdf');
  const dir = process.env.TEST_DIST ?? 'dist';
  const run = spawnSync(process.execPath, ['scripts/handout.ts', '--dir', dir, '--out', out], {
    encoding: 'utf8',
  });
  expect(run.status, run.stderr).toBe(0);
  const pdf = readFileSync(out);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.length).toBeGreaterThan(200_000);
  // The numbers that the contents print: known for every page, and in order.
  const titles = ['The story', 'Kafka in four words', 'Part 1: Databricks', 'Questions', 'Answers'];
  const sheets = sheetsOf(pdf, titles).map((sheet) => sheet ?? 0);
  expect(Math.min(...sheets)).toBeGreaterThan(1);
  expect([...sheets].sort((a, b) => a - b)).toEqual(sheets);
  expect(sheets.at(-1)).toBeLessThan(110);
});
