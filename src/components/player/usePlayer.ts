import { shallowEqual, useActorRef, useSelector } from '@xstate/react';
import { useEffect, useMemo, type RefObject } from 'react';
import type { ActorRefFrom, SnapshotFrom } from 'xstate';
import { playerMachine, SPEEDS, type Cause, type PlayerEvent } from './machine.ts';
import { arriving, momentOfPart, settled } from './pace.ts';
import { presenting, usePresentedPlayer } from './presented.ts';
import type { Timeline } from './timeline.ts';
import type { Now } from './useNow.ts';

/** What a figure sees of its player. Times are whole virtual ms. */
export interface PlayerHandle {
  /** The moment that the figure is drawn for: t at rest, the last one that matters to it in play. */
  tMs: number;
  fromMs: number;
  cause: Cause;
  speed: number;
  /** The speeds on offer, ascending. */
  speeds: readonly number[];
  state: 'idle' | 'playing' | 'paused' | 'seeking';
  /** t in this very frame: for what moves with it, and for what a press means. */
  now: Now;
  send: (event: PlayerEvent) => void;
}

/**
 * The moment that a figure draws while t plays by, virtual ms, at most `tMs`. Between two of them
 * only what follows `now` is drawn again, so a figure whose moments are far apart is cheap to play.
 * `calmMs` is the last moment but ten times a second (`pace.ts`).
 */
type MomentOf = (tMs: number, timeline: Timeline, calmMs: number) => number;

/** With reduced motion t moves in steps this far apart, in ms of the reader's time. */
const STEP_MS = 1000;

/** The most that one frame counts for, ms: a laptop that slept does not play its hours at once. */
const LONGEST_FRAME_MS = 2 * STEP_MS;

/**
 * Runs the player for one figure: the only place where a figure meets the screen's clock. It never
 * starts by itself, and stops when the figure or the window is out of sight or the page is printed;
 * before a room it does not stop, because the trainer's window may lie covered.
 */
export function usePlayer(
  figure: RefObject<HTMLElement | null>,
  initial: { timeline: Timeline; tMs: number; speed: number; speeds?: readonly number[] },
  momentOf: MomentOf = everyMoment,
): PlayerHandle {
  const actor = useActorRef(playerMachine, { input: initial });
  const { send } = actor;
  const drawn = useSelector(actor, (snapshot) => drawnOf(snapshot, momentOf), shallowEqual);
  const playing = drawn.state === 'playing';
  const { timeline, speeds = SPEEDS } = initial;

  useEffect(() => send({ type: 'load', timeline }), [send, timeline]);
  useEffect(() => (playing ? everyFrame(send) : untilSettled(actor)), [playing, actor, send]);
  useEffect(() => {
    if (!playing || !figure.current || presenting()) return undefined;
    return whenOutOfSight(figure.current, () => {
      send({ type: 'pause' });
      send({ type: 'settle' });
    });
  }, [playing, figure, send]);
  usePresentedPlayer(actor);

  const now: Now = useMemo(
    () => ({
      get: () => Math.floor(actor.getSnapshot().context.tMs),
      calm(part = 0) {
        const { context, value } = actor.getSnapshot();
        const { pace, tMs } = context;
        const spread = value === 'playing' || !settled(pace);
        return spread ? momentOfPart(pace, part) : Math.floor(tMs);
      },
      subscribe(listener) {
        const subscription = actor.subscribe(listener);
        return () => subscription.unsubscribe();
      },
    }),
    [actor],
  );
  return { ...drawn, speeds, now, send };
}

const everyMoment: MomentOf = (tMs) => tMs;

/** The moments of a figure in which something always moves: ten a second, however fast t goes by. */
export const calmMoment: MomentOf = (_, __, calmMs) => calmMs;

function drawnOf({ context, value }: SnapshotFrom<typeof playerMachine>, momentOf: MomentOf) {
  const { fromMs, cause, speed, timeline, pace } = context;
  const exactMs = Math.floor(context.tMs);
  const spread = value === 'playing' || arriving(pace);
  const tMs = spread ? momentOf(exactMs, timeline, momentOfPart(pace, 0)) : exactMs;
  return { tMs, fromMs, cause, speed, state: value };
}

function everyFrame(send: (event: PlayerEvent) => void): () => void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  // A frame's time may lie before the press that asked for it: count from the first frame on.
  let last: number | undefined;
  let frame = requestAnimationFrame(function tick(now) {
    const elapsedMs = now - (last ??= now);
    if (!still || elapsedMs >= STEP_MS) {
      // Before a room a covered window has had no frames, and has to catch up.
      const counted = presenting() ? elapsedMs : Math.min(elapsedMs, LONGEST_FRAME_MS);
      send({ type: 'tick', elapsedMs: counted });
      last = now;
    }
    frame = requestAnimationFrame(tick);
  });
  return () => cancelAnimationFrame(frame);
}

/** A frame for each part that does not show yet where t has come to rest. */
function untilSettled(actor: ActorRefFrom<typeof playerMachine>): () => void {
  let frame = 0;
  const next = () => {
    if (settled(actor.getSnapshot().context.pace)) return;
    actor.send({ type: 'tick', elapsedMs: 0 });
    frame = requestAnimationFrame(next);
  };
  frame = requestAnimationFrame(next);
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
  addEventListener('beforeprint', stop);
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', onHide);
    removeEventListener('beforeprint', stop);
  };
}
