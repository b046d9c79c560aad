import type { DashboardView } from '../../sim/index.ts';
import { clock } from '../chart/index.ts';
import type { DashboardMoment } from './model.ts';

/** An age or a wait: `38 s`, `2 min 13 s`; `-` for none. */
export function age(ms: number): string {
  if (Number.isNaN(ms)) return '-';
  if (ms === Infinity) return 'never';
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
}

/** How old the newest event on the page is: `38 s old`, or that it shows none. */
export function ageText({ ageMs }: Pick<DashboardView, 'ageMs'>): string {
  return Number.isNaN(ageMs) ? 'none yet' : `${age(ageMs)} old`;
}

/** A moment that may not have come. */
export function at(ms: number): string {
  return Number.isNaN(ms) ? '-' : clock(ms);
}

/** How old the newest event on the page may be before the title says so, ms. */
const STALE_MS = 5 * 60_000;

/** The figure's title: what the page says, and how old it is. */
export function titleOf({ view, tMs, silent }: DashboardMoment): string {
  if (Number.isNaN(view.queryMs)) return 'The page waits for its first answers';
  const asked = age(tMs - view.queryMs);
  if (Number.isNaN(view.ageMs)) return `Asked ${asked} ago; Gold had no rows yet`;
  const old = age(view.ageMs);
  if (silent && view.ageMs > STALE_MS) {
    return `Asked ${asked} ago, and still the newest event is ${old} old: the page is up to date about a dead stream`;
  }
  return `Asked ${asked} ago, and the newest event on the page is ${old} old`;
}
