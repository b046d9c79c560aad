import { changesSpoken } from './changes.ts';
import type { LogEntry } from './Log.tsx';
import type { PlayerHandle } from './usePlayer.ts';

/**
 * What a screen reader is told: after a step, the sentences of that step; after playing or seeking,
 * one summary, and only once t rests; nothing while it moves.
 */
export function announcement(
  player: Pick<PlayerHandle, 'state' | 'cause' | 'fromMs' | 'tMs'>,
  entries: readonly LogEntry[],
  summary: (happened: number) => string,
  clock: (tMs: number) => string,
): string {
  if (player.state !== 'paused' || player.cause === 'start') return '';
  const happened = entries.filter(({ tMs }) => tMs > player.fromMs && tMs <= player.tMs);
  if (player.cause === 'step') {
    return happened.map(({ text, changes }) => text + changesSpoken(changes, clock)).join(' ');
  }
  return summary(happened.length);
}
