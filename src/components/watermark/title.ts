import { Fate, type WatermarkState } from '../../sim/index.ts';
import { clock } from '../chart/index.ts';
import { fateCounts, type EventFacts } from './facts.ts';
import type { FigureModel } from './model.ts';

const NUMBERS = [
  'none',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];

/** A small number as a word. */
function word(count: number): string {
  return NUMBERS[count] ?? String(count);
}

/** The figure's title: one sentence about the chosen event, or about the run without one. */
export function titleOf(
  model: FigureModel,
  row: number,
  facts: EventFacts | undefined,
  state: WatermarkState,
): string {
  const event = model.events[row];
  if (!event || !facts) return runTitle(model, state);
  const subject = `An event ${lateness(event.arrivesMs - event.atMs)}`;
  if (!facts.arrived) return `${subject}, still on its way`;
  if (facts.batch < 0) return `${subject} waits for the next batch`;
  const all = facts.windows.length;
  const counted = facts.windows.filter(({ verdict }) => verdict === 'counted').length;
  if (facts.fate === Fate.dropped) return `${subject}, and ${noneOf(all)} counts it`;
  if (facts.fate === Fate.partlyLate) {
    return `${subject}, and ${word(counted)} of its ${word(all)} windows still count${counted === 1 ? 's' : ''} it`;
  }
  return `${subject}, and ${allOf(all)} it`;
}

function noneOf(all: number): string {
  if (all === 1) return 'its only window no longer';
  return all === 2 ? 'neither of its two windows' : `none of its ${word(all)} windows`;
}

function allOf(all: number): string {
  if (all === 1) return 'its one window counts';
  return all === 2 ? 'both of its windows count' : `all ${word(all)} of its windows count`;
}

function lateness(ms: number): string {
  if (ms < 0) return `from ${roughly(-ms)} in the future`;
  return `${roughly(ms)} ${ms < 60_000 ? 'old' : 'late'}`;
}

/** `1 second`, `13 minutes`: the nearest minute from one minute on. */
function roughly(ms: number): string {
  const [count, unit] =
    ms < 60_000 ? [Math.round(ms / 1000), 'second'] : [Math.round(ms / 60_000), 'minute'];
  return `${String(count)} ${unit}${count === 1 ? '' : 's'}`;
}

function runTitle(model: FigureModel, state: WatermarkState): string {
  const { dropped, partlyLate } = fateCounts(model, state);
  if (dropped + partlyLate === 0) return 'So far every event is counted in all its windows';
  return `${capital(word(dropped))} dropped, ${word(partlyLate)} partly late so far`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** What a screen reader is told when t comes to rest, and the text in place of the picture. */
export function summaryOf(model: FigureModel, state: WatermarkState, tMs: number): string {
  const { onTime, lateCounted, partlyLate, dropped } = fateCounts(model, state);
  const last = state.lastBatch;
  const judged = onTime + lateCounted + partlyLate + dropped;
  const closed = new Set(state.closed.map(({ startMs }) => startMs)).size;
  const batches = last
    ? `batch ${String(last.batch)} was the last to end, and the watermark stands at ${clock(state.watermarkMs)}`
    : 'no batch has ended yet';
  return (
    `At ${clock(tMs)}, ${batches}. ` +
    `Of ${String(judged)} events judged, ${String(onTime)} were on time, ${String(lateCounted)} late but counted, ` +
    `${String(partlyLate)} partly late and ${String(dropped)} dropped; ${String(state.waitingRows)} wait. ` +
    `${String(closed)} windows in view are final, and the state holds ${String(state.stateRows)} rows.`
  );
}
