import type { Action, Machine } from '../../sim/index.ts';

/** Something that a reader can do to a system, as timed actions at the present moment. */
export interface Deed {
  label: string;
  /** Actions without their time. */
  actions: readonly Undated[];
  /** Deeds of one slot take each other's place on one button, so that it keeps the focus. */
  slot?: string;
  /** One of several ways to die: these share a list. */
  kill?: boolean;
  /** Whether it can be done now. */
  can: (on: Record<Machine, boolean>) => boolean;
}

/** An action whose time is still to be given. */
export type Undated = Action extends infer One
  ? One extends Action
    ? Omit<One, 'at'>
    : never
  : never;

/** One button that starts and stops a machine, in the words of its system. */
export function switchOf(what: Machine, start: string, stop: string): Deed[] {
  return [
    { slot: what, label: stop, actions: [{ do: 'stop', what }], can: (on) => on[what] },
    { slot: what, label: start, actions: [{ do: 'start', what }], can: (on) => !on[what] },
  ];
}

/** An event time a day after the run's start, ms after it. */
export const TOMORROW_MS = 86_400_000;

const QUERY_POINTS = [
  { point: 'after-offsets', name: 'after offsets/N' },
  { point: 'after-sink', name: 'after the sink, before commits/N' },
] as const;

/** What can be done to one of the three queries. */
export function queryDeeds(what: 'bronze' | 'silver' | 'gold'): Deed[] {
  return [
    ...switchOf(what, 'start', 'stop'),
    ...QUERY_POINTS.map(({ point, name }): Deed => ({
      label: name,
      kill: true,
      actions: [{ do: 'crash', what, point }],
      can: () => true,
    })),
    {
      label: 'delete its checkpoint',
      actions: [
        { do: 'stop', what },
        { do: 'delete-checkpoint', what },
      ],
      can: (on) => on[what],
    },
    {
      label: 'delete its checkpoint',
      actions: [{ do: 'delete-checkpoint', what }],
      can: (on) => !on[what],
    },
    {
      label: 'drop its table and start over',
      actions: [{ do: 'start-over', what }],
      can: (on) => !on[what],
    },
  ];
}

/** The points at which the relay can die, in the order of its work (semantics.md B3). */
export const RELAY_POINTS = [
  { point: 'before-upload', name: 'before the upload' },
  { point: 'during-upload', name: 'during the upload' },
  { point: 'after-upload', name: 'between upload and commit' },
  { point: 'after-commit', name: 'after the commit' },
] as const;
