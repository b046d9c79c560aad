import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';

const FIGURE = '/figures/whatif/';
const nine = Date.UTC(2026, 0, 1, 9);

async function open(page: Page, state = 'preset=quiet-night'): Promise<Locator> {
  await page.goto(`${FIGURE}#v1&${state}`);
  const figure = page.getByRole('figure', { name: 'What if: two runs on the same events' });
  await expect(figure).toHaveAttribute('data-live');
  const own = figure.getByRole('button', { name: 'Bring your own data' });
  if ((await own.getAttribute('aria-expanded')) === 'false') await own.click();
  await expect(figure.getByRole('button', { name: 'choose a file' })).toBeVisible();
  return figure;
}
const title = (figure: Locator) => figure.locator('.figure-title').first();
const picker = (figure: Locator) =>
  figure.getByLabel('File of events or progress reports', { exact: true });
const read = (figure: Locator) => figure.getByRole('button', { name: 'Read the file' });

function give(figure: Locator, name: string, text: string) {
  return picker(figure).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

/** One event a second; one in `every` is `late` seconds late, the rest one. */
function csv(rows: number, every: number, late: number): string {
  const lines = ['event_time,arrival_time,country'];
  for (let i = 0; i < rows; i++) {
    const old = i % every === every - 1 ? late : 1;
    lines.push(`${nine + (i - old) * 1000},${nine + i * 1000},${i % 3 === 0 ? 'DE' : 'FR'}`);
  }
  return lines.join('\n');
}

const recorded = (name: string) =>
  readFileSync(
    new URL(`../conformance/spark/recorded/progress/${name}.ndjson`, import.meta.url),
    'utf8',
  );

test('a CSV file: guessed columns, the same pictures, and the delay for a share', async ({
  page,
}) => {
  const figure = await open(page);
  await give(figure, 'clicks.csv', csv(3600, 500, 900));
  await expect(figure.getByLabel('event time', { exact: true })).toHaveValue('event_time');
  await expect(figure.getByLabel('arrival time', { exact: true })).toHaveValue('arrival_time');
  await expect(figure.getByLabel('written as', { exact: true })).toHaveValue('ms');
  await read(figure).click();
  await expect(figure.getByText('clicks.csv: 3 600 of 3 600 rows are used.')).toBeVisible();
  await expect(figure.getByText(/^Your events, from clicks\.csv/)).toBeVisible();
  await expect(figure.getByLabel('events', { exact: true })).toHaveValue('');
  const shares = figure.getByRole('region', { name: 'Delay for a share' });
  await expect(shares.getByRole('row', { name: /^99 %/ })).toContainText('0 s');
  // Seven events of 3,600 are 15 minutes late: 99.9 % needs them, and their first window's end.
  await expect(shares.getByRole('row', { name: /^99\.9 %/ })).toContainText(/1[45] min/);
  await shares
    .getByRole('row', { name: /^99\.9 %/ })
    .getByRole('button')
    .click();
  await figure.getByLabel('what differs', { exact: true }).selectOption({ label: 'delay' });
  await expect(title(figure)).toHaveText(/^Delay/);
});

test('500,000 rows are read off the main thread, with progress', async ({ page }) => {
  const figure = await open(page);
  await page.evaluate(() => {
    const seen: string[] = [];
    const note = () => {
      const text = document.querySelector('.doing')?.textContent ?? '';
      if (/: [\d\s]+rows/.test(text)) seen.push(text);
    };
    new MutationObserver(note).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    Object.assign(window, { seen });
  });
  await give(figure, 'big.csv', csv(500_001, 1000, 600));
  await read(figure).click();
  await expect(
    figure.getByText(/big\.csv: 500\s000 of 500\s000 rows are used\. The file goes on/),
  ).toBeVisible({ timeout: 60_000 });
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(new Set(seen).size).toBeGreaterThan(3);
  const shares = figure.getByRole('region', { name: 'Delay for a share' });
  await expect(shares.getByRole('row', { name: /^99\.99 %/ })).toContainText(/\d min/, {
    timeout: 60_000,
  });
  await expect(figure.locator('.crowd-high')).toHaveAttribute('d', /^M/);
});

test('reading can be cancelled, and what was shown stays', async ({ page }) => {
  const figure = await open(page, 'preset=quiet-night&b.spark.delayMs=2m');
  const before = await title(figure).textContent();
  await give(figure, 'big.csv', csv(500_000, 1000, 600));
  await read(figure).click();
  await figure.getByRole('button', { name: 'Cancel' }).click();
  await expect(figure.getByText('Reading big.csv was cancelled.')).toBeVisible();
  await expect(figure.getByRole('button', { name: 'choose a file' })).toBeFocused();
  await expect(title(figure)).toHaveText(before ?? '');
  await give(figure, 'clicks.csv', csv(100, 10, 5));
  await read(figure).click();
  await expect(figure.getByText('clicks.csv: 100 of 100 rows are used.')).toBeVisible();
});

test('a dropped NDJSON file: bad rows are counted and shown with line and reason', async ({
  page,
}) => {
  const figure = await open(page);
  const lines = [
    '{"event":{"time":"2026-01-01 09:00:00"},"received":1767258001}',
    '{"event":{"time":"yesterday"},"received":1767258002}',
    'not json',
    '{"event":{"time":"2026-01-01 09:00:03"},"received":1767258004}',
  ];
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'events.ndjson'));
    return data;
  }, lines.join('\n'));
  await figure.locator('.drop').dispatchEvent('drop', { dataTransfer: transfer });
  await expect(figure.getByText(/Some times in the first rows name no zone/)).toBeVisible();
  await expect(figure.getByLabel('written as', { exact: true })).toHaveValue('iso');
  await read(figure).click();
  await expect(
    figure.getByText('events.ndjson: 2 of 4 rows are used, 2 could not be read.'),
  ).toBeVisible();
  await figure.getByText('The rows that could not be read').click();
  const bad = figure.getByRole('region', { name: 'All of them' });
  await expect(
    bad.getByRole('row', { name: /^2 event\.time "yesterday" is not a date/ }),
  ).toBeVisible();
  await expect(bad.getByRole('row', { name: /^3 not a JSON object/ })).toBeVisible();
});

