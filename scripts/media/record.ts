/** The small data file from which the animation page knows whether there is a film. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BadFilm, inspectFilm, type Film } from './inspect.ts';

/** Where the film goes, with its captions (WebVTT) and its poster beside it; all below public/. */
export const filmPath = 'media/modules/mod-08-streaming.mp4';
const captionsPath = 'media/modules/mod-08-streaming.vtt';
const posterPath = 'media/modules/mod-08-streaming.jpg';
const recordPath = 'src/content/media/mod-08-streaming.json';

/** `film: null` means that the page draws the story itself. Paths are relative to the site's root. */
export interface FilmRecord {
  film: (Film & { src: string; captions: string | null; poster: string | null }) | null;
}

/**
 * Looks at what lies in public/media; changes nothing.
 * @param root folder of the repository
 * @throws BadFilm when the film or its captions are there but cannot be used
 */
export function findFilm(root: string): FilmRecord {
  const path = join(root, 'public', filmPath);
  if (!existsSync(path)) return { film: null };
  const film = inspectFilm(path);
  return {
    film: { src: filmPath, ...film, captions: findCaptions(root), poster: findPoster(root) },
  };
}

/**
 * Writes the record when it says something new, in one step, so that a reader never sees half.
 * @returns whether the file changed
 */
export function writeRecord(root: string, record: FilmRecord): boolean {
  const path = join(root, recordPath);
  const text = `${JSON.stringify(record, null, 2)}\n`;
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return false;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
  return true;
}

function findPoster(root: string): string | null {
  return existsSync(join(root, 'public', posterPath)) ? posterPath : null;
}

function findCaptions(root: string): string | null {
  const path = join(root, 'public', captionsPath);
  if (!existsSync(path)) return null;
  // A WebVTT file begins with this word, after an optional byte order mark (W3C WebVTT, 4.1).
  if (!/^\uFEFF?WEBVTT(?=[ \t\r\n]|$)/.test(readFileSync(path, 'utf8'))) {
    throw new BadFilm(`its captions ${captionsPath} are not WebVTT: the first line is WEBVTT.`);
  }
  return captionsPath;
}
