import {
  delayKeeping,
  neededDelays,
  queryOf,
  runWatermark,
  shareKept,
  summaryOf,
  sweep,
  type SweepPoint,
} from '../../sim/index.ts';
import { DELAYS, turned } from './knobs.ts';
import { scheduleOver, type Source } from './model.ts';
import type { Scenario } from '../../sim/index.ts';
import { useSliced } from './useSliced.ts';

/** The shares that people ask for. */
const SHARES = [0.99, 0.999, 0.9999] as const;

/** A share, the whole seconds of delay that keep it, and what those cost. */
interface ShareAnswer {
  share: number;
  delayMs: number;
  kept: number;
  maxStateRows: number;
  medianDelayMs: number;
}

/** One point of the curve for every delay on offer, under run B's other settings. */
export function useSweep(
  sourceKey: string,
  source: Source,
  scenario: Scenario,
  extra: readonly number[],
): readonly SweepPoint[] {
  // A delay far beyond the events would only wait for the end of them.
  const longest = Math.max(3_600_000, source.untilMs - source.startMs);
  const values = [...new Set([...DELAYS.filter((ms) => ms <= longest), ...extra])].sort(
    (a, b) => a - b,
  );
  const key = `${sourceKey} ${settingsKey(scenario)} ${values.join()}`;
  return useSliced(key, values, (value) => {
    const schedule = scheduleOver(source, scenario);
    const [point] = sweep(source.events, queryOf(scenario), schedule, 'delayMs', [value]);
    return (
      point ?? { value, ...summaryOf(runWatermark(source.events, queryOf(scenario), schedule)) }
    );
  });
}

/** The delays that keep 99, 99.9 and 99.99 % of the events, under a trigger of the reader's. */
export function useShares(
  sourceKey: string,
  source: Source,
  scenario: Scenario,
  triggerMs: number,
): readonly ShareAnswer[] {
  const read = turned(scenario, 'triggerMs', triggerMs);
  const asked = 'value' in read ? read.value : scenario;
  const key = `${sourceKey} ${settingsKey(asked)}`;
  return useSliced(key, [SHARES], (shares) => sharesOf(source, asked, shares)).flat();
}

/** Worked out from one run for the delays, and one for the cost of each. */
export function sharesOf(
  source: Source,
  scenario: Scenario,
  shares: readonly number[],
): ShareAnswer[] {
  const query = queryOf(scenario);
  const schedule = scheduleOver(source, scenario);
  const needed = neededDelays(source.events, query, schedule);
  return shares.map((share) => {
    // Nobody writes milliseconds into a watermark: the next whole second keeps no less.
    const delayMs = Math.ceil(delayKeeping(needed, share) / 1000) * 1000;
    const cost = Number.isNaN(delayMs)
      ? { maxStateRows: NaN, medianDelayMs: NaN }
      : summaryOf(runWatermark(source.events, { ...query, delayMs }, schedule));
    const { maxStateRows, medianDelayMs } = cost;
    return { share, delayMs, kept: shareKept(needed, delayMs), maxStateRows, medianDelayMs };
  });
}

/** All that a run depends on but the delay. */
function settingsKey({ spark, startMs, durationMs }: Scenario): string {
  return JSON.stringify({ ...spark, delayMs: 0, startMs, durationMs });
}
