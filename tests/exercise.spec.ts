import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { watchForTrouble } from './support/site.ts';

/** Opens the exercise and wakes it, as a focus does. */
async function open(page: Page): Promise<Locator> {
  await page.goto('/lab-exercise/');
  return awake(page);
}

async function awake(page: Page): Promise<Locator> {
  const figure = page.getByRole('figure', { name: 'The exercise' });
  await figure.getByRole('button', { name: 'Start the generator' }).focus();
  await expect(figure).toHaveAttribute('data-live', 'true');
  return figure;
}

/** Moves t to a minute of the run, as a screen reader does with the scrubber. */
async function goTo(figure: Locator, minute: number): Promise<void> {
  const scrubber = figure.getByLabel('Time', { exact: true });
  const min = Number(await scrubber.getAttribute('min'));
  await scrubber.fill(String(min + minute * 60_000));
}

const step = (figure: Locator, n: number) =>
  figure
    .getByRole('list', { name: 'Steps' })
    .getByRole('listitem')
    .nth(n - 1);
const press = (figure: Locator, name: string) => figure.getByRole('button', { name }).click();
const choose = async (figure: Locator, round: string) => {
  await figure.getByRole('radio', { name: round }).focus();
  await figure.page().keyboard.press('Space');
};
const operate = (figure: Locator) => figure.getByRole('region', { name: 'Operate' });

test('the steps tick themselves as the run comes to hold what they expect', async ({ page }) => {
  const trouble = watchForTrouble(page);
  const figure = await open(page);
  await expect(figure.getByText('0 of 13 steps hold')).toBeVisible();
  await press(figure, 'Start the generator');
  // Nothing holds yet at the moment of the press: a button ticks nothing.
  await expect(step(figure, 1)).toHaveAttribute('data-done', 'false');
  await goTo(figure, 1);
  await expect(step(figure, 1)).toHaveAttribute('data-done', 'true');
  await press(figure, 'Run notebook 1');
  await press(figure, 'Run notebook 2');
  await goTo(figure, 3);
  for (const n of [2, 3, 4]) await expect(step(figure, n)).toHaveAttribute('data-done', 'true');
  await press(figure, 'Run notebook 3');
  await press(figure, 'Start the relay');
  await press(figure, 'Run 01_setup_streaming.sql');
  await goTo(figure, 6);
  await press(figure, 'Run 02_dynamic_tables.sql');
  await press(figure, 'dbt run');
  await press(figure, 'Open the page');
  await goTo(figure, 7);
  await press(figure, 'dbt run');
  await goTo(figure, 8);
  for (const n of [5, 6, 7, 8, 9, 10]) {
    await expect(step(figure, n)).toHaveAttribute('data-done', 'true');
  }
  await expect(step(figure, 7)).toContainText('Databricks’ 0');
  await expect(step(figure, 11)).toHaveAttribute('data-done', 'false');
  await goTo(figure, 20);
  await expect(step(figure, 11)).toHaveAttribute('data-done', 'true');
  await press(figure, 'Stop the generator');
  await goTo(figure, 24);
  await expect(step(figure, 12)).toHaveAttribute('data-done', 'true');
  for (const name of ['Stop the queries', 'Suspend Gold', 'Stop the relay', 'Close the page']) {
    await press(figure, name);
  }
  await goTo(figure, 25);
  await expect(figure.getByText('13 of 13 steps hold')).toBeVisible();
  await expect(step(figure, 13)).toContainText('nothing runs');

  // Another visit finds the ticks, and the run where it was left.
  await page.reload();
  const again = await awake(page);
  await expect(again.getByText('13 of 13 steps hold')).toBeVisible();
  await expect(step(again, 13)).toContainText('nothing runs');
  expect(trouble).toEqual({ foreign: [], errors: [] });
});

/** What each fault shows, where it sits, and the deeds that repair it. */
const FAULTS = [
  {
    round: 'Fault 1',
    sign: /^undecoded/,
    wrong: 'Silver: its rules',
    because: 'The cause lies one step before it',
    place: 'Bronze: the bytes are decoded',
    settings: [
      ['from_avro begins at byte', '6'],
      ['without a checkpoint, start at', 'earliest'],
    ],
    from: 'bronze',
  },
  {
    round: 'Fault 2',
    sign: /^places in Kafka missing/,
    wrong: 'The relay or Snowpipe',
    because: 'does not pass through the relay',
    place: 'Bronze: it went on at an offset',
    settings: [['without a checkpoint, start at', 'earliest']],
    from: 'bronze',
  },
  {
    round: 'Fault 3',
    sign: /^groups dropped by it/,
    wrong: 'The generator or Kafka',
    because: 'offset after offset without a gap',
    place: 'Gold: the watermark has run ahead',
    settings: [['set aside what lies ahead by', '300000']],
    from: 'silver',
  },
] as const;

