import { assign, setup } from 'xstate';
import { nextFrame, nextPart, paceAt, paceTo, paceToRest, type Pace } from './pace.ts';
import { moveTo, nextStop, previousStop, type Timeline } from './timeline.ts';

/** What moved t last; the log speaks differently after each. */
export type Cause = 'start' | 'step' | 'play' | 'seek';

/** The player's whole memory. A view is a function of (run, t), so t is all it moves. */
interface PlayerContext {
  timeline: Timeline;
  /** Virtual time shown, ms; fractions are kept while playing, so that slow speeds add up. */
  tMs: number;
  /** Where t stood before the last step, play or seek: what has been said up to. */
  fromMs: number;
  cause: Cause;
  /** Virtual ms for each ms of the reader's time. */
  speed: number;
  /** What the figure's parts show while it plays. */
  pace: Pace;
}

/** What a reader, a key or a clock can ask of the player. Times are virtual ms. */
export type PlayerEvent =
  | { type: 'play' | 'pause' | 'toggle' | 'step' | 'stepBack' | 'restart' | 'grab' | 'release' }
  /** Shows the moment in all parts at once: there will be no frames, or the page is printed. */
  | { type: 'settle' }
  | { type: 'tick'; elapsedMs: number }
  | { type: 'drag' | 'seek'; tMs: number }
  | { type: 'speed'; speed: number }
  | { type: 'load'; timeline: Timeline };

/** Speeds on offer: a quarter of real time up to a minute a second. */
export const SPEEDS = [0.25, 0.5, 1, 2, 5, 10, 30, 60] as const;

type Input = Pick<PlayerContext, 'timeline' | 'tMs' | 'speed'>;

const machine = setup({
  types: {} as { context: PlayerContext; events: PlayerEvent; input: Input },
  guards: {
    /** The tick would reach the end, or a moment at which the figure wants to be asked. */
    tickStops: ({ context, event }) =>
      event.type === 'tick' && advance(context, event.elapsedMs).halted,
  },
  actions: {
    begin: assign(({ context }) => {
      const atEnd = context.tMs >= context.timeline.endMs;
      const tMs = atEnd ? context.timeline.startMs : context.tMs;
      return { tMs, fromMs: tMs, cause: 'play' as const, pace: paceTo(context.pace, tMs) };
    }),
    advance: assign(({ context, event }) => {
      if (event.type !== 'tick') return {};
      const { tMs } = advance(context, event.elapsedMs);
      return { tMs, pace: nextFrame(context.pace, tMs, event.elapsedMs) };
    }),
    arrive: assign(({ context, event }) => {
      if (event.type !== 'tick') return {};
      const { tMs } = advance(context, event.elapsedMs);
      return { tMs, pace: paceToRest(context.pace, tMs) };
    }),
    rest: assign(({ context }) => ({ pace: paceToRest(context.pace, context.tMs) })),
    nextPart: assign(({ context }) => ({ pace: nextPart(context.pace) })),
    settle: assign(({ context }) => ({ pace: paceAt(context.tMs) })),
    step: assign(({ context }) => jump(context, nextStop(context.timeline, context.tMs), 'step')),
    stepBack: assign(({ context }) =>
      jump(context, previousStop(context.timeline, context.tMs), 'seek'),
    ),
    restart: assign(({ context }) => jump(context, context.timeline.startMs, 'seek')),
    seek: assign(({ context, event }) =>
      event.type === 'seek' || event.type === 'drag' ? jump(context, event.tMs, 'seek') : {},
    ),
    setSpeed: assign(({ event }) => (event.type === 'speed' ? { speed: event.speed } : {})),
    load: assign(({ context, event }) => {
      if (event.type !== 'load') return {};
      const tMs = moveTo(event.timeline, context.tMs);
      return { timeline: event.timeline, tMs, pace: paceAt(tMs) };
    }),
  },
});

function jump(context: PlayerContext, toMs: number, cause: Cause) {
  const tMs = moveTo(context.timeline, toMs);
  return { tMs, fromMs: context.tMs, cause, pace: paceAt(tMs) };
}

function advance(context: PlayerContext, elapsedMs: number): { tMs: number; halted: boolean } {
  const { timeline, tMs } = context;
  const wanted = tMs + elapsedMs * context.speed;
  const limit = timeline.halts?.find((halt) => halt > tMs) ?? timeline.endMs;
  return { tMs: Math.min(wanted, limit), halted: wanted >= limit };
}

/**
 * The one player of every figure: idle (nobody has touched it), playing, paused, seeking. It knows
 * no clock: whoever runs it sends `tick` with the reader's milliseconds that have passed.
 */
export const playerMachine = machine.createMachine({
  id: 'player',
  context: ({ input }) => ({
    ...input,
    tMs: moveTo(input.timeline, input.tMs),
    fromMs: input.tMs,
    cause: 'start',
    pace: paceAt(input.tMs),
  }),
  initial: 'idle',
  on: {
    step: { target: '.paused', actions: 'step' },
    stepBack: { target: '.paused', actions: 'stepBack' },
    restart: { target: '.paused', actions: 'restart' },
    seek: { target: '.paused', actions: 'seek' },
    grab: { target: '.seeking', actions: 'rest' },
    speed: { actions: 'setSpeed' },
    load: { actions: 'load' },
    settle: { actions: 'settle' },
    tick: { actions: 'nextPart' },
  },
  states: {
    idle: { on: { play: 'playing', toggle: 'playing' } },
    paused: { on: { play: 'playing', toggle: 'playing' } },
    playing: {
      entry: 'begin',
      on: {
        pause: { target: 'paused', actions: 'rest' },
        toggle: { target: 'paused', actions: 'rest' },
        tick: [{ guard: 'tickStops', target: 'paused', actions: 'arrive' }, { actions: 'advance' }],
      },
    },
    seeking: {
      on: {
        drag: { actions: 'seek' },
        release: 'paused',
        // A menu of the system may take the release: Play still plays.
        play: 'playing',
        toggle: 'playing',
      },
    },
  },
});
