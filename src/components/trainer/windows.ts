import { USUAL_WIDTH } from './layout.ts';
import { LOST_MS, type Message } from './room.ts';

/** What the trainer's window knows of the audience's. */
export interface Windows {
  here: number;
  /** How many of them look around by themselves. */
  away: number;
  /** Whether there has ever been one. */
  seen: boolean;
  /** Width of the stage of the one that follows, px of the page on it. */
  width: number;
}

/** Before any audience window has been heard. */
export const NO_WINDOWS: Windows = { here: 0, away: 0, seen: false, width: USUAL_WIDTH };

type Alive = Extract<Message, { kind: 'alive' }>;
/** The last word of each window by its name, with when it was heard, ms since the epoch. */
export type Heard = Map<string, Alive & { atMs: number }>;

/** Strikes out the windows that have been silent too long, and sums up the others. */
export function sumUp(heard: Heard, nowMs: number, before: Windows): Windows {
  for (const [id, { atMs }] of heard) {
    if (nowMs - atMs > LOST_MS) heard.delete(id);
  }
  const windows = [...heard.values()];
  const following = windows.filter((one) => one.following);
  const now = {
    here: windows.length,
    away: windows.length - following.length,
    seen: before.seen || windows.length > 0,
    width: following.at(-1)?.width ?? before.width,
  };
  const same = (Object.keys(now) as (keyof Windows)[]).every((key) => now[key] === before[key]);
  return same ? before : now;
}
