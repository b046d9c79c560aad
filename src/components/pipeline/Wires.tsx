import { memo, type ReactNode } from 'react';
import type { Hop } from '../../sim/index.ts';
import { pointAt, type Layout, type Point } from './layout.ts';
import { usePart, type Running } from './model.ts';

/** Whose colour a wire has. */
const OWNER: Record<Hop | 'table-dbt', string> = {
  'generator-topic': 'generator',
  'topic-bronze': 'kafka',
  'bronze-silver': 'databricks',
  'silver-gold': 'databricks',
  'topic-relay': 'kafka',
  'relay-files': 'relay',
  'files-pipe': 'adls',
  'pipe-table': 'snowflake',
  'table-silver': 'snowflake',
  'silver-goldtable': 'snowflake',
  'gold-dashboard': 'snowflake',
  'table-dbt': 'dbt',
};

/** The part of the figure that the dots are, in the order in which they are drawn. */
const PART = 5;

/** The wires of one arrangement, and a dot for what is under way on each. */
export function Wires({ layout, ...props }: Running & { layout: Layout }): ReactNode {
  const { hops } = usePart(props, PART);
  return (
    <div className="pipe-wires" data-layout={layout.name} aria-hidden="true">
      <Lines layout={layout} />
      {Object.entries(hops).flatMap(([hop, shares]) =>
        shares.map((share, i) => {
          const [x, y] = pointAt(layout.wires[hop as Hop], share);
          return (
            <i
              key={`${hop}${i}`}
              className="pipe-dot"
              data-owner={OWNER[hop as Hop]}
              style={{ left: `${x.toFixed(2)}%`, top: `${y.toFixed(2)}rem` }}
            />
          );
        }),
      )}
    </div>
  );
}

/** What does not move is drawn once. */
const Lines = memo(function Lines({ layout }: { layout: Layout }) {
  const wires = Object.entries(layout.wires);
  return (
    <>
      <svg viewBox={`0 0 100 ${layout.height}`} preserveAspectRatio="none">
        {wires.map(([hop, wire]) => (
          <polyline
            key={hop}
            data-owner={OWNER[hop as Hop]}
            points={wire.map(([x, y]) => `${x},${y}`).join(' ')}
          />
        ))}
      </svg>
      {wires.map(([hop, wire]) => (
        <Head key={hop} wire={wire} owner={OWNER[hop as Hop]} />
      ))}
    </>
  );
});

function Head({ wire, owner }: { wire: readonly Point[]; owner: string }): ReactNode {
  const [x, y] = wire.at(-1) ?? [0, 0];
  const [fromX, fromY] = wire.at(-2) ?? [0, 0];
  const way = x > fromX ? 'right' : x < fromX ? 'left' : y > fromY ? 'down' : 'up';
  return (
    <i
      className="pipe-head"
      data-owner={owner}
      data-way={way}
      style={{ left: `${x}%`, top: `${y}rem` }}
    />
  );
}
