import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { area, curveStepAfter } from 'd3-shape';
import { dequal } from 'dequal/lite';
import { memo, useMemo, type ReactNode } from 'react';
import type { BufferPoint, RelayFile } from '../../sim/index.ts';
import { countUpTo, useMoved, type Now } from '../player/index.ts';
import { usePart, type RelayModel, type Running } from './model.ts';
import { clockText, reasonWords } from './words.ts';

const WIDTH = 880;
const HEIGHT = 210;
const TOP = 26;
const LEFT = 46;
const BOTTOM = 26;
/** The axis has a label every so many seconds, and no more than fit side by side. */
const STEPS = [20, 60, 300, 600, 1800, 3600];
const MOST_TICKS = 10;
/** With more flushes than this, their names would cover one another. */
const NAMED = 15;

interface Props extends Running {
  chosen: number | undefined;
  onChoose: (flush: number) => void;
}

/** The part of the figure that this is, in the order in which they are drawn. */
const PART = 1;

/**
 * The buffer over time: it fills, and each flush empties it. The name of the winner stands at each
 * flush; a bar below shows the upload, a tick the commit. What lies after now is not drawn.
 */
export const Curve = memo(function Curve(props: Props): ReactNode {
  const { model, now, chosen, onChoose } = props;
  const { tMs, files, outcomes } = usePart(props, PART);
  const { x, y } = useMemo(() => scalesOf(model), [model]);
  const { curve } = model;
  const times = useMemo(() => curve.map(({ atMs }) => atMs), [curve]);
  const known = countUpTo(times, tMs);
  const last = curve[known - 1];

  return (
    <div className="relay-scroll" role="region" aria-label="The buffer over time" tabIndex={0}>
      <div className="relay-plot">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT + 22}`}
          className="relay-curve"
          role="img"
          aria-label={`Records in the buffer over time; at ${clockText(tMs)} it holds ${last?.records ?? 0}, and ${files.length} flushes have begun.`}
        >
          <Axes model={model} x={x} y={y} />
          {[-Infinity, ...files.map(({ atMs }) => atMs)].map((fromMs, i) => (
            <Fill
              key={i}
              curve={curve}
              from={Math.max(0, countUpTo(times, fromMs) - 1)}
              to={Math.min(known, countUpTo(times, files[i]?.atMs ?? tMs))}
              untilMs={files[i]?.atMs ?? tMs}
              x={x}
              y={y}
            />
          ))}
          {files.map((file) => (
            <Flush
              key={file.flush}
              file={file}
              untilMs={Number.isNaN(file.uploadedMs) ? tMs : file.uploadedMs}
              named={files.length <= NAMED}
              chosen={file.flush === chosen}
              x={x}
              onChoose={onChoose}
            />
          ))}
          {outcomes.map((outcome) => (
            <path
              key={`${outcome.consumer}-${outcome.atMs}`}
              className="relay-crash"
              d={`M${x(outcome.atMs) - 5} ${y(0) - 16}l10 10m0 -10l-10 10`}
            />
          ))}
        </svg>
        <NowLine now={now} x={x} />
      </div>
    </div>
  );
});

type Scale = ScaleLinear<number, number>;

function scalesOf({ timeline, highest, scenario }: RelayModel): { x: Scale; y: Scale } {
  const limit = scenario.relay.maxRecords;
  const top = Math.max(highest * 1.15, highest > limit / 2 ? limit : 0);
  return {
    x: scaleLinear([timeline.startMs, timeline.endMs], [LEFT, WIDTH - 8]),
    y: scaleLinear([0, top], [HEIGHT - BOTTOM, TOP]),
  };
}

/** What does not move is drawn once. */
const Axes = memo(function Axes({ model, x, y }: { model: RelayModel; x: Scale; y: Scale }) {
  const { timeline, scenario } = model;
  const limit = scenario.relay.maxRecords;
  const [, top = 0] = y.domain();
  const seconds = (timeline.endMs - timeline.startMs) / 1000;
  const every = STEPS.find((step) => seconds / step <= MOST_TICKS) ?? 7200;
  const ticks = Array.from({ length: Math.floor(seconds / every) + 1 }, (_, i) => i * every);
  return (
    <>
      {ticks.map((second) => (
        <g key={second} transform={`translate(${x(timeline.startMs + second * 1000)} 0)`}>
          <line y1={TOP} y2={HEIGHT - BOTTOM} className="relay-grid" />
          <text y={HEIGHT + 18} textAnchor={second === seconds ? 'end' : 'middle'}>
            {seconds > 600 ? `${second / 60} min` : `${second} s`}
          </text>
        </g>
      ))}
      {y.ticks(3).map((records) => (
        <text key={records} x={LEFT - 8} y={y(records) + 4} textAnchor="end">
          {records}
        </text>
      ))}
      {limit <= top && (
        <g>
          <line x1={LEFT} x2={WIDTH - 8} y1={y(limit)} y2={y(limit)} className="relay-limit" />
          <text x={WIDTH - 8} y={y(limit) - 5} textAnchor="end">
            {limit} records: full
          </text>
        </g>
      )}
    </>
  );
});

interface FillProps {
  curve: readonly BufferPoint[];
  /** The points that are drawn: from the first to before the last, held until a moment. */
  from: number;
  to: number;
  untilMs: number;
  x: Scale;
  y: Scale;
}

/** A stretch of the curve, from one flush to the next: only the last one grows. */
const Fill = memo(function Fill({ curve, from, to, untilMs, x, y }: FillProps) {
  const points = curve.slice(from, to);
  const last = points.at(-1);
  if (last) points.push({ ...last, atMs: untilMs });
  const shape = area<BufferPoint>()
    .x(({ atMs }) => x(atMs))
    .y0(y(0))
    .y1(({ records }) => y(records))
    .curve(curveStepAfter);
  return <path d={shape(points) ?? ''} className="relay-fill" />;
});

interface FlushProps {
  file: RelayFile;
  /** Where its upload ends, or how far it has come. */
  untilMs: number;
  named: boolean;
  chosen: boolean;
  x: Scale;
  onChoose: (flush: number) => void;
}

const Flush = memo(function Flush({ file, untilMs, named, chosen, x, onChoose }: FlushProps) {
  const { flush, atMs, reason, outcome, uploadedMs, committedMs } = file;
  return (
    <g data-chosen={chosen || undefined} className="relay-flush" onClick={() => onChoose(flush)}>
      <line x1={x(atMs)} x2={x(atMs)} y1={TOP - 4} y2={HEIGHT - BOTTOM} />
      {named && (
        <text x={x(atMs)} y={TOP - 10} textAnchor="middle">
          {reasonWords[reason]}
        </text>
      )}
      <rect
        x={x(atMs)}
        y={HEIGHT - BOTTOM + 5}
        width={Math.max(1.5, x(untilMs) - x(atMs))}
        height={8}
        data-broken={outcome.startsWith('crashed') && Number.isNaN(uploadedMs)}
      />
      {!Number.isNaN(committedMs) && (
        <path d={`M${x(committedMs)} ${HEIGHT - BOTTOM + 3}v12`} className="relay-commit" />
      )}
    </g>
  );
}, dequal);

/** The line of now, which moves in every frame, over the picture and without laying it out. */
function NowLine({ now, x }: { now: Now; x: Scale }): ReactNode {
  const moved = useMoved<HTMLDivElement>(
    now,
    (tMs) => `translateX(${((100 * x(tMs)) / WIDTH).toFixed(3)}%)`,
  );
  return (
    <div className="relay-over" aria-hidden="true">
      <div className="relay-now" {...moved} />
    </div>
  );
}
