import { valueAt } from '../kernel/column.ts';
import { isoText } from '../kernel/time-text.ts';
import type { Run } from '../run/run.ts';
import { streamOf } from '../run/streams.ts';
import type { StreamName } from '../run/streams.ts';
import { endOf, startOf } from '../spark/stream-state.ts';
import { attemptOutcome } from '../spark/stream-types.ts';
import { positionJson, sourceDescription } from './source-position.ts';
import { uuidOf } from './uuid.ts';

/** Names of the queries as the notebooks set them, and of their tables. */
const tables = {
  bronze: 'user_activity_bronze',
  silver: 'user_activity_silver',
  gold: 'activity_by_country_5min',
} as const;

/**
 * The progress report of one attempt at a batch (row of the query's attempts), in the shape of
 * Spark's StreamingQueryProgress; null for one that was not committed, which reports nothing.
 * Numbers that only a machine has are left out: memory, times inside the state store, Spark's
 * custom metrics.
 */
export function progressOf(run: Run, query: StreamName, attempt: number): object | null {
  const stream = streamOf(run.state, query);
  const { attempts } = stream;
  const checkpoint = stream.checkpoints[valueAt(attempts.checkpoint, attempt)];
  if (checkpoint === undefined) return null;
  if (valueAt(attempts.outcome, attempt) !== attemptOutcome.committed) return null;
  const batchId = valueAt(attempts.batch, attempt);
  const startedAt = valueAt(attempts.startedAt, attempt);
  const endedAt = valueAt(attempts.endedAt, attempt);
  const sinkAt = valueAt(attempts.sinkAt, attempt);
  const rows = valueAt(attempts.inputRows, attempt);
  const sinceLast = startedAt - previousStart(run, query, attempt);
  const rates = {
    inputRowsPerSecond: perSecond(rows, sinceLast),
    processedRowsPerSecond: perSecond(rows, endedAt - startedAt),
  };
  const end = positionJson(run, query, endOf(checkpoint, batchId));
  return {
    id: uuidOf(run, `query ${String(checkpoint.queryId)}`),
    runId: uuidOf(run, `${query} run ${String(valueAt(attempts.session, attempt))}`),
    name: `${query}`,
    timestamp: isoText(startedAt),
    batchId,
    batchDuration: endedAt - startedAt,
    numInputRows: rows,
    ...rates,
    durationMs: {
      addBatch: sinkAt - startedAt,
      commitOffsets: endedAt - sinkAt,
      getBatch: 0,
      latestOffset: 0,
      queryPlanning: 0,
      triggerExecution: endedAt - startedAt,
      walCommit: 0,
    },
    eventTime: query === 'gold' ? eventTime(run, attempt) : {},
    stateOperators: query === 'gold' ? [stateOperator(run, attempt)] : [],
    sources: [
      {
        description: sourceDescription(query),
        startOffset: batchId === 0 ? null : positionJson(run, query, startOf(checkpoint, batchId)),
        endOffset: end,
        latestOffset: end,
        numInputRows: rows,
        ...rates,
      },
    ],
    sink: { description: `DeltaSink[${tables[query]}]`, numOutputRows: -1 },
  };
}

/** Spark rounds rates to one decimal, and has none for the first batch after a start. */
function perSecond(rows: number, ms: number): number {
  return ms > 0 ? Math.round((rows * 10_000) / ms) / 10 : 0;
}

/** Start of the attempt before in the same process, NaN for the first. */
function previousStart(run: Run, query: StreamName, attempt: number): number {
  const { attempts } = streamOf(run.state, query);
  const same = valueAt(attempts.session, attempt - 1) === valueAt(attempts.session, attempt);
  return same ? valueAt(attempts.startedAt, attempt - 1) : NaN;
}

/** Lowest, mean and highest event time of the batch's rows; the watermark that it began with. */
function eventTime(run: Run, attempt: number): Record<string, string> {
  const { results, read } = run.state.gold;
  const row = resultOfAttempt(run, attempt);
  const watermark = isoText(valueAt(results.evictionWatermarkMs, row));
  let [count, sum, min, max] = [0, 0, Infinity, -Infinity];
  for (let i = valueAt(results.readFrom, row); i < valueAt(results.readTo, row); i++) {
    const time = read.timesMs[i] ?? NaN;
    count++;
    sum += time;
    min = Math.min(min, time);
    max = Math.max(max, time);
  }
  if (count === 0) return { watermark };
  const avg = isoText(Math.floor(sum / count));
  return { avg, max: isoText(max), min: isoText(min), watermark };
}

function stateOperator(run: Run, attempt: number): object {
  const { results } = run.state.gold;
  const row = resultOfAttempt(run, attempt);
  return {
    operatorName: 'stateStoreSave',
    numRowsTotal: valueAt(results.stateRows, row),
    numRowsUpdated: valueAt(results.updatedRows, row),
    numRowsRemoved: valueAt(results.removedRows, row),
    numRowsDroppedByWatermark: valueAt(results.droppedGroups, row),
  };
}

/** Results and attempts go through time together, so this is a binary search. */
function resultOfAttempt(run: Run, attempt: number): number {
  const { results } = run.state.gold;
  let low = 0;
  let high = results.attempt.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (valueAt(results.attempt, middle) < attempt) low = middle + 1;
    else high = middle;
  }
  return low;
}
