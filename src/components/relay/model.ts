import {
  bufferCurve,
  conservationAt,
  crashOutcomes,
  explainRelay,
  factsAt,
  relayAt,
  relayMoments,
  runScenario,
  type BufferPoint,
  type Conservation,
  type CrashOutcome,
  type RelayConsumerFacts,
  type RelayFile,
  type RelayLogEntry,
  type Run,
  type Scenario,
} from '../../sim/index.ts';
import { onceAMoment, useCalmNow, type Now, type Timeline } from '../player/index.ts';

/** A run of the figure's scenario, and what does not depend on t. */
export interface RelayModel {
  scenario: Scenario;
  run: Run;
  timeline: Timeline;
  curve: readonly BufferPoint[];
  log: readonly RelayLogEntry[];
  /** Highest fill of the buffer in the run, records. */
  highest: number;
}

/** What the figure shows at one moment. */
export interface RelayMoment {
  tMs: number;
  consumers: readonly RelayConsumerFacts[];
  files: readonly RelayFile[];
  outcomes: readonly CrashOutcome[];
  endOffsets: readonly number[];
  committedOffsets: readonly number[];
  conservation: Conservation;
}

/** Runs the scenario. */
export function modelOf(scenario: Scenario): RelayModel {
  const run = runScenario(scenario);
  const curve = bufferCurve(run);
  return {
    scenario,
    run,
    timeline: { startMs: run.startMs, endMs: run.endMs, stops: relayMoments(run) },
    curve,
    log: explainRelay(run, -Infinity, run.endMs),
    highest: Math.max(1, ...curve.map(({ records }) => records)),
  };
}

/** The facts of the figure at `tMs`. */
export const momentOf = onceAMoment(({ run }: RelayModel, tMs): RelayMoment => {
  const { endOffsets, committedOffsets } = factsAt(run, tMs);
  return {
    tMs,
    ...relayAt(run, tMs),
    outcomes: crashOutcomes(run, tMs),
    endOffsets,
    committedOffsets,
    conservation: conservationAt(run, tMs),
  };
});

/** A run and its t: all that a part of the figure needs to draw itself. */
export interface Running {
  model: RelayModel;
  now: Now;
}

/** The moment that a part of the figure shows: 0 is drawn first, 5 last. */
export function usePart({ model, now }: Running, part: number): RelayMoment {
  return momentOf(model, useCalmNow(now, part));
}

/** A file that was written under a path that had been used before. */
export function samePath(files: readonly RelayFile[], file: RelayFile): boolean {
  return files.some(
    (other) =>
      other.flush < file.flush && other.path === file.path && !Number.isNaN(other.uploadedMs),
  );
}
