import { valueAt } from '../kernel/column.ts';
import type { Column } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';
import { goldTable, loadStatus, refreshState, silverTable } from '../snowflake/types.ts';

/** One reading of an event by the relay and what became of it; times in ms, NaN for never. */
export interface RelayCopy {
  takenMs: number;
  flushedMs: number;
  uploadedMs: number;
  /** Path of the file and line in it, from 1; empty and 0 for none. */
  path: string;
  line: number;
  bronzeMs: number;
  silverMs: number;
  goldMs: number;
  dashboardMs: number;
}

/** Every time that the relay took the event from the topic, in order. */
export function copiesOf(run: Run, event: number): RelayCopy[] {
  const { taken } = run.state.relay;
  const used = taken.event.data.subarray(0, taken.event.length);
  const copies: RelayCopy[] = [];
  for (let row = used.indexOf(event); row >= 0; row = used.indexOf(event, row + 1)) {
    copies.push(copyOf(run, row));
  }
  return copies;
}

function copyOf(run: Run, takenRow: number): RelayCopy {
  const { relay, storage, snowflake } = run.state;
  const lineRow = relay.fileRows.data.subarray(0, relay.fileRows.length).indexOf(takenRow);
  const flush = lineRow < 0 ? -1 : rowHolding(relay.flushes.from, relay.flushes.to, lineRow);
  const file = valueAt(relay.flushes.file, flush);
  const line = lineRow - valueAt(relay.flushes.from, flush);
  const load = loadOf(run, file, line);
  const bronzeRow = valueAt(snowflake.loads.bronzeFrom, load) + line;
  const silverRow = Number.isNaN(bronzeRow)
    ? -1
    : snowflake.silver.bronzeRow.data
        .subarray(0, snowflake.silver.bronzeRow.length)
        .indexOf(bronzeRow);
  const silver = refreshHolding(run, silverTable, 'outFrom', 'outTo', silverRow);
  const gold = refreshHolding(run, goldTable, 'readFrom', 'readTo', silverRow);
  const goldMs = valueAt(snowflake.refreshes.endedAt, gold);
  return {
    takenMs: valueAt(relay.taken.at, takenRow),
    flushedMs: valueAt(relay.flushes.at, flush),
    uploadedMs: valueAt(relay.flushes.uploadedAt, flush),
    path: Number.isNaN(file) ? '' : (storage.paths[file] ?? ''),
    line: Number.isNaN(line) ? 0 : line + 1,
    bronzeMs: valueAt(snowflake.loads.at, load),
    silverMs: valueAt(snowflake.refreshes.endedAt, silver),
    goldMs,
    dashboardMs: shownFrom(run, goldMs),
  };
}

/** The load that brought this line of the file into Bronze, -1 for none. */
function loadOf(run: Run, file: number, line: number): number {
  const { loads } = run.state.snowflake;
  for (let row = 0; row < loads.at.length; row++) {
    if (valueAt(loads.file, row) !== file) continue;
    const status = valueAt(loads.status, row);
    if (status !== loadStatus.loaded && status !== loadStatus.partiallyLoaded) continue;
    if (valueAt(loads.bronzeFrom, row) + line < valueAt(loads.bronzeTo, row)) return row;
  }
  return -1;
}

/** The first successful refresh of a table whose range holds the row. */
function refreshHolding(
  run: Run,
  table: number,
  from: 'outFrom' | 'readFrom',
  to: 'outTo' | 'readTo',
  row: number,
): number {
  const { refreshes } = run.state.snowflake;
  for (let refresh = 0; row >= 0 && refresh < refreshes.at.length; refresh++) {
    if (valueAt(refreshes.table, refresh) !== table) continue;
    if (valueAt(refreshes.state, refresh) !== refreshState.succeeded) continue;
    const begin = valueAt(refreshes[from], refresh);
    if (begin <= row && row < valueAt(refreshes[to], refresh)) return refresh;
  }
  return -1;
}

/** When the dashboard first drew an answer that it asked for after Gold had the event. */
function shownFrom(run: Run, goldMs: number): number {
  const { refreshes } = run.state.page;
  for (let row = 0; row < refreshes.at.length; row++) {
    if (valueAt(refreshes.at, row) >= goldMs && !Number.isNaN(valueAt(refreshes.shownAt, row))) {
      return valueAt(refreshes.shownAt, row);
    }
  }
  return NaN;
}

/** The last range that begins at or before the row: ranges follow one another. */
function rowHolding(from: Column, to: Column, row: number): number {
  let low = 0;
  let high = from.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (valueAt(from, middle) <= row) low = middle + 1;
    else high = middle;
  }
  return row < valueAt(to, low - 1) ? low - 1 : -1;
}
