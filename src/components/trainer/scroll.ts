/** How far a page can be scrolled, px of the page. */
const room = (page: Window): number =>
  Math.max(0, page.document.documentElement.scrollHeight - page.innerHeight);

/** Nearer to an edge than this is at it, px. */
const EDGE = 4;

/** Of the screen before, this much stays in sight after a page down. */
const KEPT = 0.12;

/** How far a page is scrolled: 0 its top, 1 its end. */
export function scrolled(page: Window): number {
  const most = room(page);
  return most <= 1 ? 0 : Math.min(1, Math.max(0, page.scrollY / most));
}

/** Scrolls a page to a share of its way. */
export function scrollTo(page: Window, share: number): void {
  const wanted = Math.round(room(page) * share);
  if (Math.abs(page.scrollY - wanted) > 2) page.scrollTo({ top: wanted, behavior: 'instant' });
}

/** The share after a page down (1) or up (-1); undefined at the edge. */
export function scrolledBy(page: Window, by: 1 | -1): number | undefined {
  const most = room(page);
  const left = by > 0 ? most - page.scrollY : page.scrollY;
  if (left <= EDGE) return undefined;
  const to = page.scrollY + by * page.innerHeight * (1 - KEPT);
  return Math.min(1, Math.max(0, to / most));
}
