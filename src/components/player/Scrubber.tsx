import { memo } from 'react';
import type { Timeline } from './timeline.ts';
import { useMoved } from './useMoved.ts';
import { useCalmNow } from './useNow.ts';
import type { PlayerHandle } from './usePlayer.ts';

/** A moment worth a tick on the scrubber, with its name for the tooltip. */
export interface ScrubMark {
  tMs: number;
  label: string;
}

interface ScrubberProps extends Pick<PlayerHandle, 'now' | 'send'> {
  seeking: boolean;
  timeline: Timeline;
  marks: readonly ScrubMark[];
  clock: (tMs: number) => string;
}

/** The part of a figure that the range is, in the order in which they are drawn. */
const PART = 3;

/** A native range, so that arrows, Home and End, touch and screen readers work as everywhere. */
export const Scrubber = memo(function Scrubber(props: ScrubberProps) {
  const { now, seeking, send, timeline, marks, clock } = props;
  const { startMs, endMs } = timeline;
  const tMs = useCalmNow(now, PART);
  return (
    <div className="scrubber">
      <div className="scrubber-box">
        <div className="scrubber-track" aria-hidden="true">
          <Played now={now} timeline={timeline} />
          <Ticks timeline={timeline} marks={marks} />
        </div>
        <input
          type="range"
          aria-label="Time"
          aria-valuetext={clock(tMs)}
          min={startMs}
          max={endMs}
          step={1000}
          value={tMs}
          onPointerDown={({ button }) => {
            // Only this one drags; after the others the system's menu may swallow the release.
            if (button === 0) send({ type: 'grab' });
          }}
          onPointerUp={() => send({ type: 'release' })}
          onPointerCancel={() => send({ type: 'release' })}
          onChange={(event) => {
            send({ type: seeking ? 'drag' : 'seek', tMs: Number(event.target.value) });
          }}
        />
      </div>
    </div>
  );
});

/** The part of the track that lies behind t. */
function Played({ now, timeline }: Pick<ScrubberProps, 'now' | 'timeline'>) {
  const { startMs, endMs } = timeline;
  const moved = useMoved<HTMLDivElement>(now, (tMs) => {
    return `scaleX(${((tMs - startMs) / (endMs - startMs)).toFixed(4)})`;
  });
  return <div className="scrubber-played" {...moved} />;
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
