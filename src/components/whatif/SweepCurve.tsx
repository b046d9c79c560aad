import { scaleLinear } from 'd3-scale';
import { useRef, type MouseEvent } from 'react';
import type { SweepPoint } from '../../sim/index.ts';
import { count, Handle, Layer, minWidth, PlotScroll, toDrawing } from '../chart/index.ts';
import { longSpan } from './knobs.ts';
import { percent, wait } from './words.ts';

interface SweepProps {
  points: readonly SweepPoint[];
  /** Run A's delay and the reader's own, ms. */
  a: number;
  b: number;
  /** The reader's point is moved to another delay. */
  onMove: (delayMs: number) => void;
}

const FRAME = { width: 470, height: 322 };
const [LEFT, RIGHT, TOP] = [104, 452, 22];
const [STRIP, PITCH] = [62, 92];

interface Strip {
  title: string;
  of: (point: SweepPoint) => number;
  text: (value: number) => string;
  /** The lowest value drawn: nothing for amounts, the worst for a share. */
  from: 'zero' | 'least';
}

const STRIPS: readonly Strip[] = [
  { title: 'counted in all windows', of: (p) => p.completeness, text: percent, from: 'least' },
  { title: 'state rows at most', of: (p) => p.maxStateRows, text: count, from: 'zero' },
  { title: 'until a result is final', of: (p) => p.medianDelayMs, text: wait, from: 'zero' },
];

/** Completeness against what it costs, over all delays on offer, with the reader's point on it. */
export function SweepCurve({ points, a, b, onMove }: SweepProps) {
  const surface = useRef<HTMLDivElement>(null);
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [LEFT, RIGHT]);
  const indexOf = (delayMs: number) => points.findIndex(({ value }) => value === delayMs);
  const at = indexOf(b);
  const mine = points[at];
  const move = (index: number) => {
    const to = points[Math.min(points.length - 1, Math.max(0, index))];
    if (to) onMove(to.value);
  };
  const press = (event: MouseEvent<HTMLDivElement>) => {
    const box = surface.current?.getBoundingClientRect();
    // A key on the handle is a click too, at no place of the curve.
    if (box && event.detail > 0) move(Math.round(x.invert(toDrawing(box, FRAME.width, event).x)));
  };
  return (
    <section className="sweep" aria-label="Every delay">
      <p className="inspector-head">Every delay: what it keeps and what it costs</p>
      <PlotScroll label="The curve over all delays">
        <div
          ref={surface}
          className="plot"
          style={{
            aspectRatio: `${String(FRAME.width)} / ${String(FRAME.height)}`,
            minWidth: minWidth(FRAME),
          }}
          // Not when the finger goes down: on a phone that is how the curve is panned.
          onClick={press}
        >
          <Layer frame={FRAME}>
            {STRIPS.map((strip, i) => (
              <StripLine
                key={strip.title}
                strip={strip}
                points={points}
                x={x}
                top={TOP + i * PITCH}
                a={indexOf(a)}
                b={at}
              />
            ))}
            <Labels points={points} x={x} />
          </Layer>
          {mine && (
            <Handle
              x={x(at) / FRAME.width}
              y={heightIn(STRIPS[0], points, mine, TOP) / FRAME.height}
              label={`Your point: a delay of ${longSpan(b)} counts ${percent(mine.completeness)} of the events in all windows, holds ${count(mine.maxStateRows)} state rows at most, and a result is final after ${wait(mine.medianDelayMs)}. Left and right move it.`}
              onNudge={({ across, down }) => move(at + across - down)}
            />
          )}
        </div>
      </PlotScroll>
      <p role="status">
        {mine
          ? `${longSpan(b)}: ${percent(mine.completeness)} counted in all windows, ${count(mine.maxStateRows)} state rows, final after ${wait(mine.medianDelayMs)}.`
          : 'Working it out.'}
      </p>
    </section>
  );
}

function reach(strip: Strip, points: readonly SweepPoint[]): [number, number] {
  const values = points.map(strip.of).filter((value) => !Number.isNaN(value));
  const most = Math.max(...values, strip.from === 'least' ? 0 : 1);
  const least = strip.from === 'zero' ? 0 : Math.min(...values, most - 1e-9);
  return [least, most];
}

function heightIn(
  strip: Strip | undefined,
  points: readonly SweepPoint[],
  point: SweepPoint,
  top: number,
) {
  if (!strip) return top;
  const value = strip.of(point);
  const scale = scaleLinear(reach(strip, points), [top + STRIP, top + 4]);
  return Number.isNaN(value) ? top + STRIP : scale(value);
}

interface StripLineProps {
  strip: Strip;
  points: readonly SweepPoint[];
  x: (index: number) => number;
  top: number;
  a: number;
  b: number;
}

function StripLine({ strip, points, x, top, a, b }: StripLineProps) {
  const [least, most] = reach(strip, points);
  const bottom = top + STRIP;
  let line = '';
  points.forEach((point, i) => {
    const value = strip.of(point);
    const gap = Number.isNaN(value) || Number.isNaN(strip.of(points[i - 1] ?? point)) || i === 0;
    if (Number.isNaN(value)) return;
    line += `${gap ? 'M' : 'L'}${x(i).toFixed(1)} ${heightIn(strip, points, point, top).toFixed(1)}`;
  });
  const never = points.findIndex((point) => Number.isNaN(strip.of(point)));
  const mark = (index: number, name: string, mine: boolean) => {
    const point = points[index];
    if (!point || Number.isNaN(strip.of(point))) return null;
    const y = heightIn(strip, points, point, top);
    return (
      <g className={mine ? 'sweep-mine' : 'sweep-other'}>
        <circle cx={x(index)} cy={y} r={5} />
        <text x={x(index)} y={y - 9} textAnchor="middle">
          {name}
        </text>
      </g>
    );
  };
  return (
    <g>
      <text className="sweep-title" x={LEFT} y={top - 7}>
        {strip.title}
      </text>
      <path className="axis-major" d={`M${String(LEFT)} ${String(bottom)}H${String(RIGHT)}`} />
      <text x={LEFT - 8} y={top + 4} textAnchor="end" dominantBaseline="central">
        {strip.text(most)}
      </text>
      <text x={LEFT - 8} y={bottom} textAnchor="end" dominantBaseline="central">
        {least === 0 ? '0' : strip.text(least)}
      </text>
      <path className="sweep-line" d={line} />
      {never >= 0 && (
        <text x={RIGHT} y={bottom - 6} textAnchor="end">
          {never === 0 ? 'never final here' : `from ${longSpan(points[never]?.value ?? 0)} never`}
        </text>
      )}
      {a !== b && mark(a, 'A', false)}
      {mark(b, a === b ? 'A, B' : 'B', true)}
    </g>
  );
}

function Labels({ points, x }: { points: readonly SweepPoint[]; x: (index: number) => number }) {
  const every = Math.ceil(points.length / 7);
  return (
    <>
      {points.map(({ value }, i) =>
        i % every === 0 ? (
          <text key={value} x={x(i)} y={FRAME.height - 22} textAnchor="middle">
            {longSpan(value)}
          </text>
        ) : null,
      )}
      <text x={RIGHT} y={FRAME.height - 4} textAnchor="end">
        delay, one step each →
      </text>
    </>
  );
}
