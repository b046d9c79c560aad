import { expect, test } from '@playwright/test';
import { core, faces } from '../scripts/fonts/faces.ts';
import { openFigure, FIGURES } from './support/figures.ts';
import { allPages, builtFile } from './support/site.ts';

/** What the browser has fetched of the course's faces, by name of file. */
const fetchedFonts = (addresses: string[]) =>
  addresses.filter((url) => url.endsWith('.woff2')).map((url) => url.split('/').at(-1) ?? '');

test('the small faces hold every Latin letter and sign that a page is written with', () => {
  const known = new Set(core);
  const lacking = allPages().flatMap((page) => {
    const text = builtFile(`${page}index.html`)
      .replaceAll(/<(script|style)\b.*?<\/\1>/gs, '')
      .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) =>
        String.fromCodePoint(Number.parseInt(code, 16)),
      );
    const latin = text.match(/[\u00a1-\u024f\u2010-\u2027\u2030-\u205e]/g) ?? [];
    return [...new Set(latin)].filter((sign) => !known.has(sign)).map((sign) => `${page} ${sign}`);
  });
  expect(lacking).toEqual([]);
});

test('a figure that plays takes no more than the small faces', async ({ page }) => {
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  const [watermark] = FIGURES;
  if (!watermark) throw new Error('There is no figure.');
  const figure = await openFigure(page, watermark);
  await figure.getByRole('button', { name: 'Step', exact: true }).click();
  await page.evaluate(() => document.fonts.ready);
  const small = new RegExp(`^(${faces.map(({ name }) => name).join('|')})\\.[^.]+\\.woff2$`);
  const fonts = fetchedFonts(addresses);
  expect(fonts.length).toBeGreaterThan(1);
  expect(fonts.filter((name) => !small.test(name))).toEqual([]);
});

test('the browser knows every face by name, those that stand in until it has come too', async ({
  page,
}) => {
  await page.goto('/');
  const known = await page.evaluate(() => [
    ...new Set([...document.fonts].map(({ family }) => family.replaceAll('"', ''))),
  ]);
  const standIns = ['Georgia stand-in', 'Times stand-in', 'Sans stand-in'];
  expect(known.sort()).toEqual(
    [...standIns, ...faces.map(({ family }) => family)].filter(first).sort(),
  );
});

const first = (name: string, at: number, all: string[]) => all.indexOf(name) === at;
