import {
  eventsOf,
  factsAt,
  presetScenario,
  readScenario,
  runScenario,
  runWatermark,
  stateAt,
} from '../../src/sim/index.ts';
import type { EventColumns, Scenario, WatermarkRun } from '../../src/sim/index.ts';
import { printTable, wallTimes } from './measure.ts';

const hour = 3_600_000;
const runs = 7;

/** The gold query of the lab: 5-minute windows every minute, so 5 windows an event. */
const query = {
  mode: 'append' as const,
  delayMs: 600_000,
  windowMs: 300_000,
  slideMs: 60_000,
  startMs: 0,
  noDataBatches: true,
  lateFilter: 'previous-batch' as const,
};

/** The events that the windowed counts are compared on: two hours at 20 a second, 144,000. */
export function comparedEvents(): EventColumns {
  return eventsOf(lasting(2 * hour, 20));
}

/** One run of the watermark engine over events. */
export function countWindows(events: EventColumns): WatermarkRun {
  const startMs = events.arrivalMs[0] ?? 0;
  const untilMs = (events.arrivalMs.at(-1) ?? 0) + 20 * 60_000;
  return runWatermark(events, query, { triggerMs: 10_000, startMs, untilMs });
}

/** Times of what a reader waits for: the afternoon, a change of a setting, a jump in time. */
export function benchEngine(): void {
  const afternoon = presetScenario('standard-afternoon');
  if (afternoon === undefined) throw new Error('There is a preset for the standard afternoon.');
  printTable('The standard afternoon: 4 hours, 288,000 events, both paths (aim 500 ms)', [
    { what: 'run', ms: wallTimes(runs, () => void runScenario(afternoon)), note: memory() },
  ]);
  const events = comparedEvents();
  const size = `${String(events.eventTimeMs.length)} events, 5 windows each`;
  printTable(`What if: the watermark engine over ${size} (aim 16 ms)`, [
    { what: 'run', ms: wallTimes(4 * runs, () => void countWindows(events)) },
  ]);
  benchScrub(afternoon, countWindows(events));
}

function benchScrub(afternoon: Scenario, counted: WatermarkRun): void {
  const run = runScenario(afternoon);
  const moments = Array.from({ length: 200 }, (_, i) => (i * 7919) % 200);
  const jumps = (from: number, to: number, look: (t: number) => void) =>
    moments.map((m) => {
      const begin = performance.now();
      look(from + ((to - from) * m) / 200);
      return performance.now() - begin;
    });
  const { startMs, untilMs } = counted.schedule;
  const looks: [string, number[]][] = [
    ['the pipeline', jumps(run.startMs, run.endMs, (t) => void factsAt(run, t))],
    ['the watermark figure', jumps(startMs, untilMs, (t) => void stateAt(counted, t))],
  ];
  printTable(
    'Scrub: the facts at any of 200 moments (aim 16 ms, worst case)',
    looks.map(([what, ms]) => ({ what, ms, note: `worst ${Math.max(...ms).toFixed(1)} ms` })),
  );
}

/** How cost grows: 1, 10 and 100 times the events in the same hour. */
export function benchGrowth(): void {
  const rates = [1, 10, 100].map((times) => 2.5 * times);
  printTable(
    'Growth: one hour at 2.5, 25 and 250 events a second (aim: linear)',
    rates.map((perSecond) => ({
      what: `${String(perSecond * 3600)} events, both paths`,
      ms: wallTimes(5, () => void runScenario(lasting(hour, perSecond))),
    })),
  );
  printTable(
    'Growth of the watermark engine alone',
    rates.map((perSecond) => {
      const events = eventsOf(lasting(hour, perSecond));
      const ms = wallTimes(5, () => void countWindows(events));
      return { what: `${String(events.eventTimeMs.length)} events`, ms };
    }),
  );
}

function lasting(durationMs: number, perSecond: number): Scenario {
  const activity = { rate: [{ fromMs: 0, perSecond }] };
  const reading = readScenario({ durationMs, activity });
  if (!reading.ok) throw new Error(reading.problems.join('; '));
  return reading.scenario;
}

function memory(): string {
  return `resident memory ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB (aim 300)`;
}
