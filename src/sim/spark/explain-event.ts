import { durationText, momentText } from '../kernel/time-text.ts';
import type { LogEntry } from './explain.ts';
import { Fate } from './fate.ts';
import type { BatchRecord, WatermarkRun } from './run.ts';
import { windowsOf } from './windows.ts';

/** What a batch did with an event that was late or had no time; null for one that was on time. */
export function explainVerdict(
  run: WatermarkRun,
  batch: BatchRecord,
  row: number,
): LogEntry | null {
  const fate = run.fate[row] ?? Fate.pending;
  if (fate === Fate.onTime || fate === Fate.pending) return null;
  const { events, query, schedule } = run;
  const time = events.eventTimeMs[row] ?? NaN;
  const key = events.keys[events.key[row] ?? 0] ?? '';
  const entry = { atMs: batch.endedAtMs, kind: 'verdict' as const, batch: batch.batch, row };
  if (fate === Fate.noTime) {
    const sentence = `The event of ${key} has no event time, so it is in no window and is counted nowhere.`;
    return { ...entry, sentence, changes: [] };
  }
  const maxBefore = run.batches[batch.batch - 1]?.maxEventTimeMs ?? NaN;
  const all = windowsOf(time, query).length;
  const lost = run.lostWindows[row] ?? 0;
  const what = `The event of ${key} from ${momentText(time, schedule.startMs)}`;
  const behind =
    time < maxBefore
      ? `is ${durationText(maxBefore - time)} older than the highest event time before this batch`
      : 'is the newest so far';
  const judged = momentText(batch.lateWatermarkMs, schedule.startMs);
  const outcome =
    fate === Fate.lateCounted
      ? `late, but counted in ${all === 1 ? 'its window' : `all ${String(all)} of its windows`}: none had ended by ${judged}`
      : fate === Fate.partlyLate
        ? `partly late: ${String(lost)} of its ${String(all)} windows had ended by ${judged}, and it is counted in the other ${String(all - lost)}`
        : `dropped: ${all === 1 ? 'its window' : `all ${String(all)} of its windows`} had ended by ${judged}`;
  return { ...entry, sentence: `${what} ${behind}. It is ${outcome}.`, changes: [] };
}
