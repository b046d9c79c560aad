import { Fate, windowsOf, type BatchRecord } from '../../sim/index.ts';
import { clock } from '../chart/index.ts';
import type { Prediction } from '../player/index.ts';
import { barsOf } from './facts.ts';
import { stateOf, type FigureModel } from './model.ts';

/** A question with the moment from which it may be asked, virtual ms. */
export interface Ask {
  askMs: number;
  prediction: Prediction;
}

/**
 * The question that fits the moment: about the next batch to end, or, when none comes any more,
 * about what never happens. Every answer is read from the run.
 */
export function askAt(model: FigureModel, tMs: number): Ask | undefined {
  const { batches } = model.run;
  const next = batches.find(({ endedAtMs }) => endedAtMs > tMs);
  const previous = next ? batches[next.batch - 1] : batches.at(-1);
  if (!previous) return undefined;
  if (!next) return aboutSilence(model, previous);
  const askMs = previous.endedAtMs;
  const late = lateRow(model, next);
  if (late >= 0) return { askMs, prediction: aboutEvent(model, next, late) };
  const closes = next.evictionWatermarkMs > previous.evictionWatermarkMs;
  const ask = closes && next.batch % 2 === 0 ? aboutClosing : aboutWatermark;
  return { askMs, prediction: ask(model, next) };
}

/** The question that the last batch to end has answered. */
export function askBefore(model: FigureModel, tMs: number): Ask | undefined {
  const last = model.run.batches.findLast(({ endedAtMs }) => endedAtMs <= tMs);
  if (tMs >= model.timeline.endMs) return askAt(model, tMs);
  return last && askAt(model, last.endedAtMs - 1);
}

/** The moments at which a question comes up, ascending: playing halts there when asked to. */
export function askMoments(model: FigureModel): number[] {
  return model.run.batches.map(({ endedAtMs }) => endedAtMs);
}

function lateRow({ run }: FigureModel, { firstRow, endRow }: BatchRecord): number {
  let found = -1;
  for (let row = firstRow; row < endRow; row++) {
    const fate = run.fate[row];
    if (fate === Fate.partlyLate || fate === Fate.dropped) return row;
    if (fate === Fate.lateCounted) found = row;
  }
  return found;
}

function aboutEvent(model: FigureModel, batch: BatchRecord, row: number): Prediction {
  const time = model.run.events.eventTimeMs[row] ?? NaN;
  const lost = model.run.lostWindows[row] ?? 0;
  // Not the same for all: a window that is no multiple of the slide has them by turns.
  const all = windowsOf(time, { ...model.settings, startMs: 0 }).length;
  const judge = clock(batch.lateWatermarkMs);
  return {
    id: `event ${String(batch.batch)}`,
    question: `The next batch holds an event of ${clock(time)}. ${all === 1 ? 'Does its one window' : `How many of its ${String(all)} windows`} count it?`,
    options: all === 1 ? ['no', 'yes'] : Array.from({ length: all + 1 }, (_, n) => String(n)),
    answer: all - lost,
    revealMs: batch.endedAtMs,
    because:
      lost === 0
        ? `Batch ${String(batch.batch)} judges its rows by ${judge}, and none of the windows had ended by then.`
        : `Batch ${String(batch.batch)} judges its rows by ${judge}: ${String(lost)} of the windows had ended by then.`,
  };
}

function aboutClosing(model: FigureModel, batch: BatchRecord): Prediction {
  const finalAt = (tMs: number) =>
    barsOf(stateOf(model, tMs)).filter(({ status }) => status === 'closed').length;
  const closed = finalAt(batch.endedAtMs) - finalAt(batch.endedAtMs - 1);
  const offered = choices(closed);
  return {
    id: `closing ${String(batch.batch)}`,
    question: 'How many windows does the next batch close?',
    options: offered.map(String),
    answer: offered.indexOf(closed),
    revealMs: batch.endedAtMs,
    because: `It closes every window that ends by ${clock(batch.evictionWatermarkMs)}, the watermark that the batch before it left.`,
  };
}

/** Four numbers around `answer`, none negative. */
function choices(answer: number): number[] {
  const first = Math.max(0, answer - 2);
  return [first, first + 1, first + 2, first + 3];
}

function aboutWatermark(model: FigureModel, batch: BatchRecord): Prediction {
  const { delayMs } = model.settings;
  const stays = batch.evictionWatermarkMs;
  const byClock = batch.startedAtMs - delayMs;
  const options = [...new Set([stays, batch.watermarkAfterMs, byClock])].sort((a, b) => a - b);
  const moved = batch.watermarkAfterMs > stays;
  return {
    id: `watermark ${String(batch.batch)}`,
    question: batch.noData
      ? 'The next batch holds no event. Where does it leave the watermark?'
      : `The next batch starts at ${clock(batch.startedAtMs)}. Where does it leave the watermark?`,
    options: options.map((ms) => (ms === 0 ? 'at no time yet' : clock(ms))),
    answer: options.indexOf(batch.watermarkAfterMs),
    revealMs: batch.endedAtMs,
    because: moved
      ? `The highest event time is ${clock(batch.maxEventTimeMs)}; the clock on the wall does not count.`
      : 'No event is newer than the newest before, so it stays.',
  };
}

/** Nothing is left to happen: what becomes of the windows that are still open? */
function aboutSilence(model: FigureModel, last: BatchRecord): Ask | undefined {
  const { endMs } = model.timeline;
  if (endMs - last.endedAtMs < 60_000) return undefined;
  const open = barsOf(stateOf(model, last.endedAtMs)).filter(({ status }) => status !== 'closed');
  const later = barsOf(stateOf(model, endMs)).filter(({ status }) => status !== 'closed');
  const closed = open.length - later.length;
  const prediction: Prediction = {
    id: 'silence',
    question: `No event comes any more. How many of the ${String(open.length)} open windows in view will be final at ${clock(endMs)}?`,
    options: ['none', 'some', 'all'],
    answer: closed === 0 ? 0 : closed === open.length ? 2 : 1,
    revealMs: endMs,
    because: `The watermark follows events, not the clock: it stays at ${clock(last.watermarkAfterMs)}.`,
  };
  return { askMs: last.endedAtMs, prediction };
}
