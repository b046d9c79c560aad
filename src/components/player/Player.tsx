import { Scrubber, type ScrubMark } from './Scrubber.tsx';
import type { Timeline } from './timeline.ts';
import type { PlayerHandle } from './usePlayer.ts';
import { memo, type ReactNode } from 'react';

const NO_MARKS: readonly ScrubMark[] = [];

interface PlayerProps {
  player: PlayerHandle;
  timeline: Timeline;
  marks?: readonly ScrubMark[];
  /** A virtual time as the figure writes it. */
  clock: (tMs: number) => string;
  /** Buttons at the end of the row: Table, Link. */
  children?: ReactNode;
}

/** One quiet row: Play, Restart, Back, Step, the scrubber, speed, and what the figure adds. */
export function Player({ player, timeline, marks = NO_MARKS, clock, children }: PlayerProps) {
  const { send, speed, speeds, state } = player;
  return (
    <div className="player" role="group" aria-label="Player">
      <Buttons playing={state === 'playing'} send={send} />
      <Scrubber
        now={player.now}
        seeking={state === 'seeking'}
        send={send}
        timeline={timeline}
        marks={marks}
        clock={clock}
      />
      <Speed speed={speed} speeds={speeds} send={send} />
      {children}
    </div>
  );
}

type Send = Pick<PlayerHandle, 'send'>;

const Buttons = memo(function Buttons({ playing, send }: Send & { playing: boolean }) {
  return (
    <>
      <button
        type="button"
        className="player-play"
        onClick={() => send({ type: playing ? 'pause' : 'play' })}
      >
        {playing ? 'Pause' : 'Play'}
      </button>
      <div className="player-steps">
        <button type="button" aria-label="Restart" onClick={() => send({ type: 'restart' })}>
          <Glyph d="M4 3v10M13 3L6.5 8l6.5 5z" />
        </button>
        <button type="button" aria-label="Step back" onClick={() => send({ type: 'stepBack' })}>
          <Glyph d="M10.5 3L5 8l5.5 5" />
        </button>
        <button type="button" onClick={() => send({ type: 'step' })}>
          Step
        </button>
      </div>
    </>
  );
});

type SpeedProps = Pick<PlayerHandle, 'send' | 'speed' | 'speeds'>;

const Speed = memo(function Speed({ speed, speeds, send }: SpeedProps) {
  return (
    <select
      aria-label="Speed"
      value={speed}
      onChange={(event) => send({ type: 'speed', speed: Number(event.target.value) })}
    >
      {speeds.map((value) => (
        <option key={value} value={value}>
          {speedName(value)}
        </option>
      ))}
    </select>
  );
});

function Glyph({ d }: { d: string }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d={d} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
    </svg>
  );
}

function speedName(speed: number): string {
  if (speed === 0.25) return '¼×';
  if (speed === 0.5) return '½×';
  return `${String(speed)}×`;
}
