import type { ReactNode } from 'react';
import { announcement } from './announce.ts';
import { Log } from './Log.tsx';
import { useCalmNow } from './useNow.ts';
import { useLog, type Told } from './useLog.ts';
import type { PlayerHandle } from './usePlayer.ts';

interface RunLogProps {
  player: PlayerHandle;
  /** What the engine tells of the run. */
  told: readonly Told[];
  /** How far back the log reaches, ms. */
  backMs: number;
  clock: (tMs: number) => string;
  /** What is said at a pause, when the log holds so many things. */
  summary: (inLog: number) => string;
}

/** The part of a figure, in the order in which they are drawn, that its log is. */
const PART = 4;

/** The log of a figure over one run, up to t. */
export function RunLog({ player, told, backMs, clock, summary }: RunLogProps): ReactNode {
  const tMs = useCalmNow(player.now, PART);
  const entries = useLog(told, tMs, backMs);
  // Whole, and spoken once, when the log has come to where t rests.
  const rests = player.state !== 'playing' && tMs === player.now.get();
  return (
    <Log
      entries={entries}
      announcement={rests ? announcement(player, entries, summary, clock) : ''}
      clock={clock}
      moving={!rests}
    />
  );
}
