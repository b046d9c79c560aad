import { askFigure, driveFigure, type FigureNow } from '../player/index.ts';

/** How far apart two windows may be, ms of the room's time. */
const DRIFT_MS = 150;
/** A film that is moved stutters: it may be further apart than a figure, ms. */
const FILM_DRIFT_MS = 450;

const filmOf = (page: Window) => page.document.querySelector<HTMLVideoElement>('video');

/** Where the figure in a frame stands, or the film that takes the place of the drawn story. */
export function askStage(page: Window): FigureNow | undefined {
  const film = filmOf(page);
  if (!film) return askFigure(page);
  return {
    link: '#v1',
    tMs: Math.floor(film.currentTime * 1000),
    atMs: Date.now(),
    speed: film.playbackRate,
    playing: !film.paused && !film.ended,
  };
}

/** Moves it to a moment. One machine plays the sound once: the room's window is mute. */
export function driveStage(
  page: Window,
  to: { tMs: number; speed: number; playing: boolean },
  audience: boolean,
): void {
  const film = filmOf(page);
  if (!film) {
    driveFigure(page, to);
    return;
  }
  film.muted = audience;
  film.playbackRate = to.speed;
  film.currentTime = to.tMs / 1000;
  if (!to.playing) film.pause();
  // A browser that does not let it play leaves the picture where it stands; the next tick moves it.
  else void film.play().catch(() => undefined);
}

/** How far apart two windows may play, ms of the room's time. */
export const driftOf = (page: Window): number => (filmOf(page) ? FILM_DRIFT_MS : DRIFT_MS);
