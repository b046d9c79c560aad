import { createMicroBatches, isNoDataBatchDue, restartMicroBatches, runBatch } from './batches.ts';
import type { BatchResult } from './batches.ts';
import { compareCodePoints } from './codepoints.ts';
import { createFates } from './fate.ts';
import { createOutput } from './output.ts';
import type { OutputRows } from './output.ts';
import type { WatermarkQuery } from './query.ts';
import { sparkRules } from './rules.ts';
import { stateSchemaProblem } from './state-schema.ts';
import type { WatermarkRules } from './rules.ts';
import type { TraceCase } from './trace-format.ts';

/** One row that the sink receives; times in ms. */
interface TraceRow {
  start: number;
  end: number;
  key: string;
  count: number;
}

/** One entry of `batches` in the conformance trace format. */
export interface TraceBatch {
  /** Index into the case's steps. */
  step: number;
  batch: number;
  inputRows: number;
  lateWatermark: number;
  evictionWatermark: number;
  watermarkAfter: number;
  droppedRows: number;
  stateRows: number;
  output: TraceRow[];
}

/** An attempt at a batch that Spark refused, in its words. */
interface TraceRefusal {
  step: number;
  refused: string;
  message: string;
}

/**
 * Runs a case of the conformance trace format and returns what each batch did. `rules` is there
 * so that a proof can show a mistaken rule breaking recorded cases.
 */
export function replay(trace: TraceCase, rules: WatermarkRules = sparkRules): TraceBatch[] {
  return replayAttempts(trace, rules).filter((one) => 'batch' in one);
}

/** The same with the attempts at which Spark refused to go on with the state that it found. */
export function replayAttempts(
  trace: TraceCase,
  rules: WatermarkRules = sparkRules,
): (TraceBatch | TraceRefusal)[] {
  let query = queryOf(trace.query);
  const rows = rowsOf(trace);
  const batches = createMicroBatches(query);
  const fates = createFates(rows.timesMs.length);
  const result: (TraceBatch | TraceRefusal)[] = [];
  let arrived = 0;
  let first: WatermarkQuery | undefined;
  /** End of a batch whose offsets are written and that was refused: it is run first of all. */
  let planned: number | undefined;
  /** In complete mode the sink gets everything, so one output is kept; else one a batch. */
  let output = createOutput();

  trace.steps.forEach((step, index) => {
    if (step.do === 'restart') {
      query = changed(query, step.query ?? {});
      restartMicroBatches(batches, query);
      output = createOutput();
      return;
    }
    arrived += step.events.length;
    rows.to = planned ?? arrived;
    while (planned !== undefined || rows.to > rows.from || isNoDataBatchDue(batches, rules)) {
      const message = first && stateSchemaProblem(first, query, 'key');
      if (message !== undefined) {
        planned = rows.to;
        result.push({ step: index, refused: 'STATE_STORE_KEY_SCHEMA_NOT_COMPATIBLE', message });
        restartMicroBatches(batches);
        break;
      }
      first ??= query;
      planned = undefined;
      if (query.mode !== 'complete') output = createOutput();
      const ran = runBatch(batches, rows, rules, fates, output);
      result.push(describe(index, ran, sinkRows(output, rows.names)));
      rows.from = rows.to;
      rows.to = arrived;
      if (step.do === 'trigger') break;
    }
  });
  return result;
}

function queryOf(said: TraceCase['query']): WatermarkQuery {
  const { mode, delayMs, windowMs, slideMs = windowMs, startMs } = said;
  const { noDataBatches, lateFilter } = said;
  return { mode, delayMs, windowMs, slideMs, startMs, noDataBatches, lateFilter };
}

function changed(
  query: WatermarkQuery,
  said: NonNullable<Extract<TraceCase['steps'][number], { do: 'restart' }>['query']>,
): WatermarkQuery {
  const { mode, delayMs, windowMs, slideMs, startMs } = query;
  return {
    ...query,
    mode: said.mode ?? mode,
    delayMs: said.delayMs ?? delayMs,
    windowMs: said.windowMs ?? windowMs,
    slideMs: said.slideMs ?? slideMs,
    startMs: said.startMs ?? startMs,
  };
}

function rowsOf(trace: TraceCase) {
  const events = trace.steps.flatMap((step) => (step.do === 'restart' ? [] : step.events));
  const ids = new Map<string, number>();
  const timesMs = new Float64Array(events.length);
  const keys = new Int32Array(events.length);
  events.forEach((event, row) => {
    const id = ids.get(event.key) ?? ids.size;
    ids.set(event.key, id);
    timesMs[row] = event.at ?? NaN;
    keys[row] = id;
  });
  return { timesMs, keys, names: [...ids.keys()], from: 0, to: 0 };
}

/** The last count of every group in the output, sorted by start, key and end. */
function sinkRows(output: OutputRows, names: readonly string[]): TraceRow[] {
  const last = new Map<string, TraceRow>();
  for (let row = 0; row < output.length; row++) {
    const key = names[output.key[row] ?? 0] ?? '';
    const start = output.startMs[row] ?? NaN;
    const end = output.endMs[row] ?? NaN;
    last.set(`${String(start)} ${String(end)} ${key}`, {
      start,
      end,
      key,
      count: output.count[row] ?? 0,
    });
  }
  return [...last.values()].sort(
    (a, b) => a.start - b.start || compareCodePoints(a.key, b.key) || a.end - b.end,
  );
}

function describe(step: number, ran: BatchResult, output: TraceRow[]): TraceBatch {
  return {
    step,
    batch: ran.batch,
    inputRows: ran.endRow - ran.firstRow,
    lateWatermark: ran.lateWatermarkMs,
    evictionWatermark: ran.evictionWatermarkMs,
    watermarkAfter: ran.watermarkAfterMs,
    droppedRows: ran.droppedGroups,
    stateRows: ran.stateRows,
    output,
  };
}