for (const { round, sign, wrong, because, place, settings, from } of FAULTS) {
  test(`${round} is found from what the tables answer, and repaired`, async ({ page }) => {
    const figure = await open(page);
    await choose(figure, round);
    await goTo(figure, 17);
    const answer = figure.getByRole('row', { name: sign }).getByRole('cell').nth(2);
    await expect(answer).not.toHaveText('0');
    await figure.getByRole('radio', { name: wrong }).check();
    await expect(figure.getByRole('status').filter({ hasText: 'Not there.' })).toContainText(
      because,
    );
    await figure.getByRole('radio', { name: place }).check();
    await expect(figure.getByText('Found. Now repair it')).toBeVisible();

    const queries = ['bronze', 'silver', 'gold'].slice(from === 'bronze' ? 0 : 1);
    await operate(figure).getByLabel('Operate').selectOption(from);
    for (const [name, value] of settings) {
      await operate(figure).getByLabel(name).selectOption(value);
    }
    for (const query of queries) {
      await operate(figure).getByLabel('Operate').selectOption(query);
      await operate(figure).getByRole('button', { name: 'stop', exact: true }).click();
    }
    await operate(figure).getByLabel('Operate').selectOption(from);
    await operate(figure).getByRole('button', { name: 'drop its table and start over' }).click();
    for (const query of queries) {
      await operate(figure).getByLabel('Operate').selectOption(query);
      await operate(figure).getByRole('button', { name: 'start', exact: true }).click();
    }
    await expect(figure.getByText('Found. Now repair it')).toBeVisible();
    await goTo(figure, 20);
    await expect(figure.getByText('Found and repaired')).toBeVisible();
    await expect(answer).toHaveText('0');
  });
}

test('a fault that is not named gives nothing away, and another round leaves this one as it is', async ({
  page,
}) => {
  const figure = await open(page);
  await press(figure, 'Start the generator');
  await goTo(figure, 2);
  await choose(figure, 'Any');
  await expect(figure.getByText('Something has gone wrong since 09:13:00')).toBeVisible();
  await expect(figure.getByRole('region', { name: 'Repair' })).toHaveCount(0);
  await choose(figure, 'Practice');
  await expect(step(figure, 1)).toHaveAttribute('data-done', 'true');
  await expect(figure.getByLabel('Time', { exact: true })).toHaveAttribute(
    'aria-valuetext',
    '09:02:00',
  );
});

test('the answers have three columns, also at the start, where both moments are one', async ({
  page,
}) => {
  const figure = await open(page);
  await choose(figure, 'Fault 1');
  const answers = figure.getByRole('table', { name: 'What the verification queries answer' });
  await goTo(figure, 0);
  await expect(answers.getByRole('columnheader')).toHaveText(['query', '09:00:00', '09:00:00']);
  await goTo(figure, 17);
  await expect(answers.getByRole('columnheader')).toHaveText(['query', '09:15:00', '09:17:00']);
});

test('while the list of keys is open, what it names is not done', async ({ page }) => {
  const figure = await open(page);
  await goTo(figure, 2);
  await press(figure, 'Keys');
  await page.keyboard.press('r');
  await page.keyboard.press('Escape');
  await expect(figure.getByLabel('Time', { exact: true })).toHaveAttribute(
    'aria-valuetext',
    '09:02:00',
  );
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the exercise has no accessibility faults (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const figure = await open(page);
    const checked = async () => {
      const { violations } = await new AxeBuilder({ page }).include('figure.exercise').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    };
    await checked();
    await choose(figure, 'Fault 3');
    await figure.getByRole('radio', { name: 'Gold: the watermark has run ahead' }).check();
    await checked();
  });
}

test('without JavaScript the steps and the faults can be read', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/lab-exercise/');
  const steps = page.getByRole('list', { name: 'Steps' });
  await expect(steps.getByRole('listitem')).toHaveCount(13);
  await expect(steps).toContainText('No rows: the last cell shows a watermark ten minutes behind');
  await expect(page.getByRole('heading', { name: 'Fault 3' })).toBeVisible();
  await context.close();
});

test('columns of a comparison are picked and pinned by keyboard, and stay so', async ({ page }) => {
  await page.goto('/theory/six-tools-compared/');
  const heads = page.locator('#six-tools thead th');
  await expect(heads).toHaveCount(7);
  await page.getByText('Choose columns').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('checkbox', { name: 'Databricks batch' })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(heads).toHaveCount(6);
  await page.getByRole('button', { name: 'Pin dbt dynamic_table' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('5 of 6 columns, pinned: dbt dynamic_table')).toBeVisible();
  await page.reload();
  await expect(heads.nth(1)).toHaveText('dbt dynamic_table');
  await expect(heads).toHaveCount(6);
  await page.getByText('Choose columns').click();
  await page.getByRole('button', { name: 'All columns' }).click();
  await expect(heads).toHaveCount(7);
  await expect(heads.nth(1)).toHaveText('Databricks batch');
});