test('by keyboard: other columns are picked, and nothing usable changes nothing', async ({
  page,
}) => {
  const figure = await open(page, 'preset=quiet-night&b.spark.delayMs=2m');
  const before = await title(figure).textContent();
  await give(figure, 'words.csv', 'a,b\nx,y\nz,w');
  await expect(figure.getByText(/no column holds times/)).toBeVisible();
  await figure.getByLabel('arrival time', { exact: true }).focus();
  await page.keyboard.press('a');
  await read(figure).focus();
  await page.keyboard.press('Enter');
  await expect(figure.getByText(/words\.csv: 0 of 2 rows are used/)).toBeVisible();
  await expect(figure.getByText(/what was shown before stays/)).toBeVisible();
  await expect(title(figure)).toHaveText(before ?? '');
  await give(figure, 'empty.csv', '');
  await expect(figure.getByText('empty.csv: the file is empty.')).toBeVisible();
});

test('progress reports of a real Spark job: stair, band, drops, and the delay that drops nothing', async ({
  page,
}) => {
  const figure = await open(page);
  await give(figure, 'drops.ndjson', recorded('drops'));
  const facts = figure.locator('.progress-figure .facts');
  await expect(facts).toContainText("the job's delay, as its watermarks show10 min");
  await expect(facts).toContainText(/would have dropped nothing22 min 18 s or more/);
  await expect(figure.getByText(/cannot be told from them/)).toBeVisible();
  await expect(figure.locator('.progress-figure .figure-title')).toHaveText(
    /^\d+ groups were dropped; a delay of .* would have dropped none \(batch \d+ needs it\)$/,
  );
  await expect(figure.locator('.progress-band')).toHaveAttribute('d', /^M.*Z$/);
  await figure.getByText('The reports as a table').click();
  await expect(
    figure.getByRole('region', { name: /Each batch as it was reported/ }).getByRole('row'),
  ).toHaveCount(33);
  await give(figure, 'healthy.ndjson', recorded('healthy'));
  await expect(figure.getByText('The watermark dropped nothing in these batches')).toBeVisible();
  await give(figure, 'idle.ndjson', recorded('idle'));
  await expect(figure.getByText(/4 batches, 28 reports without data/)).toBeVisible();
});

test('nothing leaves the browser: after the file is given, no request goes out', async ({
  page,
}) => {
  const figure = await open(page);
  await give(figure, 'first.csv', csv(10, 5, 5));
  await expect(read(figure)).toBeVisible();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await give(figure, 'secret.csv', csv(2000, 50, 300));
  await read(figure).click();
  await expect(figure.getByText('secret.csv: 2 000 of 2 000 rows are used.')).toBeVisible();
  await figure.getByRole('button', { name: 'Step', exact: true }).click();
  // The worker's own script is the site's, and carries nothing.
  const scripts = (url: string) =>
    new URL(url).hostname === 'localhost' && /\/_astro\/worker[^?]*\.js$/.test(url);
  expect(requests.filter((url) => !url.startsWith('blob:') && !scripts(url))).toEqual([]);
});

test('a link carries the name and SHA-256 of the file, asks for it, and knows it again', async ({
  page,
}) => {
  const text = csv(600, 50, 300);
  const sha256 = createHash('sha256').update(text).digest('hex');
  let figure = await open(page, 'preset=quiet-night&b.spark.delayMs=2m');
  await give(figure, 'my clicks.csv', text);
  await read(figure).click();
  await expect(figure.getByText(/600 of 600 rows are used/)).toBeVisible();
  await page.evaluate(() =>
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new Error('closed')) },
      configurable: true,
    }),
  );
  await figure.getByRole('button', { name: 'Link', exact: true }).click();
  const link = await figure.getByLabel(/Select and copy/).inputValue();
  expect(link).toContain(`file=my%20clicks.csv&sha256=${sha256}`);
  expect(link.length).toBeLessThan(2000);
  expect(link).not.toContain(String(nine));

  await page.goto('about:blank');
  figure = await open(page, link.slice(link.indexOf('#v1&') + 4));
  await expect(figure.getByText(/The link is about the file my clicks\.csv/)).toBeVisible();
  await give(figure, 'other.csv', csv(50, 5, 5));
  await expect(figure.getByText(/This is not the file that the link is about/)).toBeVisible();
  await give(figure, 'renamed.csv', text);
  await expect(figure.getByText('This is the file that the link is about.')).toBeVisible();
});

test('everybody can bring data', async ({ page }) => {
  const figure = await open(page);
  await give(figure, 'clicks.csv', `${csv(50, 5, 5)}\nbad,row,here`);
  await read(figure).click();
  await expect(figure.getByText(/50 of 51 rows are used/)).toBeVisible();
  await figure.getByText('The rows that could not be read').click();
  const events = await new AxeBuilder({ page }).analyze();
  expect(events.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  await give(figure, 'drops.ndjson', recorded('drops'));
  await figure.getByText('The reports as a table').click();
  const progress = await new AxeBuilder({ page }).analyze();
  expect(progress.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
});
