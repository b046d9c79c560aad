import { memo, useEffect, useRef, type PointerEvent, type ReactNode, type RefObject } from 'react';
import type { WatermarkState } from '../../sim/index.ts';
import {
  Density,
  Layer,
  Marks,
  MARKS_LIMIT,
  minWidth,
  nearest,
  PICK_PX,
  PlotScroll,
  Reveal,
  stairArea,
  stairLine,
  toDrawing,
  useDrag,
} from '../chart/index.ts';
import { countUpTo, useNow, type Now as PlayerNow } from '../player/index.ts';
import type { FigureEvent } from './figureState.ts';
import { Grid } from './Grid.tsx';
import { Now } from './Now.tsx';
import type { FigureModel } from './model.ts';

interface PlotProps {
  model: FigureModel;
  state: WatermarkState;
  now: PlayerNow;
  /** Row of the chosen event, -1 for none. */
  chosenRow: number;
  onChoose: (row: number) => void;
  /** An event in the air: where it would land, ms. */
  onDrag: (atMs: number, arrivesMs: number) => void;
  /** An event let go there. */
  onDrop: (event: FigureEvent, atMs: number, arrivesMs: number) => void;
  onDragCancel: () => void;
  /** What lies over the drawing: the handle of the chosen event. */
  children: ReactNode;
}

/**
 * The picture. Grid, marks and stair are layers drawn once a run; t moves only what hides them and
 * the lines over them.
 */
export function Plot(props: PlotProps) {
  const { model, state, now, children } = props;
  const { frame } = model.layout;
  const surface = useRef<HTMLDivElement>(null);
  const scroller = useChosenInView(props);
  return (
    <PlotScroll box={scroller} label="Events, watermark and windows">
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
        <Past model={model} now={now}>
          <Stair model={model} />
        </Past>
        <Events model={model} state={state} now={now} />
        <Now layout={model.layout} watermarkMs={state.watermarkMs} now={now} />
        {children}
      </div>
    </PlotScroll>
  );
}

/** A box for a drawing that may pan: an event that is newly chosen is brought into view. */
function useChosenInView({ model, chosenRow }: PlotProps): RefObject<HTMLDivElement | null> {
  const scroller = useRef<HTMLDivElement>(null);
  const at = useRef(0);
  const { id, atMs } = model.events[chosenRow] ?? {};
  useEffect(() => {
    at.current = atMs === undefined ? 0 : model.layout.x(atMs) / model.layout.frame.width;
  });
  useEffect(() => {
    const box = scroller.current;
    if (!box || id === undefined) return;
    const x = at.current * box.scrollWidth - box.scrollLeft;
    if (x < 60 || x > box.clientWidth - 60) box.scrollBy({ left: x - box.clientWidth / 2 });
  }, [id, model.shown]);
  return scroller;
}

/** A press picks the nearest visible mark; with a mouse, or on the handle, it also takes hold. */
function usePlotPointer(props: PlotProps, surface: RefObject<HTMLDivElement | null>) {
  const { model, now, chosenRow, onChoose, onDrag, onDrop, onDragCancel } = props;
  const { x, y, frame } = model.layout;
  const held = useRef<FigureEvent | null>(null);
  const over = useRef<[number, number]>([NaN, NaN]);
  const drag = useDrag({
    onMove(dx, dy) {
      const box = surface.current?.getBoundingClientRect();
      if (!held.current || !box) return;
      const unit = frame.width / box.width;
      const { atMs, arrivesMs } = held.current;
      over.current = [x.invert(x(atMs) + dx * unit), y.invert(y(arrivesMs) + dy * unit)];
      onDrag(...over.current);
    },
    onEnd() {
      if (held.current) onDrop(held.current, ...over.current);
    },
    onCancel: onDragCancel,
  });
  return {
    ...drag,
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      const box = surface.current?.getBoundingClientRect();
      if (!box) return;
      const onHandle = (event.target as Element).closest('.handle') !== null;
      const point = toDrawing(box, frame.width, event);
      const tMs = now.get();
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
function Events({ model, state, now }: Pick<PlotProps, 'model' | 'state' | 'now'>) {
  const { points, layout } = model;
  if (points.shape.length > MARKS_LIMIT) {
    return (
      <Past model={model} now={now}>
        <Density points={points} frame={layout.frame} />
      </Past>
    );
  }
  return (
    <>
      <Judged model={model} until={(state.lastBatch?.batch ?? -1) + 1} />
      <Waiting model={model} from={state.lastBatch?.endRow ?? 0} now={now} />
    </>
  );
}

/** The events that have arrived since the last batch took what was there. */
function Waiting({ model, from, now }: Pick<PlotProps, 'model' | 'now'> & { from: number }) {
  const { points, run, layout } = model;
  const arrived = useNow(now, (tMs) => countUpTo(run.events.arrivalMs, tMs));
  return (
    <Layer frame={layout.frame}>
      <Marks points={points} from={from} to={arrived} as="waiting" />
    </Layer>
  );
}

/** What lies above now, of a layer that is drawn once. */
function Past({ model, now, children }: Pick<PlotProps, 'model' | 'now' | 'children'>) {
  const { y, frame } = model.layout;
  const tMs = useNow(now);
  return <Reveal to={y(tMs) / frame.height}>{children}</Reveal>;
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
