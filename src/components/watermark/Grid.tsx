import { memo } from 'react';
import { Layer, TimeAxis } from '../chart/index.ts';
import type { Layout } from './layout.ts';

const MINUTE = 60_000;

/** What never moves: the two axes, and the diagonal of events that are seen as they happen. */
export const Grid = memo(function Grid({ layout }: { layout: Layout }) {
  const { frame, left, right, top, bottom, x, y } = layout;
  const from = Math.max(x.startMs, y.startMs);
  const to = Math.min(x.endMs, y.endMs);
  const wide = x.endMs - x.startMs > 30 * MINUTE;
  const labelAt = from + (to - from) * (wide ? 0.12 : 0.42);
  return (
    <Layer frame={frame}>
      <TimeAxis
        scale={x}
        direction="across"
        everyMs={(wide ? 10 : 5) * MINUTE}
        rulesEveryMs={MINUTE * (wide ? 5 : 1)}
        at={top}
        to={bottom}
        labelsUpTo={right - 110}
      />
      <TimeAxis
        scale={y}
        direction="down"
        everyMs={5 * MINUTE}
        rulesEveryMs={MINUTE}
        at={left}
        to={right}
      />
      <text x={right} y={top - 8} textAnchor="end">
        event time →
      </text>
      <text textAnchor="end" transform={`translate(14 ${String(top + 4)}) rotate(-90)`}>
        ← processing time
      </text>
      <path
        className="diagonal"
        d={`M${x(from).toFixed(1)} ${y(from).toFixed(1)}L${x(to).toFixed(1)} ${y(to).toFixed(1)}`}
      />
      <text className="diagonal-label" x={x(labelAt) + 16} y={y(labelAt)}>
        an event seen the moment it happens
      </text>
    </Layer>
  );
});
