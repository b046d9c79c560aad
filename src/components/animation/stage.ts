import type { Evening } from './evening.ts';

/** Two pictures of the same moment: wide for a screen, tall for a phone. Sizes in user units. */
export type Shape = 'wide' | 'tall';

/** The size of each. */
export const STAGE = { wide: { w: 960, h: 540 }, tall: { w: 360, h: 480 } } as const;

/** What a scene is a function of. */
export interface SceneProps {
  /** Seconds gone in the scene, and its length. */
  s: number;
  seconds: number;
  shape: Shape;
  evening: Evening;
}

/** 0 before `from`, 1 after `to` (seconds), and a soft way between. */
export function ramp(s: number, from: number, to: number): number {
  const share = Math.min(1, Math.max(0, (s - from) / (to - from)));
  return share * share * (3 - 2 * share);
}

/** A fraction that looks random and is always the same for the same number. */
export function scatter(n: number): number {
  const value = Math.imul(n + 1, 0x9e3779b1) >>> 0;
  return (((value ^ (value >>> 15)) >>> 0) % 1000) / 1000;
}

/** The value at a share (0 to 1) of the way. */
export const lerp = (from: number, to: number, share: number): number => from + (to - from) * share;

/** Where a map stands on the stage, and how large. */
export interface Place {
  x: number;
  y: number;
  scale: number;
}
