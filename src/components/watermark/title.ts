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
  return all === 1 ? 'its only window no longer' : `none of its ${word(all)} windows`;
}

function allOf(all: number): string {
  return all === 1 ? 'its one window counts' : `all ${word(all)} of its windows count`;
}

function lateness(ms: number): string {
  if (ms < 0) return `from ${minutes(-ms)} in the future`;
  if (ms < 60_000) return `${String(Math.round(ms / 1000))} seconds old`;
  return `${minutes(ms)} late`;
}

function minutes(ms: number): string {
  const count = Math.round(ms / 60_000);
  if (count < 1) return `${String(Math.round(ms / 1000))} seconds`;
  return `${String(count)} minute${count === 1 ? '' : 's'}`;
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
