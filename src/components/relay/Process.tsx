import { memo, type ReactNode } from 'react';
import type { RelayConsumerFacts } from '../../sim/index.ts';
import { usePart, type RelayModel, type RelayMoment, type Running } from './model.ts';

/** The part of the figure that this is, in the order in which they are drawn. */
const PART = 2;

/** The race: how full the buffer is and how long its oldest record waits, as two bars. */
export const Process = memo(function Process(props: Running): ReactNode {
  const { model } = props;
  const moment = usePart(props, PART);
  return (
    <div className="relay-process">
      {moment.consumers.map((consumer, index) => (
        <Consumer
          key={index}
          name={moment.consumers.length > 1 ? `Relay ${index + 1}` : 'Relay'}
          {...{ consumer, model, moment }}
        />
      ))}
      <div>
        <p className="inspector-head">
          Topic, {moment.endOffsets.length}{' '}
          {moment.endOffsets.length === 1 ? 'partition' : 'partitions'}
        </p>
        <dl className="facts">
          {moment.endOffsets.map((end, partition) => (
            <div key={partition}>
              <dt>partition {partition}</dt>
              <dd>
                end {end}, committed{' '}
                {(moment.committedOffsets[partition] ?? -1) < 0
                  ? 'nothing'
                  : moment.committedOffsets[partition]}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
});

interface ConsumerProps {
  name: string;
  consumer: RelayConsumerFacts;
  model: RelayModel;
  moment: RelayMoment;
}

function Consumer({ name, consumer, model, moment }: ConsumerProps): ReactNode {
  const { flushMs, maxRecords } = model.scenario.relay;
  const waited = Number.isNaN(consumer.bufferSinceMs) ? 0 : moment.tMs - consumer.bufferSinceMs;
  const doing = {
    down: 'not running',
    reading: 'reading',
    uploading: `uploading ${consumer.uploading} records`,
    committing: 'committing',
  }[consumer.doing];
  return (
    <div className="relay-consumer" data-up={consumer.up}>
      <p className="inspector-head">
        {name}: {doing}
      </p>
      <Bar
        label={`${consumer.buffered} of ${maxRecords} records`}
        share={consumer.buffered / maxRecords}
      />
      <Bar
        label={`${(waited / 1000).toFixed(1)} of ${flushMs / 1000} s`}
        share={waited / flushMs}
        clock
      />
    </div>
  );
}

function Bar({
  label,
  share,
  clock,
}: {
  label: string;
  share: number;
  clock?: boolean;
}): ReactNode {
  return (
    <div className="relay-bar">
      <span>{label}</span>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="6" className="relay-bar-way" />
        <rect width={Math.min(100, share * 100)} height="6" data-clock={clock || undefined} />
      </svg>
    </div>
  );
}
