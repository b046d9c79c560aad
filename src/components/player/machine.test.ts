import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { playerMachine, type PlayerEvent } from './machine.ts';
import type { Timeline } from './timeline.ts';

const timeline: Timeline = { startMs: 0, endMs: 10_000, stops: [1_000, 4_000, 4_000, 9_000] };

function player(options: { tMs?: number; speed?: number; timeline?: Timeline } = {}) {
  const input = { timeline, tMs: 0, speed: 1, ...options };
  const actor = createActor(playerMachine, { input }).start();
  return {
    send: (...events: PlayerEvent[]) => events.forEach((event) => actor.send(event)),
    state: () => actor.getSnapshot().value,
    at: () => actor.getSnapshot().context.tMs,
    cause: () => actor.getSnapshot().context.cause,
  };
}

describe('the player', () => {
  it('waits at the still until somebody plays it', () => {
    const p = player({ tMs: 4_500 });
    p.send({ type: 'tick', elapsedMs: 1_000 });
    expect([p.state(), p.at()]).toEqual(['idle', 4_500]);
    p.send({ type: 'play' }, { type: 'tick', elapsedMs: 100 });
    expect([p.state(), p.at()]).toEqual(['playing', 4_600]);
  });

  it('moves by the speed chosen, and keeps fractions at slow ones', () => {
    const p = player({ speed: 0.25 });
    p.send({ type: 'play' });
    for (let i = 0; i < 10; i++) p.send({ type: 'tick', elapsedMs: 2 });
    expect(p.at()).toBe(5);
    p.send({ type: 'speed', speed: 60 }, { type: 'tick', elapsedMs: 10 });
    expect(p.at()).toBe(605);
  });

  it('steps from one thing that happens to the next, and back', () => {
    const p = player();
    const seen: number[] = [];
    for (let i = 0; i < 4; i++) {
      p.send({ type: 'step' });
      seen.push(p.at());
    }
    expect(seen).toEqual([1_000, 4_000, 9_000, 10_000]);
    p.send({ type: 'stepBack' }, { type: 'stepBack' });
    expect(p.at()).toBe(4_000);
  });

  it('stops at the end, and plays again from the start', () => {
    const p = player({ tMs: 9_900 });
    p.send({ type: 'play' }, { type: 'tick', elapsedMs: 500 });
    expect([p.state(), p.at()]).toEqual(['paused', 10_000]);
    p.send({ type: 'play' });
    expect([p.state(), p.at()]).toEqual(['playing', 0]);
  });

  it('halts where the figure asks, and goes on from there', () => {
    const p = player({ timeline: { ...timeline, halts: [2_000, 6_000] } });
    p.send({ type: 'play' }, { type: 'tick', elapsedMs: 3_000 });
    expect([p.state(), p.at()]).toEqual(['paused', 2_000]);
    p.send({ type: 'play' }, { type: 'tick', elapsedMs: 3_000 });
    expect([p.state(), p.at()]).toEqual(['playing', 5_000]);
  });

  it('follows the hand while it is held, and rests when it lets go', () => {
    const p = player();
    p.send({ type: 'play' }, { type: 'grab' }, { type: 'drag', tMs: 7_000 });
    expect([p.state(), p.at()]).toEqual(['seeking', 7_000]);
    p.send({ type: 'tick', elapsedMs: 500 }, { type: 'release' });
    expect([p.state(), p.at(), p.cause()]).toEqual(['paused', 7_000, 'seek']);
  });

  it('plays although nobody was told that the hand let go', () => {
    const p = player();
    p.send({ type: 'grab' }, { type: 'drag', tMs: 3_000 }, { type: 'toggle' });
    expect(p.state()).toBe('playing');
    p.send({ type: 'grab' }, { type: 'play' }, { type: 'tick', elapsedMs: 100 });
    expect([p.state(), p.at()]).toEqual(['playing', 3_100]);
  });

  it('keeps t when a changed run is loaded', () => {
    const p = player({ tMs: 8_000 });
    p.send({ type: 'load', timeline: { ...timeline, endMs: 9_000 } });
    expect(p.at()).toBe(8_000);
    p.send({ type: 'load', timeline: { ...timeline, endMs: 5_000 } });
    expect(p.at()).toBe(5_000);
  });

  it('never leaves the timeline, whatever it is sent', () => {
    const moment = fc.integer({ min: -20_000, max: 20_000 });
    const event = fc.oneof(
      fc
        .constantFrom<
          'play' | 'pause' | 'toggle' | 'step' | 'stepBack' | 'restart' | 'grab' | 'release'
        >('play', 'pause', 'toggle', 'step', 'stepBack', 'restart', 'grab', 'release')
        .map((type) => ({ type })),
      fc.nat(5_000).map((elapsedMs) => ({ type: 'tick' as const, elapsedMs })),
      moment.map((tMs) => ({ type: 'seek' as const, tMs })),
      moment.map((tMs) => ({ type: 'drag' as const, tMs })),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const p = player();
        p.send(...events);
        expect(p.at()).toBeGreaterThanOrEqual(0);
        expect(p.at()).toBeLessThanOrEqual(10_000);
      }),
    );
  });
});
