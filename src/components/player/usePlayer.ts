import { useMachine } from '@xstate/react';
import { useEffect, type RefObject } from 'react';
import { playerMachine, type Cause, type PlayerEvent } from './machine.ts';
import { presenting, usePresentedPlayer } from './presented.ts';
import type { Timeline } from './timeline.ts';

/** What a figure sees of its player. Times are whole virtual ms. */
export interface PlayerHandle {
  tMs: number;
  fromMs: number;
  cause: Cause;
  speed: number;
  state: 'idle' | 'playing' | 'paused' | 'seeking';
  send: (event: PlayerEvent) => void;
}

/** With reduced motion t moves in steps this far apart, in ms of the reader's time. */
const STEP_MS = 1000;

/**
 * Runs the player for one figure: the only place where a figure meets the screen's clock. It never
 * starts by itself, and stops when the figure or the window is out of sight; before a room it does
 * not stop, because the trainer's window may lie covered.
 */
export function usePlayer(
  figure: RefObject<HTMLElement | null>,
  initial: { timeline: Timeline; tMs: number; speed: number },
): PlayerHandle {
  const [snapshot, send] = useMachine(playerMachine, { input: initial });
  const playing = snapshot.matches('playing');
  const { timeline } = initial;

  useEffect(() => send({ type: 'load', timeline }), [send, timeline]);
  useEffect(() => (playing ? everyFrame(send) : undefined), [playing, send]);
  useEffect(() => {
    if (!playing || !figure.current || presenting()) return undefined;
    return whenOutOfSight(figure.current, () => send({ type: 'pause' }));
  }, [playing, figure, send]);

  const { tMs, fromMs, cause, speed } = snapshot.context;
  usePresentedPlayer({ tMs: Math.floor(tMs), speed, playing, endMs: timeline.endMs }, send);
  return { tMs: Math.floor(tMs), fromMs, cause, speed, state: snapshot.value, send };
}

function everyFrame(send: (event: PlayerEvent) => void): () => void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  // A frame's time may lie before the press that asked for it: count from the first frame on.
  let last: number | undefined;
  let frame = requestAnimationFrame(function tick(now) {
    const elapsedMs = now - (last ??= now);
    if (!still || elapsedMs >= STEP_MS) {
      send({ type: 'tick', elapsedMs });
      last = now;
    }
    frame = requestAnimationFrame(tick);
  });
  return () => cancelAnimationFrame(frame);
}

function whenOutOfSight(element: HTMLElement, stop: () => void): () => void {
  const observer = new IntersectionObserver((entries) => {
    if (entries.at(-1)?.isIntersecting === false) stop();
  });
  const onHide = () => {
    if (document.hidden) stop();
  };
  observer.observe(element);
  document.addEventListener('visibilitychange', onHide);
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', onHide);
  };
}
