import type { Action } from '../../sim/index.ts';
import type { ExerciseFacts } from './facts.ts';
import { FAULT_MS } from './scenario.ts';

/** The faults that can be brought into the run. */
export type FaultId = 'prefix' | 'checkpoint' | 'clock';

/** Where a fault may sit, as the reader is asked. */
export type PlaceId = 'topic' | 'decode' | 'offsets' | 'rules' | 'watermark' | 'relay';

/** One fault: what it does to the run, and where it sits. */
export interface Fault {
  id: FaultId;
  actions: readonly Action[];
  place: PlaceId;
}

/** The three faults, numbered as on the page. */
export const FAULTS: readonly Fault[] = [
  {
    id: 'prefix',
    actions: [{ at: FAULT_MS, do: 'set', name: 'spark.avroFromByte', value: 1 }],
    place: 'decode',
  },
  {
    id: 'checkpoint',
    actions: [
      { at: FAULT_MS, do: 'stop', what: 'bronze' },
      { at: FAULT_MS, do: 'delete-checkpoint', what: 'bronze' },
      { at: FAULT_MS + 120_000, do: 'start', what: 'bronze' },
    ],
    place: 'offsets',
  },
  {
    id: 'clock',
    actions: [{ at: FAULT_MS, do: 'inject', time: FAULT_MS + 86_400_000, country: 'DE' }],
    place: 'watermark',
  },
];

/** What must hold on Databricks' path, whichever fault it was. */
export const HEALTHY: readonly {
  id: string;
  text: string;
  holds: (facts: ExerciseFacts) => boolean;
}[] = [
  {
    id: 'running',
    text: 'All three queries run.',
    holds: ({ view: { on } }) => on.bronze && on.silver && on.gold,
  },
  {
    id: 'bronze-whole',
    text: 'Bronze holds every message of the topic once, but for the newest ones.',
    holds: ({ checks: { bronze }, producedBefore }) =>
      bronze.rows >= producedBefore && bronze.missing === 0 && bronze.twice === 0,
  },
  {
    id: 'decoded',
    text: 'No row of Bronze is undecoded.',
    holds: ({ checks: { bronze } }) => bronze.rows > 0 && bronze.undecoded === 0,
  },
  {
    id: 'silver-whole',
    text: 'Silver and the quarantine hold all of it, but for the newest rows.',
    holds: ({ checks: { silver }, bronzeBefore }) =>
      bronzeBefore > 0 && silver.rows + silver.quarantined >= bronzeBefore,
  },
  {
    id: 'watermark',
    text: 'Gold’s watermark lies behind now, and no group was dropped.',
    holds: ({ checks: { gold }, tMs }) =>
      gold.watermarkMs > 0 && gold.watermarkMs <= tMs && gold.droppedGroups === 0,
  },
];

/** Is the path whole again? */
export function isHealthy(facts: ExerciseFacts): boolean {
  return HEALTHY.every(({ holds }) => holds(facts));
}
