import { useMachine } from '@xstate/react';
import { useState } from 'react';
import { clockMachine, type Spent } from './clock.ts';
import { scalePlan, type Length } from './plan.ts';
import type { Saved } from './saved.ts';
import type { Step } from './step.ts';

/** The trainer's clock, gone on with where a reload left it. */
export function useClock(steps: readonly Step[], saved: Saved | undefined) {
  const [length, setLength] = useState<Length>(saved?.length ?? 90);
  const [last, setLast] = useState<Readonly<Record<string, Spent>> | undefined>(saved?.last);
  const [start] = useState(() => {
    const context = {
      plan: scalePlan(steps, length),
      at: Math.min(saved?.at ?? 0, steps.length - 1),
      spent: saved?.spent ?? {},
      sinceMs: saved?.sinceMs ?? 0,
    };
    return {
      input: context,
      snapshot: clockMachine.resolveState({ value: saved?.state ?? 'idle', context }),
    };
  });
  const [snapshot, send] = useMachine(clockMachine, start);
  const state = snapshot.value;
  const { context } = snapshot;

  return {
    context,
    state,
    length,
    last,
    go: (at: number) => send({ type: 'go', at, nowMs: Date.now() }),
    start: () => send({ type: 'start', nowMs: Date.now() }),
    questions: () =>
      send({ type: state === 'questions' ? 'goOn' : 'questions', nowMs: Date.now() }),
    end: () => send({ type: 'end', nowMs: Date.now() }),
    reset: () => {
      if (state === 'ended') setLast(context.spent);
      send({ type: 'reset', plan: scalePlan(steps, length) });
    },
    scale: (to: Length) => {
      setLength(to);
      send({ type: 'reset', plan: scalePlan(steps, to) });
    },
  };
}
