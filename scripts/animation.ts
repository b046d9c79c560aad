/**
 * `npm run animation`: renders the story that the page draws to a film, with captions (WebVTT) and
 * a poster beside it; `npm run media` then puts it on the page. `--from` and `--to` (seconds)
 * render a part, `--out` names another folder than public/media/modules.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStoryboard } from '../src/components/course/storyboard.ts';
import { encoder, findFfmpeg } from './animation/encode.ts';
import { loadFilm, openStage } from './animation/stage.ts';
import { option } from './front/arguments.ts';
import { findBrowser } from './front/browser.ts';
import { root } from './front/child.mjs';
import { giveUp, say } from './front/say.mjs';

const NAME = 'mod-08-streaming';
const STORYBOARD = `src/content/storyboard/${NAME}.json`;
/** Pictures a second; the film has 25, each picture twice. */
const RATE = 12.5;
/** The moment of the poster, ms: the two maps of one city. */
const POSTER_MS = 51_000;

if (!findFfmpeg()) {
  giveUp(
    'The film needs ffmpeg with the H.264 encoder libx264: install ffmpeg and run this again.',
  );
}
const browser = findBrowser();
if (!browser) {
  giveUp('The film needs Chrome or Chromium to draw its pictures: install one and run this again.');
}
const script = readStoryboard(JSON.parse(readFileSync(join(root, STORYBOARD), 'utf8')), STORYBOARD);
const from = Number(option('from') ?? 0);
const to = Number(option('to') ?? script.seconds);
if (!(from >= 0 && from < to && to <= script.seconds)) {
  giveUp(`--from and --to are seconds of the film, 0 to ${script.seconds}, the first one smaller.`);
}
const out = option('out') ?? join(root, 'public/media/modules');
const path = (end: string) => join(out, `${NAME}${end}`);
mkdirSync(out, { recursive: true });
const film = await loadFilm(root);
const draw = film.filmOf(script);
const stage = await openStage(root, browser.path);

// Written beside the old film and put in its place when it is whole.
const video = encoder(path('.new.mp4'), RATE);
const frames = Math.round((to - from) * RATE);
for (let frame = 0; frame < frames; frame++) {
  const second = from + frame / RATE;
  if (frame % (RATE * 20) === 0) say(`${Math.round(second)} s of ${to} s`);
  await video.add(await stage.shoot(draw(Math.round(second * 1000))));
}
await video.end();
writeFileSync(path('.jpg'), await stage.shoot(draw(POSTER_MS)));
await stage.close();

const [fromMs, toMs] = [from * 1000, to * 1000];
const said = film.cuesOf(script).filter(({ startMs, endMs }) => endMs > fromMs && startMs < toMs);
const shown = said.map(({ startMs, endMs, text }) => ({
  startMs: Math.max(startMs, fromMs) - fromMs,
  endMs: Math.min(endMs, toMs) - fromMs,
  text,
}));
writeFileSync(path('.vtt'), film.vttOf(shown));
renameSync(path('.new.mp4'), path('.mp4'));
say(
  `${path('.mp4')}: ${to - from} s, with captions and poster. npm run media puts it on the page.`,
);
