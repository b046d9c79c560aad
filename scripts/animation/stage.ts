/** The film's pictures: the page's own components and styles, drawn in a browser without a site. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { runnerImport } from 'vite';
import type * as Film from '../../src/components/animation/film.tsx';
import { browserFlags } from '../front/browser.ts';

const SIZE = { width: 1280, height: 720 };
const FONT = 'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';
const STYLES = [
  'src/styles/tokens.css',
  'src/components/animation/animation.css',
  'src/components/animation/people.css',
];

/** The drawing code; its JSX needs Vite, which Node's own loader does not read. */
export async function loadFilm(root: string): Promise<typeof Film> {
  const { module } = await runnerImport<typeof Film>(
    join(root, 'src/components/animation/film.tsx'),
    { root, configFile: false, logLevel: 'error' },
  );
  return module;
}

/**
 * @param root folder of the repository
 * @param executablePath the browser
 * @returns `shoot`, which turns the text of an SVG into a JPEG of 1280 x 720
 */
export async function openStage(root: string, executablePath: string) {
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  const page = await browser.newPage({ viewport: SIZE });
  const font = readFileSync(join(root, FONT)).toString('base64');
  const styles = STYLES.map((path) => readFileSync(join(root, path), 'utf8')).join('\n');
  await page.setContent(`<!doctype html><style>
    @font-face { font-family: 'Inter Variable'; font-weight: 100 900;
      src: url(data:font/woff2;base64,${font}) format('woff2'); }
    body { margin: 0; } ${styles}</style><main></main>`);
  const main = await page.$('main');
  if (!main) throw new Error('The stage has no main element.');
  return {
    async shoot(svg: string): Promise<Buffer> {
      await main.evaluate(async (element, text) => {
        element.innerHTML = text;
        await document.fonts.ready;
      }, svg);
      return page.screenshot({ type: 'jpeg', quality: 92 });
    },
    close: () => browser.close(),
  };
}
