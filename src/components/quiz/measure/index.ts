import { measureBatches } from './batches.ts';
import { measureMessage } from './message.ts';
import { measurePartition } from './partition.ts';
import { measurePipeline } from './pipeline.ts';
import type { Measure, Measured } from './schema.ts';

let last: { measure: Measure; measured: Measured } | undefined;

/**
 * Runs what a question asks for on the engine. The last run is kept, because the answer is marked
 * by it and then shown from it. Loads the engine: import this module only when it is needed.
 */
export function measured(measure: Measure): Measured {
  if (last?.measure !== measure) last = { measure, measured: run(measure) };
  return last.measured;
}

function run(measure: Measure): Measured {
  switch (measure.what) {
    case 'batches':
      return measureBatches(measure);
    case 'message':
      return measureMessage(measure);
    case 'partition':
      return measurePartition(measure);
    case 'pipeline':
      return measurePipeline(measure);
  }
}
