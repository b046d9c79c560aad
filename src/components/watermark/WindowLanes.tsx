import { memo } from 'react';
import { Layer } from '../chart/index.ts';
import type { Bar, EventWindow } from './facts.ts';
import { laneOf } from './layout.ts';
import type { FigureModel } from './model.ts';

const HEIGHT = 18;

interface LanesProps {
  model: FigureModel;
  bars: readonly Bar[];
  /** The windows of the chosen event: set off, and on a narrow screen the only ones shown. */
  chosen: readonly EventWindow[];
}

/** The windows as bars on the axis of event time, with their counts; a final one is ruled. */
export const WindowLanes = memo(function WindowLanes({ model, bars, chosen }: LanesProps) {
  const { frame, left, right, laneTop } = model.layout;
  const verdicts = new Map(chosen.map((window) => [window.startMs, window.verdict]));
  const clip = `lanes-${model.shown.id}`;
  return (
    <Layer frame={frame}>
      <clipPath id={clip}>
        <rect x={left - 1} y={laneTop - 4} width={right - left + 2} height={frame.height} />
      </clipPath>
      <text x={left - 8} y={laneTop + 14} textAnchor="end">
        windows
      </text>
      <g clipPath={`url(#${clip})`}>
        {bars.map((bar) => (
          <WindowBar
            key={bar.startMs}
            model={model}
            bar={bar}
            verdict={verdicts.get(bar.startMs)}
          />
        ))}
      </g>
    </Layer>
  );
});

function WindowBar(props: {
  model: FigureModel;
  bar: Bar;
  verdict: EventWindow['verdict'] | undefined;
}) {
  const { bar, verdict } = props;
  const { layout, settings } = props.model;
  const { x, left, right, laneTop, lanePitch, laneCount } = layout;
  const from = x(bar.startMs);
  const to = x(bar.endMs);
  const seenFrom = Math.max(from, left);
  const seenTo = Math.min(to, right);
  if (seenTo - seenFrom < 4) return null;
  const y = laneTop + laneOf(bar.startMs, settings, laneCount) * lanePitch;
  return (
    <g className="window-bar" data-status={bar.status} data-verdict={verdict}>
      <rect x={from + 1} y={y} width={to - from - 2} height={HEIGHT} rx={2} />
      {bar.status === 'closed' && <path d={`M${from + 1} ${y + HEIGHT - 1.5}H${to - 1}`} />}
      <text x={(seenFrom + seenTo) / 2} y={y + 13.5} textAnchor="middle">
        {label(bar, seenTo - seenFrom)}
      </text>
    </g>
  );
}

/** The count, and what the window is waiting for as far as there is room. */
function label({ count, status }: Bar, width: number): string {
  const number = String(count);
  if (status === 'closed' && width > 58) return `${number} final`;
  if (status === 'closing' && width > 92) return `${number} next batch`;
  if (status === 'closing' && width > 58) return `${number} next`;
  return width > 16 ? number : '';
}
