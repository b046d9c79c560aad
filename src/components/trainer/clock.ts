import { assign, setup } from 'xstate';
import type { PlannedStep } from './plan.ts';

/** What happened in one step, ms. */
export interface Spent {
  taughtMs: number;
  /** Time in which the plan stood still for questions. */
  questionsMs: number;
}

/** The clock's whole memory; `sinceMs` is the instant up to which `spent` is written. */
export interface ClockContext {
  plan: readonly PlannedStep[];
  at: number;
  spent: Readonly<Record<string, Spent>>;
  sinceMs: number;
}

/** Every event carries its instant (ms since the epoch): the machine itself knows no clock. */
export type ClockEvent =
  | { type: 'start' | 'questions' | 'goOn' | 'end'; nowMs: number }
  | { type: 'go'; at: number; nowMs: number }
  | { type: 'reset'; plan: readonly PlannedStep[] };

const machine = setup({
  types: {} as { context: ClockContext; events: ClockEvent; input: ClockContext },
  actions: {
    stamp: assign(({ event }) => ('nowMs' in event ? { sinceMs: event.nowMs } : {})),
    taught: assign(({ context, event }) =>
      'nowMs' in event ? book(context, 'taughtMs', event.nowMs) : {},
    ),
    asked: assign(({ context, event }) =>
      'nowMs' in event ? book(context, 'questionsMs', event.nowMs) : {},
    ),
    move: assign(({ event }) => (event.type === 'go' ? { at: event.at } : {})),
    clear: assign(({ event }) =>
      event.type === 'reset' ? { plan: event.plan, spent: {}, sinceMs: 0 } : {},
    ),
  },
});

/** The trainer's clock: idle, teaching, pausing for questions, ended. */
export const clockMachine = machine.createMachine({
  id: 'clock',
  context: ({ input }) => input,
  initial: 'idle',
  on: { reset: { target: '.idle', actions: 'clear' } },
  states: {
    idle: {
      on: { start: { target: 'teaching', actions: 'stamp' }, go: { actions: 'move' } },
    },
    teaching: {
      on: {
        go: { actions: ['taught', 'move'] },
        questions: { target: 'questions', actions: 'taught' },
        end: { target: 'ended', actions: 'taught' },
      },
    },
    questions: {
      on: {
        go: { target: 'teaching', actions: ['asked', 'move'] },
        goOn: { target: 'teaching', actions: 'asked' },
        end: { target: 'ended', actions: 'asked' },
      },
    },
    ended: { on: { go: { actions: 'move' } } },
  },
});

/** Books the time since the last booking on the step that is shown. */
export function book(context: ClockContext, as: keyof Spent, nowMs: number): Partial<ClockContext> {
  const id = context.plan[context.at]?.id;
  if (id === undefined) return { sinceMs: nowMs };
  const before = context.spent[id] ?? { taughtMs: 0, questionsMs: 0 };
  // A laptop's clock may be set back; time never runs backwards here.
  const passed = Math.max(0, nowMs - context.sinceMs);
  return {
    spent: { ...context.spent, [id]: { ...before, [as]: before[as] + passed } },
    sinceMs: nowMs,
  };
}
