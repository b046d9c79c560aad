import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter } from 'd3-shape';
import type { ReactNode } from 'react';
import { useNow, type Now } from '../player/index.ts';
import type { RelayModel, RelayMoment } from './model.ts';
import { clockText, reasonWords } from './words.ts';

const WIDTH = 880;
const HEIGHT = 210;
const TOP = 26;
const LEFT = 46;
const BOTTOM = 26;

interface Props {
  model: RelayModel;
  moment: RelayMoment;
  chosen: number | undefined;
  now: Now;
  onChoose: (flush: number) => void;
}

/** The line of now, which moves in every frame, between the pictures of the rest. */
function NowLine({ now, x }: { now: Now; x: (tMs: number) => number }): ReactNode {
  const at = useNow(now, (tMs) => x(tMs).toFixed(1));
  return (
    <line transform={`translate(${at} 0)`} y1={TOP - 4} y2={HEIGHT - 2} className="relay-now" />
  );
}

/**
 * The buffer over time: it fills, and each flush empties it. The name of the winner stands at each
 * flush; a bar below shows the upload, a tick the commit. What lies after now is not drawn.
 */
export function Curve({ model, moment, chosen, now, onChoose }: Props): ReactNode {
  const { timeline, curve, highest, scenario } = model;
  const limit = scenario.relay.maxRecords;
  const top = Math.max(highest * 1.15, highest > limit / 2 ? limit : 0);
  const x = scaleLinear([timeline.startMs, timeline.endMs], [LEFT, WIDTH - 8]);
  const y = scaleLinear([0, top], [HEIGHT - BOTTOM, TOP]);
  const past = curve.filter(({ atMs }) => atMs <= moment.tMs);
  const last = past.at(-1);
  const points = last ? [...past, { ...last, atMs: moment.tMs }] : past;
  const shape = area<{ atMs: number; records: number }>()
    .x(({ atMs }) => x(atMs))
    .y0(y(0))
    .y1(({ records }) => y(records))
    .curve(curveStepAfter);
  const seconds = (timeline.endMs - timeline.startMs) / 1000;
  const ticks = Array.from({ length: Math.floor(seconds / 20) + 1 }, (_, i) => i * 20);

  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT + 22}`}
      className="relay-curve"
      role="img"
      aria-label={`Records in the buffer over time; at ${clockText(moment.tMs)} it holds ${last?.records ?? 0}, and ${moment.files.length} flushes have begun.`}
    >
      {ticks.map((second) => (
        <g key={second} transform={`translate(${x(timeline.startMs + second * 1000)} 0)`}>
          <line y1={TOP} y2={HEIGHT - BOTTOM} className="relay-grid" />
          <text y={HEIGHT + 18} textAnchor="middle">
            {second} s
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
      <path d={shape(points) ?? ''} className="relay-fill" />
      {moment.files.map((file) => {
        const done = Number.isNaN(file.uploadedMs) ? moment.tMs : file.uploadedMs;
        return (
          <g
            key={file.flush}
            data-chosen={file.flush === chosen || undefined}
            className="relay-flush"
            onClick={() => onChoose(file.flush)}
          >
            <line x1={x(file.atMs)} x2={x(file.atMs)} y1={TOP - 4} y2={HEIGHT - BOTTOM} />
            {moment.files.length < 16 && (
              <text x={x(file.atMs)} y={TOP - 10} textAnchor="middle">
                {reasonWords[file.reason]}
              </text>
            )}
            <rect
              x={x(file.atMs)}
              y={HEIGHT - BOTTOM + 5}
              width={Math.max(1.5, x(done) - x(file.atMs))}
              height={8}
              data-broken={file.outcome.startsWith('crashed') && Number.isNaN(file.uploadedMs)}
            />
            {!Number.isNaN(file.committedMs) && (
              <path
                d={`M${x(file.committedMs)} ${HEIGHT - BOTTOM + 3}v12`}
                className="relay-commit"
              />
            )}
          </g>
        );
      })}
      {moment.outcomes.map((outcome) => (
        <path
          key={outcome.atMs}
          className="relay-crash"
          d={`M${x(outcome.atMs) - 5} ${y(0) - 16}l10 10m0 -10l-10 10`}
        />
      ))}
      <NowLine now={now} x={x} />
    </svg>
  );
}
