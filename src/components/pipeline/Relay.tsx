import type { ReactNode } from 'react';
import type { PipelineMoment } from './model.ts';

/** What the relay holds: its records against the count, its oldest record against the clock. */
export function Relay({ moment }: { moment: PipelineMoment }): ReactNode {
  const { flushMs, maxRecords } = moment.view.settings.relay;
  return moment.view.relay.map(({ doing, buffered, sinceMs }, consumer) => {
    if (doing === 'down')
      return <p key={consumer}>{consumer === 0 ? 'not running' : 'second one: not running'}</p>;
    const waited = Number.isNaN(sinceMs) ? 0 : moment.tMs - sinceMs;
    return (
      <div key={consumer}>
        <Bar text={`${buffered} of ${maxRecords} records`} share={buffered / maxRecords} />
        <Bar
          text={
            doing === 'reading' ? `${(waited / 1000).toFixed(1)} of ${flushMs / 1000} s` : doing
          }
          share={waited / flushMs}
          clock
        />
      </div>
    );
  });
}

function Bar({ text, share, clock }: { text: string; share: number; clock?: boolean }): ReactNode {
  return (
    <div className="pipe-bar" data-clock={clock}>
      <span>{text}</span>
      <i>
        <b style={{ transform: `scaleX(${Math.min(1, share).toFixed(4)})` }} />
      </i>
    </div>
  );
}
