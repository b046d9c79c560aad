import { append, createColumn } from '../kernel/column.ts';
import type { StepContext } from '../kernel/context.ts';
import { forkStream } from '../kernel/random.ts';
import type { SnowflakeSettings } from './settings.ts';
import type { GoldRows, RefreshLog, SnowflakeState, TableId } from './types.ts';

/** An account with an empty Bronze table and nothing else; `seed` is the run's. */
export function createSnowflake(settings: SnowflakeSettings, seed: number): SnowflakeState {
  return {
    settings,
    pipe: {
      random: forkStream(seed, 'snowflake/pipe'),
      createdAt: NaN,
      paused: false,
      history: new Map(),
      waiting: [],
      notices: {
        at: createColumn(),
        file: createColumn(),
        source: createColumn(),
        queuedAt: createColumn(),
        startAt: createColumn(),
        endAt: createColumn(),
      },
    },
    loads: {
      at: createColumn(),
      source: createColumn(),
      notice: createColumn(),
      file: createColumn(),
      status: createColumn(),
      rowsParsed: createColumn(),
      errorLine: createColumn(),
      bronzeFrom: createColumn(),
      bronzeTo: createColumn(),
    },
    bronze: { event: createColumn(), partition: createColumn(), offset: createColumn() },
    tables: [null, null],
    relations: new Map(),
    silver: { bronzeRow: createColumn(), event: createColumn(), seen: new Map(), base: 0 },
    gold: createGold(),
    refreshes: createRefreshLog(),
    tableLog: { at: createColumn(), table: createColumn(), what: createColumn() },
    nextTickAt: Infinity,
  };
}

/** One line of the table log (`tableHappening`), at the time of the step. */
export function tellTable(
  state: SnowflakeState,
  ctx: StepContext,
  table: TableId,
  what: number,
): void {
  append(state.tableLog.at, ctx.now);
  append(state.tableLog.table, table);
  append(state.tableLog.what, what);
}

function createGold(): GoldRows {
  return {
    index: new Map(),
    minute: createColumn(),
    country: createColumn(),
    eventCount: createColumn(),
    purchases: createColumn(),
    uniqueUsers: createColumn(),
    engagements: createColumn(),
    users: [],
    changes: {
      group: createColumn(),
      eventCount: createColumn(),
      purchases: createColumn(),
      uniqueUsers: createColumn(),
      engagements: createColumn(),
    },
    base: 0,
  };
}

function createRefreshLog(): RefreshLog {
  return {
    at: createColumn(),
    table: createColumn(),
    trigger: createColumn(),
    action: createColumn(),
    state: createColumn(),
    skipReason: createColumn(),
    dataTimestamp: createColumn(),
    endedAt: createColumn(),
    readFrom: createColumn(),
    readTo: createColumn(),
    outFrom: createColumn(),
    outTo: createColumn(),
    base: createColumn(),
    errorRow: createColumn(),
    incarnation: createColumn(),
    sourceIncarnation: createColumn(),
  };
}
