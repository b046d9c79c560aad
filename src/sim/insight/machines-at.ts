import { countUpTo, valueAt } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';
import type { Machine } from '../scenario/actions.ts';
import { goldTable, silverTable, tableHappening } from '../snowflake/types.ts';
import type { TableId } from '../snowflake/types.ts';
import type { PipelineFacts } from './facts.ts';
import { actionsUpTo } from './settings-at.ts';

const suspended: readonly number[] = [
  tableHappening.suspendedByUser,
  tableHappening.suspendedByErrors,
  tableHappening.suspendedByUpstream,
];

/** Which machines run at the moment of `facts`, by what happened and not by what was asked. */
export function machinesAt(run: Run, facts: PipelineFacts): Record<Machine, boolean> {
  const { databricks, relay, atMs } = facts;
  const up = (phase: string) => phase === 'idle' || phase === 'running';
  return {
    generator: generatorRunsAt(run, atMs),
    bronze: up(databricks.bronze.phase),
    silver: up(databricks.silver.phase),
    gold: up(databricks.gold.phase),
    relay: relay.up[0] ?? false,
    'relay-2': relay.up[1] ?? false,
    pipe: lastAsked(run, atMs, 'pipe'),
    'silver-table': !suspendedAt(run, silverTable, atMs),
    'gold-table': !suspendedAt(run, goldTable, atMs),
    dashboard: lastAsked(run, atMs, 'dashboard'),
  };
}

/**
 * Whether the generator runs at `tMs`. The service stops it by itself some time after each start
 * (semantics.md C4).
 */
export function generatorRunsAt(run: Run, tMs: number): boolean {
  let startedMs = run.startMs;
  let running = true;
  for (const { action, atMs } of actionsUpTo(run, tMs)) {
    if (!('what' in action) || action.what !== 'generator') continue;
    running = action.do !== 'stop';
    if (running) startedMs = atMs;
  }
  return running && tMs < startedMs + run.scenario.activity.durationMs;
}

/** Pipe and page leave no trace of being paused or closed: the last action that was done tells. */
function lastAsked(run: Run, tMs: number, what: Machine): boolean {
  const last = actionsUpTo(run, tMs).findLast(
    ({ action, refused }) =>
      refused === '' && 'what' in action && action.what === what && action.do !== 'refresh',
  );
  return last === undefined || last.action.do !== 'stop';
}

function suspendedAt(run: Run, id: TableId, tMs: number): boolean {
  const { at, table, what } = run.state.snowflake.tableLog;
  for (let row = countUpTo(at, tMs) - 1; row >= 0; row--) {
    if (valueAt(table, row) !== id) continue;
    const happened = valueAt(what, row);
    if (suspended.includes(happened)) return true;
    if (happened !== tableHappening.altered) return false;
  }
  return false;
}
