import { askStage, driftOf, driveStage } from './film.ts';
import { openFolds, present } from './present.ts';
import { tAt, withoutMoment, type RoomFigure, type Show } from './room.ts';
import { scrolled, scrollTo } from './scroll.ts';

/** What a window has last asked of its frame, so that it does not ask for the same twice. */
interface FrameMemory {
  path: string;
  askedMs: number;
  link: string;
}

/** The memory of a window that has asked for nothing yet. */
export const freshMemory = (): FrameMemory => ({ path: '', askedMs: 0, link: '' });

/** A page that has not come after this long is asked for again, ms. */
const PATIENCE_MS = 8_000;

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
  audience = false,
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
  dressFrame(frame, show, audience);
  if (show.figure && !bringFigureTo(page, show.figure, memory, nowMs, audience)) return false;
  scrollTo(page, show.scroll);
  return true;
}

/** Shows the step's section on a page, or its figure, as large as it fits. */
export function dressFrame(frame: HTMLIFrameElement, show: Show, audience: boolean): void {
  const { heading, part, open = [], figure } = show;
  const page = frame.contentWindow;
  if (page) present(page, { heading, part, open, isFigure: figure !== undefined }, audience);
}

function bringFigureTo(
  page: Window,
  wanted: RoomFigure,
  memory: FrameMemory,
  nowMs: number,
  audience: boolean,
): boolean {
  const found = askStage(page);
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
  const allowedMs = now.playing ? driftOf(page) * now.speed : 0;
  const same = found.playing === now.playing && found.speed === now.speed;
  if (same && apartMs <= allowedMs) return true;
  driveStage(page, { tMs: wantedMs, speed: now.speed, playing: now.playing }, audience);
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
  const far = Math.abs(scroll - show.scroll) > 0.002;
  const open = show.figure ? [] : openFolds(page);
  const folded = open.join() !== (show.open ?? []).join();
  const moved = far || folded ? { ...show, scroll, open } : show;
  const found = show.figure && askStage(page);
  if (!show.figure || !found) return moved;
  const { link, ...now } = found;
  const before = show.figure.now;
  const alike =
    before &&
    withoutMoment(link) === withoutMoment(show.figure.link) &&
    before.playing === now.playing &&
    before.speed === now.speed &&
    Math.abs(tAt(before, nowMs) - tAt(now, nowMs)) <= (now.playing ? driftOf(page) * now.speed : 0);
  return alike ? moved : { ...moved, figure: { page: show.figure.page, link, now } };
}

/** The trainer has followed a link inside the frame: the room goes along, to the whole page. */
function wandered(path: string, hash: string, show: Show): Show {
  const page = path.replace(/\/$/, '') || 'index';
  const { step, dark, quiz } = show;
  const next: Show = { step, dark, page, heading: '', scroll: 0, ...(quiz ? { quiz } : {}) };
  // The worksheets are a page of figures that have no link: what travels is their results.
  if (!page.startsWith('figures/') || page === 'figures/worksheets') return next;
  return { ...next, figure: { page, link: hash.startsWith('#v1') ? hash : '#v1' } };
}
