import { memo } from 'react';
import type { Timeline } from './timeline.ts';
import type { PlayerHandle } from './usePlayer.ts';

/** A moment worth a tick on the scrubber, with its name for the tooltip. */
export interface ScrubMark {
  tMs: number;
  label: string;
}

interface ScrubberProps {
  player: PlayerHandle;
  timeline: Timeline;
  marks: readonly ScrubMark[];
  clock: (tMs: number) => string;
}

/** A native range, so that arrows, Home and End, touch and screen readers work as everywhere. */
export function Scrubber({ player, timeline, marks, clock }: ScrubberProps) {
  const { startMs, endMs } = timeline;
  const played = (player.tMs - startMs) / (endMs - startMs);
  return (
    <div className="scrubber">
      <div className="scrubber-track" aria-hidden="true">
        <div className="scrubber-played" style={{ transform: `scaleX(${played.toFixed(4)})` }} />
        <Ticks timeline={timeline} marks={marks} />
      </div>
      <input
        type="range"
        aria-label="Time"
        aria-valuetext={clock(player.tMs)}
        min={startMs}
        max={endMs}
        step={1000}
        value={player.tMs}
        onPointerDown={() => player.send({ type: 'grab' })}
        onPointerUp={() => player.send({ type: 'release' })}
        onPointerCancel={() => player.send({ type: 'release' })}
        onChange={(event) => {
          const tMs = Number(event.target.value);
          player.send({ type: player.state === 'seeking' ? 'drag' : 'seek', tMs });
        }}
      />
    </div>
  );
}

const Ticks = memo(function Ticks({ timeline, marks }: Pick<ScrubberProps, 'timeline' | 'marks'>) {
  const { startMs, endMs } = timeline;
  return marks.map(({ tMs, label }) => (
    <span
      key={tMs}
      className="scrubber-mark"
      style={{ left: `${String(((tMs - startMs) / (endMs - startMs)) * 100)}%` }}
      title={label}
    />
  ));
});
