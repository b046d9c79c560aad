import { scaleLinear } from 'd3-scale';
import { momentText, type ProgressBatch } from '../../sim/index.ts';

/** Size and edges of the drawing, units: event times, below them state rows, below those drops. */
export const FRAME = { width: 760, height: 430 };
export const [LEFT, RIGHT, TOP] = [92, 744, 26];
export const [STATE_TOP, DROP_TOP, DROP_BOTTOM] = [292, 368, 408];
const [BOTTOM, STATE_BOTTOM] = [258, 336];

/** Everything of the drawing, as path data and labelled heights. */
interface ProgressPicture {
  band: string;
  average: string;
  stair: string;
  state: string;
  drops: string;
  mostState: number;
  mostDrops: number;
  xTicks: { at: number; text: string }[];
  yTicks: { at: number; text: string }[];
}

const MIN = 60_000;
const STEPS = [
  10_000,
  30_000,
  MIN,
  5 * MIN,
  10 * MIN,
  30 * MIN,
  60 * MIN,
  360 * MIN,
  1440 * MIN,
  10_080 * MIN,
];

/** Draws reports: event times as a band, the watermark as a stair, state and drops below. */
export function pictureOf(batches: readonly ProgressBatch[]): ProgressPicture {
  const ends = batches.map(({ startedAtMs, durationMs }) => startedAtMs + durationMs);
  const first = batches[0]?.startedAtMs ?? 0;
  const x = scaleLinear([first, highest(ends, first + 1000)], [LEFT, RIGHT]);
  const withRows = batches.filter(({ minMs }) => !Number.isNaN(minMs));
  const times = [
    ...withRows.flatMap(({ minMs, maxMs }) => [minMs, maxMs]),
    ...batches.map(({ watermarkMs }) => watermarkMs).filter((ms) => ms > 0),
  ];
  const most = highest(times, -Infinity);
  const least = times.reduce((low, ms) => Math.min(low, ms), Infinity);
  const y = scaleLinear(times.length > 0 ? [least, Math.max(most, least + 1000)] : [0, 1], [
    BOTTOM,
    TOP,
  ]);
  const mostState = highest(
    batches.map(({ stateRows }) => stateRows),
    0,
  );
  const mostDrops = highest(
    batches.map(({ droppedGroups }) => droppedGroups),
    0,
  );
  const stateY = scaleLinear([0, Math.max(1, mostState)], [STATE_BOTTOM, STATE_TOP]);
  const dropY = scaleLinear([0, Math.max(1, mostDrops)], [DROP_BOTTOM, DROP_TOP]);
  const at = (batch: ProgressBatch) => x(batch.startedAtMs);
  return {
    band: closed([
      ...withRows.map((b): [number, number] => [at(b), y(b.maxMs)]),
      ...withRows.toReversed().map((b): [number, number] => [at(b), y(b.minMs)]),
    ]),
    average: polyline(withRows.map((b) => [at(b), y(b.avgMs)])),
    stair: steps(
      batches.filter(({ watermarkMs }) => watermarkMs > 0).map((b) => [at(b), y(b.watermarkMs)]),
    ),
    state: steps(batches.map((b) => [at(b), stateY(b.stateRows)])),
    drops: batches
      .filter(({ droppedGroups }) => droppedGroups > 0)
      .map((b) => `M${n(at(b))} ${String(DROP_BOTTOM)}V${n(dropY(b.droppedGroups))}`)
      .join(''),
    mostState,
    mostDrops,
    xTicks: ticks(x.domain() as [number, number], 6)
      .map((ms) => ({ at: x(ms), text: label(ms, first) }))
      .filter(({ at: px }) => px < RIGHT - 24),
    yTicks:
      times.length > 0
        ? ticks([least, most], 6).map((ms) => ({ at: y(ms), text: label(ms, most) }))
        : [],
  };
}

/** The highest of `values`, at least `floor`. A week's reports are more than a call has arguments. */
function highest(values: readonly number[], floor: number): number {
  return values.reduce((high, value) => Math.max(high, value), floor);
}

function ticks([from, to]: [number, number], atMost: number): number[] {
  const step = STEPS.find((candidate) => (to - from) / candidate <= atMost) ?? to - from;
  const found: number[] = [];
  for (let t = Math.ceil(from / step) * step; t <= to; t += step) found.push(t);
  return found;
}

function label(ms: number, dayMs: number): string {
  return momentText(ms, dayMs).replace(/:00$/, '');
}

function polyline(points: readonly (readonly [number, number])[]): string {
  return points.map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${n(px)} ${n(py)}`).join('');
}

function closed(points: readonly (readonly [number, number])[]): string {
  return points.length < 3 ? '' : `${polyline(points)}Z`;
}

/** A value holds until the next batch says another. */
function steps(points: readonly (readonly [number, number])[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const line = rest.map(([px, py]) => `H${n(px)}V${n(py)}`).join('');
  return `M${n(first[0])} ${n(first[1])}${line}H${String(RIGHT)}`;
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}
