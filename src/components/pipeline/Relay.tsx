import type { ReactNode } from 'react';
import { relayBars, type RelayBar } from './boxLines.ts';
import type { PipelineMoment } from './model.ts';

/** What the relay holds: its records against the count, its oldest record against the clock. */
export function Relay({ moment }: { moment: PipelineMoment }): ReactNode {
  return relayBars(moment).map((bars, consumer) =>
    typeof bars === 'string' ? (
      <p key={consumer}>{bars}</p>
    ) : (
      <div key={consumer}>
        {bars.map((bar, i) => (
          <Bar key={i} {...bar} clock={i === 1} />
        ))}
      </div>
    ),
  );
}

function Bar({ text, share, clock }: RelayBar & { clock: boolean }): ReactNode {
  return (
    <div className="pipe-bar" data-clock={clock || undefined}>
      <span>{text}</span>
      <i>
        <b style={{ transform: `scaleX(${Math.min(1, share).toFixed(4)})` }} />
      </i>
    </div>
  );
}
