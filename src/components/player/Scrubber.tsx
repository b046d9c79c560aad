import type { CSSProperties } from 'react';
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
  const share = (tMs: number) => (tMs - startMs) / (endMs - startMs);
  const at = (tMs: number) => ({ '--at': share(tMs) }) as CSSProperties;
  return (
    <div className="scrubber" style={at(player.tMs)}>
      <div className="scrubber-track" aria-hidden="true">
        {marks.map((mark) => (
          <span key={mark.tMs} className="scrubber-mark" style={at(mark.tMs)} title={mark.label} />
        ))}
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
