import { describe, expect, it } from 'vitest';
import { announcement, happened } from './announce.ts';

const entries = [
  { id: 'a', tMs: 1_000, text: 'One.' },
  { id: 'b', tMs: 2_000, text: 'Two.' },
  {
    id: 'c',
    tMs: 2_000,
    text: 'Three.',
    changes: [
      { name: 'rows', was: 4, now: 5, unit: 'count' as const },
      { name: 'watermark', was: 0, now: 60_000, unit: 'time' as const },
    ],
  },
];
const clock = (tMs: number) => `${String(tMs / 60_000)} min`;
const summary = (inLog: number) => `${happened(inLog, 'the last minute')}.`;
/** A player whose figure shows `tMs`, while t is `atMs`. */
const player = (how: Partial<Parameters<typeof announcement>[0]>, tMs = 2_000, atMs = tMs) => {
  const now = { get: () => atMs, calm: () => atMs, subscribe: () => () => undefined };
  return { state: 'paused', cause: 'play', fromMs: 0, tMs, now, ...how } as const;
};
const say = (state: 'idle' | 'playing' | 'paused', cause: 'start' | 'step' | 'play' | 'seek') =>
  announcement(player({ state, cause, fromMs: 1_000 }), entries, summary, clock);

describe('what a screen reader hears', () => {
  it('is each sentence of a step, with every number that changed', () =>
    expect(say('paused', 'step')).toBe(
      'Two. Three. rows was 4, now 5; watermark was none, now 1 min.',
    ));
  it('is one summary of what the log holds after playing, wherever t was before', () => {
    expect(say('paused', 'play')).toBe('3 things happened in the last minute.');
    const back = player({ cause: 'seek', fromMs: 9_000 });
    expect(announcement(back, entries, summary, clock)).toBe(say('paused', 'play'));
  });
  it('counts as people do', () =>
    expect([0, 1, 2].map((things) => happened(things, 'the last minute'))).toEqual([
      'Nothing happened in the last minute',
      '1 thing happened in the last minute',
      '2 things happened in the last minute',
    ]));
  it('is nothing while t moves, nor before anybody has moved it', () => {
    expect(say('playing', 'play')).toBe('');
    expect(say('idle', 'start')).toBe('');
  });
  it('is nothing in the frame in which a play ends, which shows the moment before', () =>
    expect(announcement(player({}, 2_000, 2_070), entries, summary, clock)).toBe(''));
});
