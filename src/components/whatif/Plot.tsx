import { memo, useRef, type PointerEvent } from 'react';
import { Layer, Marks, minWidth, nearest, PICK_PX, PlotScroll, toDrawing } from '../chart/index.ts';
import type { Now } from '../player/index.ts';
import type { Drawing } from './drawing.ts';
import type { Layout } from './layout.ts';
import type { Twins } from './model.ts';
import { Future, NowLine } from './Now.tsx';
import type { Losses } from './picture.ts';

interface PlotProps {
  twins: Twins;
  drawing: Drawing;
  now: Now;
  clock: (tMs: number) => string;
  /** Whose losses are shown. */
  shown: 'a' | 'b';
  chosenRow: number;
  onChoose: (row: number) => void;
}

/** Both runs in one picture: the same events, two watermarks, and the losses of one of them. */
export const Plot = memo(function Plot(props: PlotProps) {
  const { twins, drawing, now, clock, shown, chosenRow, onChoose } = props;
  const { layout, places } = drawing;
  const { frame } = layout;
  const surface = useRef<HTMLDivElement>(null);
  const pick = (event: PointerEvent<HTMLDivElement>) => {
    const box = surface.current?.getBoundingClientRect();
    if (!box) return;
    const point = toDrawing(box, frame.width, event);
    const { arrivalMs } = twins.source.events;
    const tMs = now.get();
    const seen = (row: number) => (arrivalMs[row] ?? Infinity) <= tMs;
    const row = nearest(places, point.x, point.y, PICK_PX * point.unitsPerPx, seen);
    if (row >= 0) onChoose(row);
  };
  return (
    <PlotScroll label="Both runs, event by event">
      <div
        ref={surface}
        className="plot twin-plot"
        style={{
          aspectRatio: `${String(frame.width)} / ${String(frame.height)}`,
          minWidth: minWidth(frame),
        }}
        onPointerDown={pick}
      >
        <Grid layout={layout} />
        <Crowd density={drawing.crowd} layout={layout} />
        <Lost losses={drawing.losses[shown]} layout={layout} />
        <Lines drawing={drawing} />
        <Parting twins={twins} layout={layout} />
        <Future layout={layout} now={now} />
        {chosenRow >= 0 && <Ring x={places.x[chosenRow]} y={places.y[chosenRow]} layout={layout} />}
        <NowLine layout={layout} now={now} clock={clock} />
        <SideNames twins={twins} layout={layout} />
      </div>
    </PlotScroll>
  );
});

const Grid = memo(function Grid({ layout }: { layout: Layout }) {
  const { frame, left, right, top, bottom, ticks } = layout;
  return (
    <Layer frame={frame}>
      <g>
        <path
          className="axis-major"
          d={[
            ...ticks.x.map(({ at }) => `M${String(at)} ${String(top)}V${String(bottom)}`),
            ...ticks.y.map(({ at }) => `M${String(left)} ${String(at)}H${String(right)}`),
          ].join('')}
        />
        {ticks.x.map(({ at, text }) => (
          <text key={at} x={at} y={bottom + 18} textAnchor="middle">
            {text}
          </text>
        ))}
        {ticks.y.map(({ at, text }) => (
          <text key={at} x={left - 8} y={at} textAnchor="end" dominantBaseline="central">
            {text}
          </text>
        ))}
      </g>
      <text x={right} y={frame.height - 4} textAnchor="end">
        processing time →
      </text>
      <text x={left} y={top - 9}>
        ↑ how old an event is when it arrives, and how far a watermark is behind the clock
      </text>
    </Layer>
  );
});

const STRENGTHS = ['low', 'middle', 'high'] as const;

const Crowd = memo(function Crowd({
  density,
  layout,
}: {
  density: readonly string[];
  layout: Layout;
}) {
  return (
    <Layer frame={layout.frame}>
      {STRENGTHS.map((strength, i) => (
        <path key={strength} className={`crowd crowd-${strength}`} d={density[i]} />
      ))}
    </Layer>
  );
});

const Lost = memo(function Lost({ losses, layout }: { losses: Losses; layout: Layout }) {
  return (
    <Layer frame={layout.frame}>
      {losses.points && <Marks points={losses.points} from={0} to={losses.rows.length} />}
      {losses.density.map((d, i) => (
        <path key={i} className={`crowd-lost crowd-${STRENGTHS[i] ?? 'low'}`} d={d} />
      ))}
    </Layer>
  );
});

const Lines = memo(function Lines({ drawing }: { drawing: Drawing }) {
  return (
    <Layer frame={drawing.layout.frame}>
      <path className="wm-stair twin-a" d={drawing.lines.a} />
      <path className="wm-stair twin-b" d={drawing.lines.b} />
    </Layer>
  );
});

/** The first moment at which the runs differ. */
function Parting({ twins, layout }: { twins: Twins; layout: Layout }) {
  if (!twins.divergence) return null;
  const at = layout.x(twins.divergence.atMs);
  // Near the right end the words stand on the other side of the line.
  const left = at > layout.right - 70;
  return (
    <Layer frame={layout.frame}>
      <path
        className="twin-parting"
        d={`M${String(at)} ${String(layout.top)}V${String(layout.bottom)}`}
      />
      <text
        className="twin-parting-label"
        x={left ? at - 5 : at + 5}
        y={layout.top + 13}
        textAnchor={left ? 'end' : 'start'}
      >
        they part
      </text>
    </Layer>
  );
}

/** Which line is whose, at the right end of each; far up or down, with an arrow. */
function SideNames({ twins, layout }: { twins: Twins; layout: Layout }) {
  const { x, y, top, bottom, right, frame } = layout;
  const heightOf = (side: 'a' | 'b') => {
    const last = twins[side].run.batches.at(-1);
    const age = x.endMs - (last?.watermarkAfterMs ?? x.endMs);
    return { age, at: Math.min(bottom - 4, Math.max(top + 4, y(age))) };
  };
  const [a, b] = [heightOf('a'), heightOf('b')];
  // Two names need 16 units between them.
  const gap = b.at - a.at;
  const apart = Math.abs(gap) >= 16 ? 0 : (16 - Math.abs(gap)) / 2;
  const up = gap >= 0 ? -apart : apart;
  const arrow = (age: number) => (age > y.endMs ? ' ↑' : age < y.startMs ? ' ↓' : '');
  return (
    <Layer frame={frame}>
      <text className="wm-label" x={right + 6} y={a.at + up + 5}>
        A{arrow(a.age)}
      </text>
      <text className="wm-label" x={right + 6} y={b.at - up + 5}>
        B{arrow(b.age)}
      </text>
    </Layer>
  );
}

function Ring({ x, y, layout }: { x: number | undefined; y: number | undefined; layout: Layout }) {
  return (
    <Layer frame={layout.frame}>
      <circle className="twin-ring" cx={x} cy={y} r={8} />
    </Layer>
  );
}
