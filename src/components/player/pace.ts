/**
 * How a figure is drawn while it plays: about ten moments a second, and each of them a part of the
 * figure a frame, because all of it at once would fill several frames of a slow machine. The parts
 * are counted from the causes on, so that none ever shows what the ones before it do not yet know.
 */
export interface Pace {
  /** The moment that is being drawn, virtual ms. */
  tMs: number;
  /** The moment before it, which the parts still show that are not drawn yet. */
  beforeMs: number;
  /** The last part that shows `tMs`; -1 when none does yet. */
  part: number;
  /** For how long `tMs` has been the moment, ms of the reader's time. */
  sinceMs: number;
}

/** The parts a figure can be drawn in are 0 to this. */
const LAST_PART = 5;

/** The least time between two moments, ms: at 60 frames a second six frames, less what they vary. */
const APART_MS = 95;

/** A frame that took longer, ms, is a step of its own (reduced motion): it is drawn at once. */
const STEP_MS = 500;

/** Everything is drawn for `tMs`. */
export function paceAt(tMs: number): Pace {
  return { tMs, beforeMs: tMs, part: LAST_PART, sinceMs: 0 };
}

/** t begins to play: the first part shows it at once, the others in the frames after. */
export function paceTo(pace: Pace, tMs: number): Pace {
  return { tMs, beforeMs: pace.tMs, part: 0, sinceMs: 0 };
}

/**
 * t has come to rest after a play: what can be pressed changes in this frame, and the parts follow,
 * each in a frame of its own; drawn at once the last moment would be the one that takes longest.
 */
export function paceToRest(pace: Pace, tMs: number): Pace {
  return { tMs, beforeMs: pace.tMs, part: -1, sinceMs: 0 };
}

/** Whether no part shows the pace's moment yet: t has come to rest in this very frame. */
export function arriving(pace: Pace): boolean {
  return pace.part < 0;
}

/** Whether every part shows the pace's moment. */
export function settled(pace: Pace): boolean {
  return pace.part >= LAST_PART;
}

/** The frame after, at rest: one more part shows the moment. */
export function nextPart(pace: Pace): Pace {
  return settled(pace) ? pace : { ...pace, part: pace.part + 1 };
}

/** The frame after, in which t has come to `tMs`, `elapsedMs` of the reader's time later. */
export function nextFrame(pace: Pace, tMs: number, elapsedMs: number): Pace {
  if (elapsedMs >= STEP_MS) return paceAt(tMs);
  const sinceMs = pace.sinceMs + elapsedMs;
  if (!settled(pace)) return { ...nextPart(pace), sinceMs };
  if (sinceMs < APART_MS) return { ...pace, sinceMs };
  return { tMs, beforeMs: pace.tMs, part: 0, sinceMs: 0 };
}

/** The moment that a part shows, whole virtual ms. */
export function momentOfPart(pace: Pace, part: number): number {
  return Math.floor(part <= pace.part ? pace.tMs : pace.beforeMs);
}
