import { book, type ClockContext } from './clock.ts';

/** What the clock says at an instant. Times ms; `behindMs` is negative when ahead of the plan. */
export interface Reading {
  elapsedMs: number;
  behindMs: number;
  /** Left of the whole walkthrough, never below 0. */
  leftMs: number;
  /** Left of the step that is shown, by the plan as it is now. */
  stepLeftMs: number;
  /** Minutes for each step by id: what was used, or what the new plan gives. */
  replannedMs: Readonly<Record<string, number>>;
}

/**
 * Reads the clock. The end of the walkthrough stands; what is left of it is shared among the steps
 * still to come (and the rest of the present one) in proportion to their plan, so that time lost
 * or gained, questions included, is spread and not taken from the last step alone.
 */
export function readClock(context: ClockContext, state: string, nowMs: number): Reading {
  const running = state === 'teaching' || state === 'questions';
  const booked = running
    ? { ...context, ...book(context, state === 'teaching' ? 'taughtMs' : 'questionsMs', nowMs) }
    : context;
  const { plan, at, spent } = booked;
  const used = (id: string) => (spent[id]?.taughtMs ?? 0) + (spent[id]?.questionsMs ?? 0);
  const totalMs = sum(plan.map((one) => one.plannedMs));
  const elapsedMs = sum(plan.map((one) => used(one.id)));
  const leftMs = Math.max(0, totalMs - elapsedMs);

  const wanted = plan.map((one, index) => {
    if (index < at) return 0;
    const taught = index === at ? (spent[one.id]?.taughtMs ?? 0) : 0;
    return Math.max(0, one.plannedMs - taught);
  });
  const factor = leftMs / Math.max(1, sum(wanted));
  const share = (index: number) => Math.round((wanted[index] ?? 0) * factor);
  const dueMs = sum(plan.slice(0, at).map((one) => one.plannedMs));
  const here = plan[at];
  const inPlanMs = here ? Math.min(spent[here.id]?.taughtMs ?? 0, here.plannedMs) : 0;
  return {
    elapsedMs,
    behindMs: elapsedMs - dueMs - inPlanMs,
    leftMs,
    stepLeftMs: share(at),
    replannedMs: Object.fromEntries(
      plan.map((one, index) => [one.id, used(one.id) + (index < at ? 0 : share(index))]),
    ),
  };
}

/** Words for time left: whole minutes and "about", because a countdown makes a room hurry. */
export function aboutLeft(ms: number): string {
  if (ms < 30_000) return 'less than a minute left';
  return `about ${String(Math.round(ms / 60_000))} min left`;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
