import { changed, type Change } from '../kernel/change.ts';
import { momentText } from '../kernel/time-text.ts';
import type { LogEntry } from './explain.ts';
import { rebuildStore } from './rebuild.ts';
import { countArrived } from './state-at.ts';
import type { BatchRecord, WatermarkRun } from './run.ts';

/** A batch begins: how many events it takes and by which two watermarks it works. */
export function explainBatchStart(run: WatermarkRun, batch: BatchRecord): LogEntry {
  const rows = batch.endRow - batch.firstRow;
  const late = watermarkText(run, batch.lateWatermarkMs);
  const evict = watermarkText(run, batch.evictionWatermarkMs);
  const closes =
    batch.evictionWatermarkMs === 0 || run.query.mode === 'complete'
      ? 'it closes nothing'
      : `it closes what ends by ${evict}`;
  const judged =
    run.query.mode === 'complete' ? 'none of which can be too late' : `judged by ${late}`;
  const sentence = batch.noData
    ? `Batch ${String(batch.batch)} starts without events, because the watermark moved: ${closes}.`
    : `Batch ${String(batch.batch)} starts with ${plural(rows, 'event')}, ${judged}; ${closes}.`;
  const { batch: number, startedAtMs: atMs } = batch;
  return { atMs, kind: 'batch-start', batch: number, row: -1, sentence, changes: [] };
}

/** A batch has ended: what it wrote and closed, where the watermark goes, what comes next. */
export function explainBatchEnd(run: WatermarkRun, batch: BatchRecord): LogEntry {
  const { batch: number, endedAtMs: atMs } = batch;
  const sentence = [`Batch ${String(number)} ended: ${watermarkSentence(run, batch)}`]
    .concat(closedSentence(run, batch), droppedSentence(batch), nextSentence(run, batch))
    .join(' ');
  const changes = changesOf(run, batch);
  return { atMs, kind: 'batch-end', batch: number, row: -1, sentence, changes };
}

function watermarkSentence(run: WatermarkRun, batch: BatchRecord): string {
  const before = batch.evictionWatermarkMs;
  const after = watermarkText(run, batch.watermarkAfterMs);
  if (Number.isNaN(batch.maxEventTimeMs)) return `no event has had a time yet.`;
  const max = momentText(batch.maxEventTimeMs, run.schedule.startMs);
  if (batch.watermarkAfterMs > before) {
    return `the highest event time is ${max}, so the watermark becomes ${after}.`;
  }
  return `the highest event time is still ${max}, and the watermark stays: ${after}.`;
}

function closedSentence(run: WatermarkRun, batch: BatchRecord): string[] {
  const closed = closedBy(run, batch);
  if (closed === 0) return [];
  const rows = plural(batch.outputTo - batch.outputFrom, 'row');
  return run.query.mode === 'append'
    ? [`It closed ${plural(closed, 'window')} and wrote ${rows}.`]
    : [`It closed ${plural(closed, 'window')} without a word to the sink.`];
}

function droppedSentence(batch: BatchRecord): string[] {
  if (batch.droppedGroups === 0) return [];
  return [`It dropped ${plural(batch.droppedGroups, 'group')} of window and key as late.`];
}

function nextSentence(run: WatermarkRun, batch: BatchRecord): string[] {
  if (batch.watermarkAfterMs <= batch.evictionWatermarkMs || run.query.mode === 'complete') {
    return [];
  }
  const next = `Batch ${String(batch.batch + 1)}`;
  const windows = plural(
    windowsEndingBy(run, batch.endRow, batch, batch.watermarkAfterMs),
    'window',
  );
  const judge = watermarkText(run, batch.evictionWatermarkMs);
  return run.query.lateFilter === 'previous-batch'
    ? [`${next} will close ${windows}; its own rows are still judged by ${judge}.`]
    : [`${next} will close ${windows} and judge its own rows by the same watermark.`];
}

function changesOf(run: WatermarkRun, batch: BatchRecord): Change[] {
  const before = run.batches[batch.batch - 1];
  let dropped = 0;
  for (let i = 0; i <= batch.batch; i++) dropped += run.batches[i]?.droppedGroups ?? 0;
  const written = batch.outputTo - batch.outputFrom;
  const arrived = countArrived(run, batch.endedAtMs);
  return changed([
    {
      name: 'highest event time',
      was: before?.maxEventTimeMs ?? NaN,
      now: batch.maxEventTimeMs,
      unit: 'time',
    },
    {
      name: 'watermark',
      was: batch.evictionWatermarkMs,
      now: batch.watermarkAfterMs,
      unit: 'time',
    },
    { name: 'state rows', was: before?.stateRows ?? 0, now: batch.stateRows },
    { name: 'groups dropped', was: dropped - batch.droppedGroups, now: dropped },
    { name: 'rows written', was: batch.outputTo - written, now: batch.outputTo },
    { name: 'waiting', was: arrived - batch.firstRow, now: arrived - batch.endRow },
  ]);
}

/** How many windows this batch closed; a legacy late filter lets none of its own rows in first. */
function closedBy(run: WatermarkRun, batch: BatchRecord): number {
  if (run.query.mode === 'complete') return 0;
  const rows = run.query.lateFilter === 'current-batch' ? batch.firstRow : batch.endRow;
  const before = run.batches[batch.batch - 1] ?? { evictionWatermarkMs: 0 };
  return windowsEndingBy(run, rows, before, batch.evictionWatermarkMs);
}

/** How many windows that `after` left open, counting the rows up to `to`, end by `watermarkMs`. */
function windowsEndingBy(
  run: WatermarkRun,
  to: number,
  after: { evictionWatermarkMs: number },
  watermarkMs: number,
): number {
  const { query, events } = run;
  const { eventTimeMs, key } = events;
  const store = rebuildStore(eventTimeMs, key, 0, to, query, after.evictionWatermarkMs);
  let ending = 0;
  for (const index of store.windows.keys()) {
    if (query.startMs + index * query.slideMs + query.windowMs <= watermarkMs) ending++;
  }
  return ending;
}

/** Before any event has moved it, the watermark stands at 1970. */
function watermarkText(run: WatermarkRun, ms: number): string {
  return ms === 0 ? 'no watermark yet' : momentText(ms, run.schedule.startMs);
}

function plural(amount: number, what: string): string {
  return `${amount === 0 ? 'no' : String(amount)} ${what}${amount === 1 ? '' : 's'}`;
}
