import { useMemo, type ReactNode } from 'react';
import { pathSpreads, type Journey, type Spread } from '../../sim/index.ts';
import type { PipelineModel } from './model.ts';
import { wait } from './words.ts';

interface Props {
  model: PipelineModel;
  journey: Journey;
}

/** How long all events of the run took on each path, with the followed one marked. */
export function Spreads({ model, journey }: Props): ReactNode {
  const spreads = useMemo(() => pathSpreads(model.run), [model]);
  const tookTo = (stops: Journey['databricks'], name: string) =>
    (stops.find((stop) => stop.name === name)?.atMs ?? NaN) - journey.createdMs;
  return (
    <div className="spreads">
      <p className="inspector-head">All events of this run</p>
      <One
        name="Databricks: until the last window is final"
        owner="databricks"
        spread={spreads.databricks}
        ownMs={tookTo(journey.databricks, 'final')}
      />
      <One
        name="Snowflake: until the page shows it"
        owner="snowflake"
        spread={spreads.snowflake}
        ownMs={tookTo(journey.snowflake, 'dashboard')}
      />
    </div>
  );
}

interface OneProps {
  name: string;
  owner: string;
  spread: Spread;
  ownMs: number;
}

function One({ name, owner, spread, ownMs }: OneProps): ReactNode {
  const { steps, stepMs, count, p50, p99, max } = spread;
  if (count === 0) return <p>{name}: none in this run.</p>;
  const highest = Math.max(...steps);
  const across = steps.length * stepMs;
  return (
    <div className="spread">
      <p>{name}</p>
      <svg
        viewBox="0 0 100 24"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${name}: half within ${wait(p50)}, 99 of 100 within ${wait(p99)}, the slowest ${wait(max)}`}
      >
        {steps.map((events, i) => (
          <rect
            key={i}
            data-owner={owner}
            x={(i / steps.length) * 100}
            width={(1 / steps.length) * 100}
            y={24 - (events / highest) * 24}
            height={(events / highest) * 24}
          />
        ))}
        {!Number.isNaN(ownMs) && (
          <line x1={(ownMs / across) * 100} x2={(ownMs / across) * 100} y1="0" y2="24" />
        )}
      </svg>
      <p className="spread-axis">
        <span>0</span>
        <span>half within {wait(p50)}</span>
        <span>{wait(max)}</span>
      </p>
    </div>
  );
}
