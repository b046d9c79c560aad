/** What a start or a build does about the film: a bad one is named, and the story is drawn. */
import { say } from '../front/say.mjs';
import { BadFilm } from './inspect.ts';
import { filmPath, findFilm, writeRecord, type FilmRecord } from './record.ts';

/**
 * Brings the record up to date without ever failing because of the film.
 * @param root folder of the repository
 */
export function reportFilm(root: string): void {
  try {
    const record = findFilm(root);
    writeRecord(root, record);
    say(describe(record));
  } catch (error) {
    if (!(error instanceof BadFilm)) throw error;
    writeRecord(root, { film: null });
    say(`${complaint(error)} The page draws the story instead.`);
  }
}

/** @returns one sentence on what the animation page shows */
export function describe({ film }: FilmRecord): string {
  if (film === null) {
    return `The animation page draws the story itself: there is no public/${filmPath}.`;
  }
  const captions = film.captions === null ? 'without captions' : 'with captions';
  return (
    `The animation page shows public/${filmPath}: ${film.seconds} s, ` +
    `${film.width} x ${film.height}, ${captions}.`
  );
}

/** @returns the sentence that says which file is bad, and why */
export function complaint(error: BadFilm): string {
  return `public/${filmPath} cannot be shown: ${error.message}`;
}
