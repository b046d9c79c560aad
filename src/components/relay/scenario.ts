import { readScenario, type Action, type Scenario } from '../../sim/index.ts';

/** What the controls of this figure set; everything else stays as the lab has it. */
export interface RelayChoices {
  perSecond: number;
  flushMs: number;
  maxRecords: number;
  commit: Scenario['relay']['commit'];
  naming: Scenario['relay']['naming'];
  consumers: 1 | 2;
}

/** The five points at which the relay can be killed, in the order of its work (semantics.md B3). */
export const CRASH_POINTS = [
  { point: 'before-upload', name: 'before the upload' },
  { point: 'during-upload', name: 'during the upload' },
  { point: 'after-upload', name: 'after the upload, before the commit' },
  { point: 'after-commit', name: 'after the commit' },
  { point: 'rebalance-before-commit', name: 'partition moved before the commit' },
] as const;

/** One of them. */
export type CrashPoint = (typeof CRASH_POINTS)[number]['point'];

/** How long the figure's run is, ms. */
const RUN_MS = 120_000;

/** Two minutes of the lab: 20 events a second, flush at 10 s or 500 records. */
export function startScenario(): Scenario {
  const read = readScenario({
    durationMs: RUN_MS,
    // The lab's upload and commit, 0.4 s and 0.02 s, could not be seen on an axis of two minutes.
    relay: { uploadMs: 1500, commitMs: 300 },
    activity: { nullUserPerMille: 0 },
  });
  if (!read.ok) throw new Error(read.problems.join(' '));
  return read.scenario;
}

/** What a scenario sets of the figure's controls. */
export function choicesOf(scenario: Scenario): RelayChoices {
  const { flushMs, maxRecords, commit, naming, consumers } = scenario.relay;
  const perSecond = scenario.activity.rate[0]?.perSecond ?? 0;
  return { perSecond, flushMs, maxRecords, commit, naming, consumers: consumers === 2 ? 2 : 1 };
}

/** The scenario with some controls changed: one more value, the old one stays for undo. */
export function withChoices(scenario: Scenario, change: Partial<RelayChoices>): Scenario {
  const { perSecond, ...relay } = { ...choicesOf(scenario), ...change };
  return {
    ...scenario,
    activity: { ...scenario.activity, rate: [{ fromMs: 0, perSecond }] },
    relay: { ...scenario.relay, ...relay },
  };
}

/** The scenario with one more thing that the reader did. */
export function withAction(scenario: Scenario, action: Action): Scenario {
  return { ...scenario, actions: [...scenario.actions, action] };
}
