import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arriving,
  momentOfPart,
  nextFrame,
  nextPart,
  paceAt,
  paceToRest,
  settled,
  type Pace,
} from './pace.ts';

const FRAME_MS = 1000 / 60;
const PARTS = [0, 1, 2, 3, 4, 5];

/** What the parts show after each of so many frames, at a virtual ms each ms. */
function play(frames: readonly number[]): { pace: Pace; tMs: number; shown: number[] }[] {
  let pace = paceAt(0);
  let tMs = 0;
  return frames.map((elapsedMs) => {
    tMs += elapsedMs;
    pace = nextFrame(pace, tMs, elapsedMs);
    return { pace, tMs, shown: PARTS.map((part) => momentOfPart(pace, part)) };
  });
}

/** How many parts one list of moments shows otherwise than another. */
function changed(before: readonly number[], after: readonly number[]): number {
  return after.filter((tMs, part) => tMs !== before[part]).length;
}

describe('the pace of a figure that plays', () => {
  it('draws one part a frame at most, however long the frames take', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 200 }), (frames) => {
        let before = PARTS.map(() => 0);
        for (const { shown } of play(frames)) {
          expect(changed(before, shown)).toBeLessThanOrEqual(1);
          before = shown;
        }
      }),
    );
  });

  it('never shows a later part what an earlier one does not know, nor what is still to come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3_000 }), { maxLength: 200 }), (frames) => {
        for (const { shown, tMs } of play(frames)) {
          expect(shown).toEqual([...shown].sort((a, b) => b - a));
          expect(Math.max(...shown)).toBeLessThanOrEqual(tMs);
        }
      }),
    );
  });

  it('has drawn every part ten times in a second of even frames', () => {
    const second = play(Array.from({ length: 60 }, () => FRAME_MS));
    for (const part of PARTS) {
      expect(new Set(second.map(({ shown }) => shown[part])).size).toBeGreaterThanOrEqual(10);
    }
  });

  it('draws a step of reduced motion at once', () => {
    expect(play([FRAME_MS, 1_000]).at(-1)?.shown).toEqual(PARTS.map(() => 1_016));
  });

  it('comes to rest a part a frame, and shows the moment in all of them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 50 }), (frames) => {
        const { pace: played, tMs } = play(frames).at(-1) ?? { pace: paceAt(0), tMs: 0 };
        let pace = paceToRest(played, tMs);
        // The frame of the rest itself is that of the buttons.
        expect(arriving(pace)).toBe(true);
        for (const part of PARTS) {
          expect(momentOfPart(pace, part)).toBe(momentOfPart(played, 0));
          expect(settled(pace)).toBe(false);
          pace = nextPart(pace);
          expect(momentOfPart(pace, part)).toBe(tMs);
        }
        expect(settled(pace)).toBe(true);
        expect(arriving(pace)).toBe(false);
        expect(nextPart(pace)).toBe(pace);
      }),
    );
  });
});
