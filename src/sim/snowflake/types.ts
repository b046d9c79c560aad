import type { Column } from '../kernel/column.ts';
import type { RandomStream } from '../kernel/random.ts';
import type { SnowflakeSettings } from './settings.ts';

/** Who asked for a file to be loaded. */
export const loadSource = { event: 0, pipeRefresh: 1 } as const;

/** How a load ended, as COPY_HISTORY would say, and the skip that it does not list. */
export const loadStatus = {
  loaded: 0,
  partiallyLoaded: 1,
  failed: 2,
  /** The path is in the load history, so the file was not looked at (semantics.md D). */
  alreadyLoaded: 3,
  /** Nothing is at the path any more. */
  notFound: 4,
} as const;

/** Snowpipe: the notices it got and what it remembers of files. */
interface PipeState {
  random: RandomStream;
  /** NaN while there is no pipe: events of that time are lost to it. */
  createdAt: number;
  paused: boolean;
  /** When each path was last processed by the pipe, ms; remembered for 14 days. */
  history: Map<string, number>;
  /** Notices that came due while the pipe was paused. */
  waiting: number[];
  notices: {
    at: Column;
    file: Column;
    source: Column;
    /** When the message was in the storage queue, ms. */
    queuedAt: Column;
    /** When the COPY is to start and to end, ms. */
    startAt: Column;
    endAt: Column;
  };
}

/** One row a file that a COPY was asked to load, in the order of completion. */
interface LoadLog {
  at: Column;
  source: Column;
  /** Notice of the pipe, or NaN for COPY INTO. */
  notice: Column;
  file: Column;
  status: Column;
  rowsParsed: Column;
  /** Number of the first line in error, from 1; NaN for none. */
  errorLine: Column;
  /** Rows of Bronze that came of it: from (included) to (excluded). */
  bronzeFrom: Column;
  bronzeTo: Column;
}

/** Which of the two dynamic tables; Gold reads Silver. */
export type TableId = 0 | 1;
export const silverTable: TableId = 0;
export const goldTable: TableId = 1;

export type TargetLag = number | 'DOWNSTREAM';

/** What CREATE DYNAMIC TABLE says. `select` stands for the query's text; dbt never compares it. */
export interface TableDefinition {
  name: string;
  targetLag: TargetLag;
  warehouse: string;
  refreshMode: 'AUTO' | 'INCREMENTAL' | 'FULL';
  initialize: 'ON_CREATE' | 'ON_SCHEDULE';
  select: SelectVariant;
}

/** The parts of the two queries that the lab varies; Gold ignores both. */
export interface SelectVariant {
  casts: 'try' | 'strict';
  dedupe: boolean;
}

type SuspendReason = 'USER_SUSPENDED' | 'SUSPENDED_DUE_TO_ERRORS' | 'UPSTREAM_SUSPENDED';

/** One dynamic table as Snowflake keeps it. */
export interface DynamicTable extends TableDefinition {
  /** AUTO as it was decided at creation. */
  resolvedMode: 'INCREMENTAL' | 'FULL';
  /** Grows when the table is replaced, so that what reads it starts anew. */
  incarnation: number;
  /** null while refreshes are scheduled. */
  suspended: SuspendReason | null;
  /** Consecutive scheduled failures; five suspend the table. */
  failures: number;
  /** Data timestamp of the last completed refresh, ms; NaN before the first. */
  dataTimestamp: number;
  /** Row of the refresh log that is executing, -1 for none. */
  running: number;
  /** A refresh that waits for the upstream table's version: its data timestamp, or NaN. */
  waitingFor: number;
  waitingTrigger: number;
  /** How far it has read its upstream's rows, and which incarnation of it. */
  read: number;
  readIncarnation: number;
}

export const refreshTrigger = { scheduled: 0, manual: 1, creation: 2 } as const;
export const refreshAction = { noData: 0, incremental: 1, full: 2, reinitialize: 3 } as const;
export const refreshState = {
  executing: 0,
  succeeded: 1,
  failed: 2,
  skipped: 3,
  /** The table was replaced while it ran. */
  cancelled: 4,
} as const;
export const skipReason = { previousRunning: 0, upstreamFailed: 1, upstreamSkipped: 2 } as const;

/** One row a refresh, begun or skipped, in the order of time. */
export interface RefreshLog {
  at: Column;
  table: Column;
  trigger: Column;
  action: Column;
  state: Column;
  /** `skipReason` of a skipped one, NaN otherwise. */
  skipReason: Column;
  dataTimestamp: Column;
  /** NaN while executing. */
  endedAt: Column;
  /** Rows of the upstream that it read: from (included) to (excluded). */
  readFrom: Column;
  readTo: Column;
  /** Rows of Silver, or of Gold's change log, that it wrote. */
  outFrom: Column;
  outTo: Column;
  /** First row that belonged to the table's incarnation of then. */
  base: Column;
  /** Row of Bronze whose timestamp could not be cast; NaN for none. */
  errorRow: Column;
  /** Of the table, and of the table that it read. */
  incarnation: Column;
  sourceIncarnation: Column;
}

/** What happened to a table beside its refreshes. */
export const tableHappening = {
  created: 0,
  replaced: 1,
  altered: 2,
  suspendedByUser: 3,
  suspendedByErrors: 4,
  suspendedByUpstream: 5,
  resumed: 6,
  /** Replaced with ON_SCHEDULE: not initialized until its first refresh. */
  replacedEmpty: 7,
} as const;

/** Rows of Silver, append-only over all incarnations. */
interface SilverRows {
  bronzeRow: Column;
  event: Column;
  /** Offsets seen, by partition: 4,096 offsets a chunk. */
  seen: Map<number, Map<number, Uint32Array>>;
  base: number;
}

/** Gold's groups and the log of their changes. */
export interface GoldRows {
  /** Group of a (window_minute, country). */
  index: Map<number, number>;
  minute: Column;
  country: Column;
  eventCount: Column;
  purchases: Column;
  uniqueUsers: Column;
  engagements: Column;
  /** Users of each group, one bit a user. */
  users: Uint32Array[];
  changes: {
    group: Column;
    eventCount: Column;
    purchases: Column;
    uniqueUsers: Column;
    engagements: Column;
  };
  base: number;
}

/** All of Snowflake, plain data. */
export interface SnowflakeState {
  settings: SnowflakeSettings;
  pipe: PipeState;
  loads: LoadLog;
  bronze: { event: Column; partition: Column; offset: Column };
  tables: [DynamicTable | null, DynamicTable | null];
  /** Ordinary tables and views of the schema, by upper-case name. */
  relations: Map<string, 'table' | 'view'>;
  silver: SilverRows;
  gold: GoldRows;
  refreshes: RefreshLog;
  tableLog: { at: Column; table: Column; what: Column };
  /** When the scheduler looks again, ms; Infinity for never. */
  nextTickAt: number;
}
