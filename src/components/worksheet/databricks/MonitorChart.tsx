import type { ReactNode } from 'react';
import { momentText, timeText, type QueryTape } from '../../../sim/index.ts';
import { countUpTo } from './tapeAt.ts';

interface MonitorChartProps {
  tape: QueryTape;
  tMs: number;
  withWatermark: boolean;
}

/** So much of the past is drawn, ms. */
const SPAN_MS = 10 * 60_000;
const WIDTH = 600;
const HEIGHT = 56;

/** Input rows of the last ten minutes' batches; of a query with a watermark, also its newest event. */
export function MonitorChart({ tape, tMs, withWatermark }: MonitorChartProps): ReactNode {
  const to = countUpTo(tape.batches, tMs);
  const from = countUpTo(tape.batches, tMs - SPAN_MS);
  const shown = tape.batches.slice(from, to);
  const most = Math.max(0, ...shown.map(({ inputRows }) => inputRows));
  const x = (ms: number): number => ((ms - (tMs - SPAN_MS)) / SPAN_MS) * WIDTH;
  const title = `Input rows of each batch since ${timeText(tMs - SPAN_MS)}: at most ${most.toLocaleString('en')}.`;
  return (
    <div className="note-chart">
      <svg
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={title}
      >
        <line className="note-base" x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
        {shown.map(({ atMs, inputRows }) => {
          const height = (inputRows / Math.max(1, most)) * (HEIGHT - 4);
          return (
            <rect
              key={atMs}
              className="note-bar"
              x={x(atMs) - 3}
              y={HEIGHT - height}
              width="6"
              height={height}
            />
          );
        })}
      </svg>
      <p className="figure-note">
        Input rows a batch, ten minutes up to {timeText(tMs)}; the highest bar is{' '}
        {most.toLocaleString('en')}.
        {withWatermark && <Newest batch={tape.batches[to - 1]} tMs={tMs} />}
      </p>
    </div>
  );
}

function Newest({
  batch,
  tMs,
}: {
  batch: QueryTape['batches'][number] | undefined;
  tMs: number;
}): ReactNode {
  if (!batch || !(batch.newestMs > 0)) return null;
  return <> Newest event {momentText(batch.newestMs, tMs)}.</>;
}
