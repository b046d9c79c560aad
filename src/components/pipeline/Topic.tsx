import type { MouseEvent, ReactNode } from 'react';
import { Fragment } from 'react';
import { count } from '../chart/index.ts';
import type { PipelineMoment } from './model.ts';

/** Cells a partition shows, and how many offsets lie in one. */
const CELLS = 24;
const PER_CELL = 10;
const SHOWN = CELLS * PER_CELL;

interface Props {
  moment: PipelineMoment;
  /** Where the followed event lies. */
  chosen: { partition: number; offset: number } | undefined;
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
            <span>p{partition}</span>
            <span className="pipe-strip" onClick={pick} data-partition={partition}>
              <Until place={cells(end, from)} read="none" />
              <Until place={cells(Math.max(relay, spark), from)} read="one" />
              <Until place={cells(Math.min(relay, spark), from)} read="both" />
              <Tick at={place(spark)} reader="spark" />
              <Tick at={place(relay)} reader="relay" />
              {chosen?.partition === partition && chosen.offset >= from && chosen.offset < end && (
                <Tick at={place(chosen.offset)} />
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

/** The cells before a place, one layer over the other: there, read by one of the two, by both. */
function Until({ place, read }: { place: number; read: 'none' | 'one' | 'both' }): ReactNode {
  return <i data-read={read} style={{ width: percent(place) }} />;
}

/** How far a reader is, or where the followed record lies. */
function Tick({ at, reader }: { at: number; reader?: string }): ReactNode {
  return (
    <b
      className="pipe-tick"
      data-reader={reader}
      data-chosen={reader === undefined || undefined}
      style={{ left: percent(at) }}
    />
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}

/** The share of the strip that lies before an offset, in whole cells. */
function cells(offset: number, from: number): number {
  return Math.min(CELLS, Math.max(0, Math.ceil((offset - from) / PER_CELL))) / CELLS;
}

function offsetText(offset: number): string {
  return offset < 0 ? 'none' : count(offset);
}
