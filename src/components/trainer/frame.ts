import { askFigure, driveFigure } from '../player/index.ts';
import { present } from './present.ts';
import { tAt, withoutMoment, type RoomFigure, type Show } from './room.ts';

/** What a window has last asked of its frame, so that it does not ask for the same twice. */
export interface FrameMemory {
  path: string;
  askedMs: number;
  link: string;
}

export const freshMemory = (): FrameMemory => ({ path: '', askedMs: 0, link: '' });

/** A page that has not come after this long is asked for again, ms. */
const PATIENCE_MS = 8_000;
/** How far apart two windows may play, ms of the room's time. */
const DRIFT_MS = 150;

/** The address of what is shown, within the site. */
function pathOf(base: string, show: Show): string {
  const page = show.figure?.page ?? show.page;
  return page === 'index' ? base : `${base}${page}/`;
}

/**
 * Brings a frame one step nearer to what is to be shown; called again and again it gets there from
 * wherever the frame stands, whether it was opened late, reloaded or led astray.
 * @returns whether the frame now shows it
 */
export function bringFrameTo(
  frame: HTMLIFrameElement,
  base: string,
  show: Show,
  memory: FrameMemory,
  nowMs: number,
): boolean {
  const page = frame.contentWindow;
  if (!page) return false;
  const path = pathOf(base, show);
  if (page.location.pathname !== path) {
    if (memory.path === path && nowMs - memory.askedMs < PATIENCE_MS) return false;
    Object.assign(memory, {
      path,
      askedMs: nowMs,
      link: withoutMoment(show.figure?.link ?? ''),
    });
    page.location.replace(path + (show.figure?.link ?? ''));
    return false;
  }
  if (page.document.readyState === 'loading') return false;
  present(page.document, show.heading, show.figure !== undefined);
  if (show.figure && !bringFigureTo(page, show.figure, memory, nowMs)) return false;
  scrollTo(page, show.scroll);
  return true;
}

function bringFigureTo(
  page: Window,
  wanted: RoomFigure,
  memory: FrameMemory,
  nowMs: number,
): boolean {
  const found = askFigure(page);
  if (!found) return false;
  const link = withoutMoment(wanted.link);
  if (withoutMoment(found.link) !== link && memory.link !== link) {
    memory.link = link;
    // From here a bare fragment would mean this window's own page; and twice the same fragment
    // would be no change, so that the figure would not look.
    const again = page.location.hash === wanted.link ? '&' : '';
    page.location.replace(page.location.pathname + wanted.link + again);
    return false;
  }
  const { now } = wanted;
  if (!now) return true;
  const wantedMs = Math.floor(tAt(now, nowMs));
  const apartMs = Math.abs(wantedMs - tAt(found, nowMs));
  const allowedMs = now.playing ? DRIFT_MS * now.speed : 0;
  const same = found.playing === now.playing && found.speed === now.speed;
  if (same && apartMs <= allowedMs) return true;
  driveFigure(page, { tMs: wantedMs, speed: now.speed, playing: now.playing });
  return false;
}

/** What the trainer has done to the frame since `show`; the same object when nothing. */
export function readFrame(frame: HTMLIFrameElement, base: string, show: Show, nowMs: number): Show {
  const page = frame.contentWindow;
  if (!page || page.document.readyState === 'loading') return show;
  const { pathname, hash } = page.location;
  if (!pathname.startsWith(base)) return show;
  if (pathname !== pathOf(base, show)) return wandered(pathname.slice(base.length), hash, show);
  const scroll = scrolled(page);
  const moved = Math.abs(scroll - show.scroll) > 0.002 ? { ...show, scroll } : show;
  const found = show.figure && askFigure(page);
  if (!show.figure || !found) return moved;
  const { link, ...now } = found;
  const before = show.figure.now;
  const alike =
    before &&
    withoutMoment(link) === withoutMoment(show.figure.link) &&
    before.playing === now.playing &&
    before.speed === now.speed &&
    Math.abs(tAt(before, nowMs) - tAt(now, nowMs)) <= (now.playing ? DRIFT_MS * now.speed : 0);
  return alike ? moved : { ...moved, figure: { page: show.figure.page, link, now } };
}

/** The trainer has followed a link inside the frame: the room goes along, to the whole page. */
function wandered(path: string, hash: string, show: Show): Show {
  const page = path.replace(/\/$/, '') || 'index';
  const next: Show = { ...show, page, heading: '', scroll: 0 };
  delete next.figure;
  if (!page.startsWith('figures/')) return next;
  return { ...next, figure: { page, link: hash.startsWith('#v1') ? hash : '#v1' } };
}

function room(page: Window): number {
  return page.document.documentElement.scrollHeight - page.innerHeight;
}

function scrolled(page: Window): number {
  const most = room(page);
  return most <= 1 ? 0 : Math.min(1, Math.max(0, page.scrollY / most));
}

function scrollTo(page: Window, share: number): void {
  const wanted = Math.round(Math.max(0, room(page)) * share);
  if (Math.abs(page.scrollY - wanted) > 2) page.scrollTo({ top: wanted, behavior: 'instant' });
}
