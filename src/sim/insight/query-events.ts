import { prepareEvents } from '../run/prepare.ts';
import { sortedActions } from '../scenario/read.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { WatermarkQuery } from '../spark/query.ts';
import type { EventColumns, Schedule } from '../spark/run.ts';

/**
 * The events of a scenario as the windowed query on its topic gets them, counted by country. While
 * Bronze is stopped or crashed they wait in the topic and all come at its start, because a query
 * goes on from its checkpoint (semantics.md A6, A7). Times in ms.
 */
export function queryEventsOf(scenario: Scenario): EventColumns {
  const { events } = prepareEvents(scenario);
  const gaps = gapsOf(scenario);
  // Moving a stretch of an ascending column to its end keeps the column ascending.
  const arrivalMs = events.arrivalMs.map((atMs) => {
    const gap = gaps.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
    return gap?.toMs ?? atMs;
  });
  return {
    eventTimeMs: events.eventTimeMs,
    arrivalMs,
    key: events.country,
    keys: events.countries,
  };
}

/** The windowed count that a scenario's Spark settings stand for. */
export function queryOf({ spark }: Scenario): WatermarkQuery {
  const { mode, delayMs, windowMs, slideMs, windowStartMs, noDataBatches, lateFilter } = spark;
  return { mode, delayMs, windowMs, slideMs, startMs: windowStartMs, noDataBatches, lateFilter };
}

/** When that query runs: from the scenario's start to its end. */
export function scheduleOf({ spark, startMs, durationMs }: Scenario): Schedule {
  const { triggerMs, batchMs, perThousandRowsMs } = spark;
  return { triggerMs, startMs, untilMs: startMs + durationMs, batchMs, perThousandRowsMs };
}

/** The stretches of time in which Bronze does not run; Infinity when it never starts again. */
function gapsOf(scenario: Scenario): { fromMs: number; toMs: number }[] {
  const gaps: { fromMs: number; toMs: number }[] = [];
  let downSinceMs: number | null = null;
  for (const action of sortedActions(scenario)) {
    if (!('what' in action) || action.what !== 'bronze') continue;
    const atMs = scenario.startMs + action.at;
    if (action.do === 'start') {
      if (downSinceMs !== null) gaps.push({ fromMs: downSinceMs, toMs: atMs });
      downSinceMs = null;
    } else if (action.do === 'stop' || action.do === 'crash') downSinceMs ??= atMs;
  }
  if (downSinceMs !== null) gaps.push({ fromMs: downSinceMs, toMs: Infinity });
  return gaps;
}
