import type { MouseEvent, ReactNode } from 'react';
import { Fragment } from 'react';
import type { PipelineMoment } from './model.ts';
import { count } from './words.ts';

/** Cells a partition shows, and how many offsets lie in one. */
const CELLS = 24;
const PER_CELL = 10;
const SHOWN = CELLS * PER_CELL;

interface Props {
  moment: PipelineMoment;
  /** Where the followed event lies, -1 for none. */
  chosen: { partition: number; offset: number };
  onChoose: (partition: number, offset: number) => void;
}

/**
 * The newest records of each partition, ten a cell, and how far the two readers are. A press picks
 * the record at that place.
 */
export function Topic({ moment, chosen, onChoose }: Props): ReactNode {
  return (
    <div className="pipe-partitions">
      {moment.view.partitions.map(({ start, end, relay, spark }, partition) => {
        const from = Math.max(start, Math.ceil(end / PER_CELL) * PER_CELL - SHOWN);
        const place = (offset: number) => Math.min(1, Math.max(0, (offset - from) / SHOWN));
        const pick = (event: MouseEvent<HTMLElement>): void => {
          const { left, width } = event.currentTarget.getBoundingClientRect();
          const offset = from + Math.floor(((event.clientX - left) / width) * SHOWN);
          if (end > start) onChoose(partition, Math.min(end - 1, Math.max(from, offset)));
        };
        return (
          <Fragment key={partition}>
            <span className="pipe-p">p{partition}</span>
            <span className="pipe-strip" onClick={pick} data-partition={partition}>
              {Array.from({ length: CELLS }, (_, i) => {
                const offset = from + i * PER_CELL;
                return (
                  <i key={i} data-read={readBy(offset, end, relay, spark)} aria-hidden="true" />
                );
              })}
              <b
                className="pipe-tick"
                data-reader="spark"
                style={{ left: percent(place(spark)) }}
              />
              <b
                className="pipe-tick"
                data-reader="relay"
                style={{ left: percent(place(relay)) }}
              />
              {chosen.partition === partition && chosen.offset >= from && chosen.offset < end && (
                <b
                  className="pipe-tick"
                  data-chosen
                  style={{ left: percent(place(chosen.offset)) }}
                />
              )}
            </span>
            <span className="pipe-offsets">
              <span>
                <b data-reader="relay" />
                relay {offsetText(relay)}
              </span>
              <span>
                <b data-reader="spark" />
                Spark {offsetText(spark)}
              </span>
              <span>end {count(end)}</span>
            </span>
          </Fragment>
        );
      })}
    </div>
  );
}

function readBy(offset: number, end: number, relay: number, spark: number): string {
  if (offset >= end) return 'none';
  const readers = Number(offset < relay) + Number(offset < spark);
  return ['new', 'one', 'both'][readers] ?? 'new';
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}

function offsetText(offset: number): string {
  return offset < 0 ? 'none' : count(offset);
}
