import { changed } from '../kernel/change.ts';
import { timeText } from '../kernel/time-text.ts';
import { valueAt } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';
import { loadStatus, refreshAction, refreshState, silverTable } from '../snowflake/types.ts';
import type { PipelineEntry } from './pipeline-explain.ts';

/** Loads of Snowpipe and refreshes of the dynamic tables. */
export function explainSnowflake(run: Run): PipelineEntry[] {
  return [...loads(run), ...refreshes(run)];
}

function loads({ state }: Run): PipelineEntry[] {
  const log = state.snowflake.loads;
  const out: PipelineEntry[] = [];
  for (let row = 0; row < log.at.length; row++) {
    const name = (state.storage.paths[valueAt(log.file, row)] ?? '').replace(/^.*\//, '');
    const from = valueAt(log.bronzeFrom, row);
    const to = valueAt(log.bronzeTo, row);
    const rows = to - from;
    const line = String(valueAt(log.errorLine, row));
    const sentence = {
      [loadStatus.loaded]: `Snowpipe has loaded ${name}: ${String(rows)} rows in Bronze.`,
      [loadStatus.partiallyLoaded]: `Snowpipe has loaded ${name} in part: ${String(rows)} rows, and line ${line} cannot be read.`,
      [loadStatus.failed]: `Snowpipe skips ${name}, all of it: line ${line} cannot be read, and ON_ERROR is SKIP_FILE.`,
      [loadStatus.alreadyLoaded]: `Snowpipe skips ${name}: a file of this path has been loaded before.`,
      [loadStatus.notFound]: `Snowpipe finds nothing at ${name} any more.`,
    }[valueAt(log.status, row)];
    const changes = changed([{ name: 'rows in Bronze', was: from, now: to }]);
    if (sentence === undefined) continue;
    out.push({ atMs: valueAt(log.at, row), system: 'pipe', sentence, changes });
  }
  return out;
}

function refreshes({ state }: Run): PipelineEntry[] {
  const log = state.snowflake.refreshes;
  const out: PipelineEntry[] = [];
  const dataOf = { Silver: NaN, Gold: NaN };
  for (let row = 0; row < log.at.length; row++) {
    const silver = valueAt(log.table, row) === silverTable;
    const title = silver ? 'Silver' : 'Gold';
    const what = valueAt(log.state, row);
    const done = what === refreshState.succeeded || what === refreshState.failed;
    const atMs = valueAt(done ? log.endedAt : log.at, row);
    const read = valueAt(log.readTo, row) - valueAt(log.readFrom, row);
    const written = valueAt(log.outTo, row) - valueAt(log.outFrom, row);
    const dataMs = valueAt(log.dataTimestamp, row);
    const data = timeText(dataMs);
    const changes =
      what === refreshState.succeeded
        ? changed([
            { name: `${title}’s data as of`, was: dataOf[title], now: dataMs, unit: 'time' },
            {
              name: silver ? 'rows in Silver' : 'changes to Gold',
              was: valueAt(log.outFrom, row),
              now: valueAt(log.outTo, row),
            },
          ])
        : [];
    if (what === refreshState.succeeded) dataOf[title] = dataMs;
    let sentence: string | undefined;
    if (what === refreshState.skipped) sentence = `${title} skips a refresh.`;
    else if (what === refreshState.failed) {
      sentence = `${title}’s refresh fails: a timestamp cannot be cast. The table keeps its rows.`;
    } else if (what === refreshState.succeeded) {
      sentence =
        valueAt(log.action, row) === refreshAction.noData
          ? `${title}’s refresh finds nothing new; its data are now of ${data}.`
          : `${title} has been refreshed: ${String(read)} rows read, ${String(written)} ${silver ? 'added' : 'groups changed'}; its data are of ${data}.`;
    }
    if (sentence === undefined) continue;
    out.push({ atMs, system: silver ? 'silver-table' : 'gold-table', sentence, changes });
  }
  return out;
}
