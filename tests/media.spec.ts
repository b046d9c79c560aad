import { execFile } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import type { Server } from 'node:http';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { serveSite } from '../scripts/front/site.ts';

/** A copy of the course in which the film may lie, so that the real one stays without it. */
const copy = resolve('.cache/film-site');
const port = Number(process.env.TEST_PORT ?? '4329') + 1;
const address = `http://localhost:${port}/animation/`;

let servers: Server[] = [];

test.describe.configure({ mode: 'serial' });

test.beforeAll(() => {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  const parts = ['src', 'public', 'scripts', 'labs', 'conformance', 'package.json'];
  for (const part of [...parts, 'package-lock.json']) {
    cpSync(part, join(copy, part), {
      recursive: true,
      // Nor what the recorders have built for themselves.
      filter: (path) => !/node_modules|[\\/](target|\.work|\.venv)$/.test(path),
    });
  }
  for (const file of ['astro.config.mjs', 'tsconfig.json', 'tsconfig.base.json']) {
    copyFileSync(file, join(copy, file));
  }
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'), 'junction');
});
test.afterAll(() => {
  for (const server of servers) server.close();
  rmSync(copy, { recursive: true, force: true });
});

test('without a film the page draws the story, with what is said', async ({ page }) => {
  await page.goto('/animation/');
  const film = page.locator('.course-film');
  await expect(film.locator('video')).toHaveCount(0);
  await expect(film.getByRole('list', { name: 'Transcript' }).getByRole('listitem')).toHaveCount(8);
  await expect(film).toContainText("Yesterday's answer, 3:00");
});

test('with a film in place, a reader plays it, with captions and transcript', async ({ page }) => {
  test.setTimeout(600_000);
  const modules = join(copy, 'public/media/modules');
  mkdirSync(modules, { recursive: true });
  copyFileSync('tests/fixtures/media/film.mp4', join(modules, 'mod-08-streaming.mp4'));
  copyFileSync('tests/fixtures/media/film.vtt', join(modules, 'mod-08-streaming.vtt'));
  await promisify(execFile)(process.execPath, ['scripts/build.ts'], { cwd: copy });
  expect(existsSync(join(copy, 'dist/media/modules/mod-08-streaming.mp4'))).toBe(true);
  servers = await serveSite(join(copy, 'dist'), port, '/');

  await page.goto(address);
  const video = page.locator('video');
  await expect(video).toHaveJSProperty('readyState', 4);
  await expect(video).toHaveJSProperty('videoWidth', 320);
  await video.evaluate((element: HTMLVideoElement) => {
    element.muted = true;
    return element.play();
  });
  await expect(video).toHaveJSProperty('ended', true);
  const cues = await video.evaluate((element: HTMLVideoElement) => {
    const [track] = element.textTracks;
    return [track?.kind, track?.mode, track?.cues?.length];
  });
  expect(cues).toEqual(['captions', 'showing', 2]);
  // Going back needs the server to send a part of the file.
  await video.evaluate((element: HTMLVideoElement) => (element.currentTime = 1.5));
  await expect(video).toHaveJSProperty('seeking', false);
  const part = await page.request.get(
    `http://localhost:${port}/media/modules/mod-08-streaming.mp4`,
    {
      headers: { Range: 'bytes=100-199' },
    },
  );
  expect([part.status(), (await part.body()).length]).toEqual([206, 100]);

  const transcript = page.locator('.course-film details');
  await transcript.getByText('Transcript').click();
  await expect(transcript.getByText(/Marcus runs the dispatch floor/)).toBeVisible();
});
