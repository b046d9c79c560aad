import { readScenario, type Action, type Scenario } from '../../sim/index.ts';

const MINUTE = 60_000;
/** How long a round of the exercise can be played, ms. */
const RUN_MS = 45 * MINUTE;
/** When a fault comes in, and where the reader comes to it, ms after the start. */
export const FAULT_MS = 13 * MINUTE;
export const FOUND_AT_MS = 16 * MINUTE;

/** What a reader starts by hand: at the beginning none of it runs. */
export type ByHand = (typeof BY_HAND)[number];
const BY_HAND = ['generator', 'bronze', 'silver', 'gold', 'relay', 'dashboard'] as const;

/** The lab before anything has been started, and before the two SQL files have been run. */
export function practiceScenario(): Scenario {
  const actions: Action[] = BY_HAND.map((what) => ({ at: 0, do: 'stop', what }));
  return scenarioOf({ snowflake: { prepared: false }, actions });
}

/** The lab with everything running, into which a fault comes. */
export function faultScenario(fault: readonly Action[]): Scenario {
  return scenarioOf({ actions: [...fault] });
}

function scenarioOf(input: object): Scenario {
  const read = readScenario({ durationMs: RUN_MS, ...input });
  if (!read.ok) throw new Error(read.problems.join(' '));
  return read.scenario;
}
