import { countUpTo, valueAt } from '../kernel/column.ts';
import type { Column } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';
import type { Machine } from '../scenario/actions.ts';
import type { Settings } from '../scenario/schema.ts';
import { goldTable, loadStatus, refreshState, silverTable } from '../snowflake/types.ts';
import type { TableId } from '../snowflake/types.ts';
import { startOf } from '../spark/stream-state.ts';
import { bufferNow } from './buffer-now.ts';
import type { BufferNow } from './buffer-now.ts';
import { factsAt } from './facts.ts';
import type { PipelineFacts } from './facts.ts';
import { goldWaitAt } from './gold-wait.ts';
import type { GoldWait } from './gold-wait.ts';
import { machinesAt } from './machines-at.ts';
import { pageAt } from './page-now.ts';
import { actionsUpTo, settingsAt } from './settings-at.ts';

/** One partition of the topic; offsets, -1 for none. */
interface PartitionView {
  start: number;
  end: number;
  /** What the relay's group has committed, and where Bronze's checkpoint stands. */
  relay: number;
  spark: number;
}

/** A dynamic table at a moment; times ms, NaN for none in this run. */
interface TableView {
  rows: number;
  refreshing: boolean;
  nextMs: number;
  lagMs: number;
}

/** Everything that the picture of the pipeline shows at one moment. */
export interface PipelineView {
  facts: PipelineFacts;
  settings: Settings;
  on: Record<Machine, boolean>;
  partitions: PartitionView[];
  /** Rows that the batch which runs or ran last took. */
  batchRows: Record<'bronze' | 'silver' | 'gold', number>;
  goldWait: GoldWait;
  relay: BufferNow[];
  /** Complete files, and bytes of one on the average (0 without any). */
  files: { count: number; meanBytes: number };
  /** Files announced and not looked at yet, when the next one is due (NaN for none), skipped ones. */
  pipe: { waiting: number; nextMs: number; loaded: number; skipped: number };
  tables: { silver: TableView; gold: TableView };
  page: { querying: boolean; nextMs: number };
  dbtRuns: number;
  /** Why the last thing that was done could not be done; empty when it was. */
  refusal: string;
}

/** The whole pipeline at `tMs`: cheap enough to be asked at every frame. */
export function pipelineAt(run: Run, tMs: number): PipelineView {
  const facts = factsAt(run, tMs);
  const { state } = run;
  return {
    facts,
    settings: settingsAt(run, tMs),
    on: machinesAt(run, facts),
    partitions: partitionsAt(run, facts),
    batchRows: {
      bronze: batchRows(state.bronze.stream, facts.databricks.bronze.attempt),
      silver: batchRows(state.silver.stream, facts.databricks.silver.attempt),
      gold: batchRows(state.gold.stream, facts.databricks.gold.attempt),
    },
    goldWait: goldWaitAt(run, facts),
    relay: facts.relay.up.map((up, consumer) => bufferNow(run, consumer, up, tMs)),
    files: filesAt(run, tMs, facts.relay.files),
    pipe: pipeAt(run, tMs),
    tables: {
      silver: tableAt(run, silverTable, facts.snowflake.silver, facts.snowflake.silverLagMs, tMs),
      gold: tableAt(run, goldTable, goldRows(run, facts), facts.snowflake.goldLagMs, tMs),
    },
    page: pageAt(run, tMs),
    dbtRuns: new Set(state.dbt.results.filter(({ at }) => at <= tMs).map((result) => result.run))
      .size,
    refusal: actionsUpTo(run, tMs).at(-1)?.refused ?? '',
  };
}

function batchRows({ attempts }: { attempts: { inputRows: Column } }, attempt: number): number {
  return attempt < 0 ? 0 : valueAt(attempts.inputRows, attempt);
}

function partitionsAt(run: Run, facts: PipelineFacts): PartitionView[] {
  const { stream } = run.state.bronze;
  const checkpoint = stream.checkpoints[facts.databricks.bronze.checkpoint];
  const spark =
    checkpoint === undefined
      ? []
      : startOf(checkpoint, countUpTo(checkpoint.commits.at, facts.atMs));
  return run.state.topic.logs.map((log, partition) => ({
    start: log.base,
    end: facts.endOffsets[partition] ?? log.base,
    relay: facts.committedOffsets[partition] ?? -1,
    spark: spark[partition] ?? -1,
  }));
}

function filesAt(run: Run, tMs: number, count: number): PipelineView['files'] {
  const { closedAt, bytes } = run.state.storage.files;
  let sum = 0;
  for (let file = 0; file < closedAt.length; file++) {
    if (valueAt(closedAt, file) <= tMs) sum += valueAt(bytes, file);
  }
  return { count, meanBytes: count === 0 ? 0 : Math.round(sum / count) };
}

function pipeAt(run: Run, tMs: number): PipelineView['pipe'] {
  const { pipe, loads } = run.state.snowflake;
  let waiting = countUpTo(pipe.notices.at, tMs);
  let nextMs = NaN;
  for (let row = waiting - 1; row >= 0; row--) {
    const endAt = valueAt(pipe.notices.endAt, row);
    if (endAt > tMs && !(endAt >= nextMs)) nextMs = endAt;
  }
  let loaded = 0;
  let skipped = 0;
  for (let row = 0; row < countUpTo(loads.at, tMs); row++) {
    if (!Number.isNaN(valueAt(loads.notice, row))) waiting--;
    const status = valueAt(loads.status, row);
    if (status === loadStatus.loaded || status === loadStatus.partiallyLoaded) loaded++;
    else skipped++;
  }
  return { waiting, nextMs, loaded, skipped };
}

function tableAt(run: Run, id: TableId, rows: number, lagMs: number, tMs: number): TableView {
  const { refreshes } = run.state.snowflake;
  const from = countUpTo(refreshes.at, tMs);
  let nextMs = NaN;
  for (let row = from; row < refreshes.at.length && Number.isNaN(nextMs); row++) {
    if (valueAt(refreshes.table, row) === id) nextMs = valueAt(refreshes.at, row);
  }
  let refreshing = false;
  for (let row = from - 1; row >= 0; row--) {
    if (valueAt(refreshes.table, row) !== id) continue;
    const skipped = valueAt(refreshes.state, row) === refreshState.skipped;
    refreshing = !skipped && !(valueAt(refreshes.endedAt, row) <= tMs);
    break;
  }
  return { rows, refreshing, nextMs, lagMs };
}

/** Rows of Gold: the groups that the changes of its present content speak of. */
function goldRows(run: Run, { snowflake }: PipelineFacts): number {
  const { gold, refreshes } = run.state.snowflake;
  const groups = new Set<number>();
  const to = valueAt(refreshes.outTo, snowflake.goldRefresh);
  for (let row = valueAt(refreshes.base, snowflake.goldRefresh); row < to; row++) {
    groups.add(valueAt(gold.changes.group, row));
  }
  return groups.size;
}
