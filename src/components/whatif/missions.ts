import type { Mission } from '../player/index.ts';
import type { Twins } from './model.ts';

/** What missions look at: both runs, whose story it is, and the moment shown. */
interface MissionFacts {
  twins: Twins;
  /** Id of the preset whose events these are, or undefined. */
  preset: string | undefined;
  tMs: number;
}

const played = ({ twins, tMs }: MissionFacts) => tMs >= twins.timeline.endMs;

/** The tasks of this figure. Each is ticked by what the runs did, seen to their end. */
export const MISSIONS: readonly Mission<MissionFacts>[] = [
  {
    id: 'rescue',
    task: 'Phones in a tunnel: find a delay of at most 15 minutes for run B under which no event loses a window, and play to the end.',
    done: (facts) => {
      const { b } = facts.twins;
      return (
        facts.preset === 'tunnel' &&
        played(facts) &&
        b.run.query.mode !== 'complete' &&
        b.run.query.delayMs <= 900_000 &&
        b.summary.completeness === 1
      );
    },
  },
  {
    id: 'bargain',
    task: 'A replay after an outage: let run B lose no event and never hold 300 state rows.',
    done: (facts) =>
      facts.preset === 'outage' &&
      played(facts) &&
      facts.twins.b.run.query.mode !== 'complete' &&
      facts.twins.b.summary.completeness === 1 &&
      facts.twins.b.summary.maxStateRows < 300,
  },
  {
    id: 'tomorrow',
    task: 'A clock set to tomorrow: find a delay that saves every event, and look at what it does to the waiting.',
    done: (facts) =>
      facts.preset === 'clock-tomorrow' &&
      played(facts) &&
      facts.twins.b.run.query.mode === 'append' &&
      facts.twins.b.summary.completeness === 1,
  },
  {
    id: 'same',
    task: 'Phones in a tunnel: change another setting, so that the runs part and yet every event fares the same in both.',
    done: (facts) => {
      const { a, b, divergence } = facts.twins;
      return (
        facts.preset === 'tunnel' &&
        divergence !== null &&
        played(facts) &&
        a.summary.dropped + a.summary.partlyLate > 0 &&
        a.run.fate.every((fate, row) => fate === b.run.fate[row])
      );
    },
  },
  {
    id: 'sooner',
    task: 'A quiet night: make half of run B’s results final within 3 minutes, and lose at most one event in a thousand.',
    done: (facts) =>
      facts.preset === 'quiet-night' &&
      played(facts) &&
      facts.twins.b.run.query.mode === 'append' &&
      facts.twins.b.summary.medianDelayMs <= 180_000 &&
      facts.twins.b.summary.completeness >= 0.999,
  },
];
