import { Fate, type WatermarkRun } from '../../sim/index.ts';
import { MARKS_LIMIT, type Points, type Shape } from '../chart/index.ts';
import type { Layout } from './layout.ts';
import type { Side, Source } from './model.ts';

/** Where each event stands; too old or too new, at the edge; NaN where it arrives too late. */
export interface Places {
  x: Float32Array;
  y: Float32Array;
}

/** The place of every row. */
export function placesOf({ events }: Source, { x, y, top, bottom, left, right }: Layout): Places {
  const { arrivalMs, eventTimeMs } = events;
  const places = { x: new Float32Array(arrivalMs.length), y: new Float32Array(arrivalMs.length) };
  for (let row = 0; row < arrivalMs.length; row++) {
    const at = arrivalMs[row] ?? NaN;
    const px = x(at);
    places.x[row] = px < left || px > right ? NaN : px;
    places.y[row] = Math.min(bottom, Math.max(top, y(at - (eventTimeMs[row] ?? NaN))));
  }
  return places;
}

/** Side of a cell of the density, units. */
const CELL = 3;

/**
 * Thousands of events as density: squares in three strengths, one path each, so that the still
 * shows them without a script. `rows` picks the events.
 */
export function densityOf(
  places: Places,
  { frame }: Layout,
  rows: (row: number) => boolean,
): readonly string[] {
  const across = Math.ceil(frame.width / CELL);
  const counts = new Uint32Array(across * Math.ceil(frame.height / CELL + 1));
  let most = 0;
  for (let row = 0; row < places.x.length; row++) {
    const [px = NaN, py = NaN] = [places.x[row], places.y[row]];
    if (!rows(row) || Number.isNaN(px) || Number.isNaN(py)) continue;
    const cell = Math.floor(py / CELL) * across + Math.floor(px / CELL);
    const now = (counts[cell] ?? 0) + 1;
    counts[cell] = now;
    most = Math.max(most, now);
  }
  const paths = ['', '', ''];
  counts.forEach((count, cell) => {
    if (count === 0) return;
    const strength = count * 6 > most ? 2 : count > 2 ? 1 : 0;
    const [px, py] = [(cell % across) * CELL, Math.floor(cell / across) * CELL];
    paths[strength] += `M${String(px)} ${String(py)}h3v3h-3z`;
  });
  return paths;
}

/** How the losses of one run are drawn: as marks, or as density when they are too many. */
export interface Losses {
  rows: readonly number[];
  points: Points | undefined;
  density: readonly string[];
}

const SHAPES: Record<number, Shape> = { [Fate.partlyLate]: 'half', [Fate.dropped]: 'cross' };

/** The events that lose windows in a run. */
export function lossesOf({ run }: Side, places: Places, layout: Layout): Losses {
  const rows: number[] = [];
  run.fate.forEach((fate, row) => {
    if (fate === Fate.partlyLate || fate === Fate.dropped) rows.push(row);
  });
  if (rows.length > MARKS_LIMIT) {
    const lost = (row: number) => (run.lostWindows[row] ?? 0) > 0;
    return { rows, points: undefined, density: densityOf(places, layout, lost) };
  }
  const points = {
    x: rows.map((row) => places.x[row] ?? NaN),
    y: rows.map((row) => places.y[row] ?? NaN),
    shape: rows.map((row) => SHAPES[run.fate[row] ?? 0] ?? 'cross'),
  };
  return { rows, points, density: [] };
}

/** Steps nearer to each other than this, in units, are not to be told apart. */
const FINE = 4;

/**
 * A watermark as the distance that it is behind the clock: it grows with the clock and steps down
 * when a batch ends. Where batches are too near to each other for that, the line follows their
 * ends.
 */
export function watermarkLine(run: WatermarkRun, layout: Layout): string {
  const { x, y, top, bottom, right } = layout;
  const place = (age: number) => n(Math.min(bottom, Math.max(top, y(age))));
  const moved = run.batches.filter(({ watermarkAfterMs }) => watermarkAfterMs > 0);
  let path = '';
  let lastX = -Infinity;
  moved.forEach(({ endedAtMs, watermarkAfterMs }, i) => {
    const toMs = Math.min(moved[i + 1]?.endedAtMs ?? Infinity, x.endMs);
    const [fromX, toX] = [x(endedAtMs), Math.min(right, x(toMs))];
    const wide = toX - fromX >= FINE;
    // More than one vertex for each unit would only make the path longer.
    if (!wide && fromX - lastX < 1 && i > 0) return;
    path += `${path === '' ? 'M' : 'L'}${n(fromX)} ${place(endedAtMs - watermarkAfterMs)}`;
    if (wide) path += `L${n(toX)} ${place(toMs - watermarkAfterMs)}`;
    lastX = wide ? toX : fromX;
  });
  return path;
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}
