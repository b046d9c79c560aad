import type { ReactNode } from 'react';
import { runMeasure, type Measure } from './measure.ts';

/** What the engine did, batch by batch, shown once the prediction is given. */
export function RunTable({ measure }: { measure: Measure }): ReactNode {
  return (
    <div className="quiz-run" role="region" aria-label="What the simulation did" tabIndex={0}>
      <table>
        <caption>What the simulation did</caption>
        <thead>
          <tr>
            <th scope="col">batch</th>
            <th scope="col">rows in</th>
            <th scope="col">late watermark</th>
            <th scope="col">eviction watermark</th>
            <th scope="col">watermark after</th>
            <th scope="col">groups dropped</th>
            <th scope="col">state rows</th>
            <th scope="col">rows out</th>
          </tr>
        </thead>
        <tbody>
          {runMeasure(measure).map((batch) => (
            <tr key={batch.batch}>
              <th scope="row">{batch.batch}</th>
              <td>{batch.inputRows === 0 ? 'none (no-data batch)' : batch.inputRows}</td>
              <td>{timeOfDay(batch.lateWatermark)}</td>
              <td>{timeOfDay(batch.evictionWatermark)}</td>
              <td>{timeOfDay(batch.watermarkAfter)}</td>
              <td>{batch.droppedRows}</td>
              <td>{batch.stateRows}</td>
              <td>{batch.output.length}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A watermark as a time of day; before the first event it is the epoch, shown as a dash. */
function timeOfDay(ms: number): string {
  return ms === 0 ? '-' : new Date(ms).toISOString().slice(11, 19);
}
