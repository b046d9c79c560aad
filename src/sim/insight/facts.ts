import { countUpTo, valueAt } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';
import { shownAt } from '../powerbi/page.ts';
import { relayHappening } from '../relay/types.ts';
import { bronzeRowsAt } from '../snowflake/bronzeAt.ts';
import { goldTable, silverTable } from '../snowflake/types.ts';
import { actualLagAt, lastRefreshAt, silverRangeAt } from '../snowflake/view.ts';
import { deltaRangeAt, tableMadeAt } from '../spark/delta.ts';
import type { DeltaTable } from '../spark/delta.ts';
import { committedAt, topicEndsAt } from './positions.ts';
import { streamFactsAt } from './stream-facts.ts';
import type { StreamFacts } from './stream-facts.ts';

/** What a view shows of the whole pipeline at one moment. Counts are rows, times ms. */
export interface PipelineFacts {
  atMs: number;
  /** Events in the topic. */
  produced: number;
  /** End offset of each partition, and the relay group's committed offset (-1 for none). */
  endOffsets: number[];
  committedOffsets: number[];
  databricks: {
    bronze: StreamFacts & { rows: number };
    silver: StreamFacts & { rows: number; quarantined: number };
    gold: StreamFacts & GoldFacts;
  };
  relay: {
    /** Is each consumer's process there? */
    up: boolean[];
    taken: number;
    buffered: number;
    flushes: number;
    files: number;
  };
  snowflake: {
    bronze: number;
    silver: number;
    /** Rows of the log of the last refresh of each table that had ended, -1 for none. */
    silverRefresh: number;
    goldRefresh: number;
    /** Age of the data timestamp, NaN before the first refresh. */
    silverLagMs: number;
    goldLagMs: number;
  };
  /** Row of the page's refreshes that is on the screen, -1 for none; its query and data time. */
  dashboard: { refresh: number; queryMs: number; dataMs: number };
}

/** Gold's own numbers after the last batch that reached the sink. */
interface GoldFacts {
  /** Row of Gold's results, -1 before the first. */
  result: number;
  watermarkMs: number;
  maxEventTimeMs: number;
  stateRows: number;
  /** Rows given to the sink so far. */
  outputRows: number;
  /** When its table was made; -Infinity when none has been dropped. */
  madeMs: number;
}

/** The pipeline at `tMs`, by binary search in the trace. */
export function factsAt(run: Run, tMs: number): PipelineFacts {
  const { bronze, silver, gold, storage, snowflake, page } = run.state;
  const refresh = shownAt(page, tMs);
  const { from, to } = silverRangeAt(snowflake, tMs);
  const endOffsets = topicEndsAt(run, tMs);
  return {
    atMs: tMs,
    produced: countUpTo({ length: run.events.length, data: run.events.arrivalMs }, tMs),
    endOffsets,
    committedOffsets: committedAt(run, tMs),
    databricks: {
      bronze: { ...streamFactsAt(bronze.stream, tMs), rows: deltaCountAt(bronze.table, tMs) },
      silver: {
        ...streamFactsAt(silver.stream, tMs),
        rows: deltaCountAt(silver.table, tMs),
        quarantined:
          countUpTo(silver.quarantineAt, tMs) -
          countUpTo(silver.quarantineAt, tableMadeAt(silver.table, tMs)),
      },
      gold: { ...streamFactsAt(gold.stream, tMs), ...goldFactsAt(run, tMs) },
    },
    relay: { ...relayFactsAt(run, tMs), files: filesAt(storage.files.closedAt, tMs) },
    snowflake: {
      bronze: bronzeRowsAt(snowflake, tMs),
      silver: to - from,
      silverRefresh: lastRefreshAt(snowflake, silverTable, tMs),
      goldRefresh: lastRefreshAt(snowflake, goldTable, tMs),
      silverLagMs: actualLagAt(snowflake, silverTable, tMs),
      goldLagMs: actualLagAt(snowflake, goldTable, tMs),
    },
    dashboard: {
      refresh,
      queryMs: valueAt(page.refreshes.at, refresh),
      dataMs: valueAt(page.refreshes.dataTimestamp, refresh),
    },
  };
}

function relayFactsAt(run: Run, tMs: number): Omit<PipelineFacts['relay'], 'files'> {
  const { relay } = run.state;
  const up = relay.consumers.map(() => false);
  const taken = countUpTo(relay.taken.at, tMs);
  const flushes = countUpTo(relay.flushes.at, tMs);
  let buffered = taken - (flushes === 0 ? 0 : valueAt(relay.flushes.to, flushes - 1));
  const told = countUpTo(relay.log.at, tMs);
  for (let row = 0; row < told; row++) {
    const what = valueAt(relay.log.what, row);
    const consumer = valueAt(relay.log.consumer, row);
    if (what === relayHappening.started) up[consumer] = true;
    else if (what === relayHappening.stopped) up[consumer] = false;
    else if (what === relayHappening.crashed) {
      up[consumer] = false;
      buffered -= valueAt(relay.log.a, row);
    } else if (what === relayHappening.revoked) buffered -= valueAt(relay.log.b, row);
  }
  return { up, taken, buffered, flushes };
}

function goldFactsAt(run: Run, tMs: number): GoldFacts {
  const { results, table } = run.state.gold;
  const last = countUpTo(results.at, tMs) - 1;
  const madeMs = tableMadeAt(table, tMs);
  const result = valueAt(results.at, last) > madeMs ? last : -1;
  return {
    madeMs,
    result,
    watermarkMs: result < 0 ? 0 : valueAt(results.watermarkAfterMs, result),
    maxEventTimeMs: valueAt(results.maxEventTimeMs, result),
    stateRows: result < 0 ? 0 : valueAt(results.stateRows, result),
    outputRows: result < 0 ? 0 : valueAt(results.outputTo, result) - deltaRangeAt(table, tMs).from,
  };
}

function deltaCountAt(table: DeltaTable, tMs: number): number {
  const { from, to } = deltaRangeAt(table, tMs);
  return to - from;
}

/** Uploads may overlap with two consumers, so the times of closing need not ascend. */
function filesAt(closedAt: { length: number; data: Float64Array }, tMs: number): number {
  let files = 0;
  for (let file = 0; file < closedAt.length; file++) if (valueAt(closedAt, file) <= tMs) files++;
  return files;
}
