import { changed, type Change } from '../kernel/change.ts';
import { momentText } from '../kernel/time-text.ts';
import { explainBatchEnd, explainBatchStart } from './explain-batch.ts';
import { explainVerdict } from './explain-event.ts';
import { countArrived, countBatches } from './state-at.ts';
import type { WatermarkRun } from './run.ts';

/** One thing that happened, in one sentence. */
export interface LogEntry {
  atMs: number;
  kind: 'arrival' | 'batch-start' | 'verdict' | 'batch-end';
  /** The batch concerned, -1 for an arrival. */
  batch: number;
  /** The event concerned, -1 for a batch. */
  row: number;
  sentence: string;
  changes: Change[];
}

/**
 * What happened after `fromMs` and until `toMs`, in order: arrivals, and for each batch its start,
 * what became of each late event in it, and its end. Made on demand, for the span that is shown.
 */
export function explain(run: WatermarkRun, fromMs: number, toMs: number): LogEntry[] {
  const entries: LogEntry[] = [];
  for (let row = countArrived(run, fromMs); row < countArrived(run, toMs); row++) {
    entries.push(explainArrival(run, row));
  }
  const first = countBatches(run, fromMs, 'endedAtMs');
  const started = countBatches(run, toMs, 'startedAtMs');
  for (let i = first; i < started; i++) {
    const batch = run.batches[i];
    if (batch === undefined) break;
    if (batch.startedAtMs > fromMs) entries.push(explainBatchStart(run, batch));
    if (batch.endedAtMs > toMs) continue;
    for (let row = batch.firstRow; row < batch.endRow; row++) {
      const verdict = explainVerdict(run, batch, row);
      if (verdict !== null) entries.push(verdict);
    }
    entries.push(explainBatchEnd(run, batch));
  }
  // The sort is stable: at one moment arrivals come first, because a batch takes what is there.
  return entries.sort((a, b) => a.atMs - b.atMs);
}

/** The next moment after `tMs` at which something happens, Infinity when nothing will. */
export function nextMoment(run: WatermarkRun, tMs: number): number {
  const arrival = run.events.arrivalMs[countArrived(run, tMs)] ?? Infinity;
  const start = run.batches[countBatches(run, tMs, 'startedAtMs')]?.startedAtMs ?? Infinity;
  const end = run.batches[countBatches(run, tMs, 'endedAtMs')]?.endedAtMs ?? Infinity;
  return Math.min(arrival, start, end);
}

function explainArrival(run: WatermarkRun, row: number): LogEntry {
  const { events, schedule } = run;
  const time = events.eventTimeMs[row] ?? NaN;
  const atMs = events.arrivalMs[row] ?? NaN;
  const key = events.keys[events.key[row] ?? 0] ?? '';
  const when = Number.isNaN(time)
    ? 'without an event time'
    : `from ${momentText(time, schedule.startMs)}`;
  const sentence = `An event of ${key} ${when} arrives and waits for the next trigger.`;
  // What the last batch to end has not taken is still waiting.
  const taken = run.batches[countBatches(run, atMs, 'endedAtMs') - 1]?.endRow ?? 0;
  const changes = changed([{ name: 'waiting', was: row - taken, now: row + 1 - taken }]);
  return { atMs, kind: 'arrival', batch: -1, row, sentence, changes };
}
