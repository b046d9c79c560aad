import type { Scenario } from '../../sim/index.ts';
import { FAULTS, type Fault, type FaultId, type PlaceId } from './faults.ts';
import { faultScenario, FOUND_AT_MS, practiceScenario } from './scenario.ts';

/** What is being played: the practice, a fault by its number, or one that is not named. */
export type RoundName = 'practice' | FaultId | 'any';

/** A round as it stands. */
export interface Round {
  /** The scenario with what the reader did, oldest first; the last one is played. */
  past: readonly Scenario[];
  /** Where t stood when the reader left it, ms after the start. */
  sinceStartMs: number;
  /** The fault in it. */
  fault: Fault | undefined;
  /** Places that the reader has named, the last one last. */
  named: readonly PlaceId[];
}

/** The rounds in the order of the page. */
export const ROUNDS: readonly { value: RoundName; name: string }[] = [
  { value: 'practice', name: 'Practice' },
  ...FAULTS.map(({ id }, i) => ({ value: id, name: `Fault ${i + 1}` })),
  { value: 'any', name: 'Any' },
];

/**
 * A round before the reader has done anything. `draw` (0 to 1) chooses the fault that is not named.
 */
export function newRound(name: RoundName, draw: number): Round {
  if (name === 'practice') return practice(practiceScenario(), 0);
  const drawn = FAULTS[Math.min(FAULTS.length - 1, Math.floor(draw * FAULTS.length))];
  const fault = FAULTS.find(({ id }) => id === name) ?? drawn;
  return {
    past: [faultScenario(fault?.actions ?? [])],
    sinceStartMs: FOUND_AT_MS,
    fault,
    named: [],
  };
}

/** The practice as it stands, t `sinceStartMs` after its start. */
export function practice(scenario: Scenario, sinceStartMs: number): Round {
  return { past: [scenario], sinceStartMs, fault: undefined, named: [] };
}
