import { summaryOf, type Change, type WatermarkRun } from '../../sim/index.ts';

/** A run's totals, by name. */
function totalsOf(run: WatermarkRun): Record<string, number> {
  const { dropped, partlyLate, maxStateRows } = summaryOf(run);
  return {
    'events dropped': dropped,
    'partly late': partlyLate,
    'state rows at most': maxStateRows,
    'rows written': run.output.length,
  };
}

/** The totals in which two whole runs differ; `whose` stands before each name. */
export function totalsChanged(was: WatermarkRun, now: WatermarkRun, whose = ''): Change[] {
  if (was === now) return [];
  const before = totalsOf(was);
  return Object.entries(totalsOf(now))
    .map(([name, total]): Change => {
      return { name: whose + name, was: before[name] ?? NaN, now: total, unit: 'count' };
    })
    .filter((change) => change.was !== change.now);
}
