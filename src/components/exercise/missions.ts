import type { Mission } from '../player/index.ts';
import type { ExerciseFacts } from './facts.ts';
import { FAULTS, isHealthy, type FaultId } from './faults.ts';
import { FOUND_AT_MS } from './scenario.ts';
import { STEPS } from './steps.ts';

/** What ticks look at: the run, which fault is in it, and whether its place has been named. */
interface RoundFacts extends ExerciseFacts {
  fault: FaultId | undefined;
  found: boolean;
}

const TITLES: Record<FaultId, string> = {
  prefix: 'the prefix that stays on',
  checkpoint: 'the deleted checkpoint',
  clock: 'the clock set to tomorrow',
};

/** Everything that ticks itself off: the steps, then each fault found and repaired. */
export const MISSIONS: readonly Mission<RoundFacts>[] = [
  ...STEPS.map(({ id, task, done }) => ({
    id,
    task,
    done: (facts: RoundFacts) => facts.fault === undefined && done(facts),
  })),
  ...FAULTS.flatMap(({ id }) => [
    {
      id: `${id}-found`,
      task: `Find ${TITLES[id]}.`,
      done: ({ fault, found }: RoundFacts) => fault === id && found,
    },
    {
      id: `${id}-repaired`,
      task: `Repair ${TITLES[id]}.`,
      done: (facts: RoundFacts) =>
        facts.fault === id && facts.tMs >= facts.run.startMs + FOUND_AT_MS && isHealthy(facts),
    },
  ]),
];
