import { memo, useRef, type PointerEvent, type ReactNode } from 'react';
import type { WatermarkState } from '../../sim/index.ts';
import {
  clock,
  Density,
  Layer,
  Marks,
  MARKS_LIMIT,
  minWidth,
  nearest,
  PICK_PX,
  Reveal,
  stairArea,
  stairLine,
  toDrawing,
  useDrag,
} from '../chart/index.ts';
import { countUpTo } from '../player/index.ts';
import { Grid } from './Grid.tsx';
import type { Layout } from './layout.ts';
import type { FigureModel } from './model.ts';

interface PlotProps {
  model: FigureModel;
  state: WatermarkState;
  tMs: number;
  /** Row of the chosen event, -1 for none. */
  chosenRow: number;
  onChoose: (row: number) => void;
  /** A drag of the chosen event, as a change of event time and arrival in ms. */
  onDrag: (atMs: number, arrivesMs: number) => void;
  onDrop: () => void;
  onDragCancel: () => void;
  /** What lies over the drawing: the handle of the chosen event. */
  children: ReactNode;
}

/**
 * The picture. Grid, marks and stair are layers drawn once a run; t moves only what hides them and
 * the lines over them.
 */
export function Plot(props: PlotProps) {
  const { model, state, tMs, children } = props;
  const { frame, y } = model.layout;
  const surface = useRef<HTMLDivElement>(null);
  const share = (atMs: number) => y(atMs) / frame.height;
  return (
    <div className="plot-scroll" tabIndex={-1}>
      <div
        ref={surface}
        className="plot"
        style={{
          aspectRatio: `${String(frame.width)} / ${String(frame.height)}`,
          minWidth: minWidth(frame),
        }}
        {...usePlotPointer(props, surface)}
      >
        <Grid layout={model.layout} />
        <Reveal to={share(tMs)}>
          <Stair model={model} />
        </Reveal>
        <Events model={model} state={state} tMs={tMs} />
        <Now layout={model.layout} state={state} tMs={tMs} />
        <div
          className="now-rail"
          style={{ transform: `translateY(${(share(tMs) * 100).toFixed(3)}%)` }}
        >
          <span className="now-tag">now {clock(tMs)}</span>
        </div>
        {children}
      </div>
    </div>
  );
}

/** A press picks the nearest visible mark; with a mouse, or on the handle, it also takes hold. */
function usePlotPointer(props: PlotProps, surface: React.RefObject<HTMLDivElement | null>) {
  const { model, tMs, chosenRow, onChoose, onDrag, onDrop, onDragCancel } = props;
  const { x, y, frame } = model.layout;
  const held = useRef<{ atMs: number; arrivesMs: number } | null>(null);
  const drag = useDrag({
    onMove(dx, dy) {
      const box = surface.current?.getBoundingClientRect();
      if (!held.current || !box) return;
      const unit = frame.width / box.width;
      const { atMs, arrivesMs } = held.current;
      onDrag(x.invert(x(atMs) + dx * unit), y.invert(y(arrivesMs) + dy * unit));
    },
    onEnd: onDrop,
    onCancel: onDragCancel,
  });
  return {
    ...drag,
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      const box = surface.current?.getBoundingClientRect();
      if (!box) return;
      const onHandle = (event.target as Element).closest('.handle') !== null;
      const point = toDrawing(box, frame.width, event);
      const seen = (row: number) => (model.events[row]?.arrivesMs ?? Infinity) <= tMs;
      const radius = PICK_PX * point.unitsPerPx;
      const found = nearest(model.points, point.x, point.y, radius, seen);
      const row = onHandle && event.pointerType !== 'mouse' ? chosenRow : found;
      if (row < 0) return;
      held.current = model.events[row] ?? null;
      if (row !== chosenRow) onChoose(row);
      if (event.pointerType === 'mouse' || onHandle) drag.onPointerDown(event);
    },
  };
}

/** The events, as judged or still waiting; more than a person can tell apart become density. */
function Events({ model, state, tMs }: { model: FigureModel; state: WatermarkState; tMs: number }) {
  const { points, layout, run } = model;
  const { frame, y } = layout;
  if (points.shape.length > MARKS_LIMIT) {
    return (
      <Reveal to={y(tMs) / frame.height}>
        <Density points={points} frame={frame} />
      </Reveal>
    );
  }
  const judged = state.lastBatch?.endRow ?? 0;
  const arrived = countUpTo(run.events.arrivalMs, tMs);
  return (
    <>
      <Judged model={model} until={(state.lastBatch?.batch ?? -1) + 1} />
      <Layer frame={frame}>
        <Marks points={points} from={judged} to={arrived} as="waiting" />
      </Layer>
    </>
  );
}

/** The marks of the batches before `until`, a piece a batch: playing adds pieces. */
const Judged = memo(function Judged({ model, until }: { model: FigureModel; until: number }) {
  return (
    <Layer frame={model.layout.frame}>
      {model.run.batches.slice(0, until).map(({ batch, firstRow, endRow }) => (
        <Marks key={batch} points={model.points} from={firstRow} to={endRow} />
      ))}
    </Layer>
  );
});

/** The watermark's stair and the region that it has closed. */
const Stair = memo(function Stair({ model }: { model: FigureModel }) {
  const { frame, left } = model.layout;
  return (
    <Layer frame={frame}>
      <path className="wm-closed" d={stairArea(model.stair, left)} />
      <path className="wm-stair" d={stairLine(model.stair)} />
    </Layer>
  );
});

/** What moves with t: the line of now and where the watermark stands, dropped through the lanes. */
function Now({ layout, state, tMs }: { layout: Layout; state: WatermarkState; tMs: number }) {
  const { frame, left, right, bottom, x, y } = layout;
  const line = y(tMs);
  const at = x(state.watermarkMs);
  const inside = at >= left && at <= right;
  const label =
    state.watermarkMs > 0 ? `watermark ${clock(state.watermarkMs)}` : 'no watermark yet';
  // To the left there is no tag to run into, and on a phone it stays in view.
  const toTheLeft = at - left > 170;
  return (
    <Layer frame={frame}>
      {inside && <path className="wm-stair wm-drop" d={`M${at} ${line}V${frame.height}`} />}
      <g style={{ transform: `translateY(${line.toFixed(2)}px)` }}>
        <path className="now-line" d={`M${left} 0H${right}`} />
        <text
          className="wm-label"
          x={inside ? at + (toTheLeft ? -8 : 8) : left + 6}
          y={line > bottom - 12 ? -7 : 17}
          textAnchor={inside && toTheLeft ? 'end' : 'start'}
        >
          {inside || state.watermarkMs === 0 ? label : at < left ? `← ${label}` : `${label} →`}
        </text>
      </g>
    </Layer>
  );
}
