import type { ReactNode } from 'react';
import { timeText } from '../../sim/index.ts';
import { Player, type PlayerHandle, type Timeline } from '../player/index.ts';

/** How far the two buttons put the clock forward, ms. */
const AHEAD = [
  { ms: 10_000, name: '+10 s' },
  { ms: 60_000, name: '+1 min' },
];

/** The clock of a worksheet's story: the player's row, the time in words, two steps forward. */
export function StoryPlayer({
  player,
  timeline,
}: {
  player: PlayerHandle;
  timeline: Timeline;
}): ReactNode {
  return (
    <Player player={player} timeline={timeline} clock={timeText}>
      <span className="sheet-clock">{timeText(player.tMs)}</span>
      {AHEAD.map(({ ms, name }) => (
        <button
          key={ms}
          type="button"
          onClick={() => player.send({ type: 'seek', tMs: player.tMs + ms })}
        >
          {name}
        </button>
      ))}
    </Player>
  );
}
