import { momentText } from '../../sim/index.ts';
import { count } from '../chart/index.ts';
import { Facts } from '../player/index.ts';
import type { ViewProps } from './View.tsx';

/** The picture's events as a table: those that lose windows in the run that is shown. */
export function LossTable({
  twins,
  drawing,
  screen,
}: Pick<ViewProps, 'twins' | 'drawing' | 'screen'>) {
  const { rows } = drawing.losses[screen.shown];
  const { events, startMs } = twins.source;
  const side = twins[screen.shown];
  const shown = rows.slice(0, 200);
  const name = screen.shown.toUpperCase();
  return (
    <Facts
      table={{
        caption:
          rows.length > shown.length
            ? `The first ${String(shown.length)} of ${count(rows.length)} events that lose windows in ${name}`
            : `Events that lose windows in ${name}`,
        columns: [
          { head: 'event time' },
          { head: 'arrived' },
          { head: 'key' },
          { head: 'batch', numeric: true },
          { head: 'windows lost', numeric: true },
        ],
        rows: shown.map((row) => ({
          id: String(row),
          cells: [
            momentText(events.eventTimeMs[row] ?? NaN, startMs),
            momentText(events.arrivalMs[row] ?? NaN, startMs),
            events.keys[events.key[row] ?? 0] ?? '',
            side.run.eventBatch[row] ?? -1,
            side.run.lostWindows[row] ?? 0,
          ],
        })),
        empty: `No event loses a window in ${name}.`,
      }}
    />
  );
}
