import { describe, expect, it } from 'vitest';
import { announcement } from './announce.ts';

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
const summary = (happened: number) => `${String(happened)} things happened.`;
const say = (state: 'idle' | 'playing' | 'paused', cause: 'start' | 'step' | 'play') =>
  announcement({ state, cause, fromMs: 1_000, tMs: 2_000 }, entries, summary, clock);

describe('what a screen reader hears', () => {
  it('is each sentence of a step, with every number that changed', () =>
    expect(say('paused', 'step')).toBe(
      'Two. Three. rows was 4, now 5; watermark was none, now 1 min.',
    ));
  it('is one summary after playing', () =>
    expect(say('paused', 'play')).toBe('2 things happened.'));
  it('is nothing while t moves, nor before anybody has moved it', () => {
    expect(say('playing', 'play')).toBe('');
    expect(say('idle', 'start')).toBe('');
  });
});
