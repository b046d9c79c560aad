import { changesSpoken } from './changes.ts';
import type { LogEntry } from './Log.tsx';
import type { PlayerHandle } from './usePlayer.ts';

type Moved = Pick<PlayerHandle, 'state' | 'cause' | 'tMs' | 'now'>;

/**
 * Whether t has been moved and rests, and the figure shows where: in the very frame in which a play
 * ends it still shows the moment before, and what is told then would be told twice.
 */
export function rests({ state, cause, tMs, now }: Moved): boolean {
  return state === 'paused' && cause !== 'start' && tMs === now.get();
}

/**
 * What a screen reader is told: after a step, the sentences of that step; after playing or seeking,
 * one summary, and only once t rests; nothing while it moves. `summary` is given how many things
 * the log holds: how many came by since t moved nobody knows once it moved further than the log.
 */
export function announcement(
  player: Moved & Pick<PlayerHandle, 'fromMs'>,
  entries: readonly LogEntry[],
  summary: (inLog: number) => string,
  clock: (tMs: number) => string,
): string {
  if (!rests(player)) return '';
  if (player.cause !== 'step') return summary(entries.length);
  return entries
    .filter(({ tMs }) => tMs > player.fromMs && tMs <= player.tMs)
    .map(({ text, changes }) => text + changesSpoken(changes, clock))
    .join(' ');
}

/** `3 things happened in the last two minutes`: how a summary begins. */
export function happened(things: number, span: string): string {
  if (things === 0) return `Nothing happened in ${span}`;
  return `${things === 1 ? '1 thing' : `${things} things`} happened in ${span}`;
}
