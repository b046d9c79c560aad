import { Truth } from '../player/index.ts';

/** What stands behind the playground, and what it leaves out. */
export function TruthNote() {
  return (
    <Truth>
      <p>
        Checked: both runs come from the engine that replays cases recorded from a running Apache
        Spark 4.2.0 batch by batch (watermarks, state rows, dropped rows, output). The delay that
        keeps a share is exact for these events: the tests compare it with a run under that delay
        and with one under a millisecond less.
      </p>
      <p>
        Simplified: one query reads the topic directly, with one watermark and an empty checkpoint.
        How long a batch takes is assumed: 0.9 seconds and 0.2 more for each thousand events; over
        your own events batches take no time, or a second where one follows the other. While the
        outage lasts the query goes on without events; a query that is down itself would not run its
        no-data batch.
      </p>
      <p>
        The events of the stories are the generator&apos;s of the pipeline with the same seed; its
        rates and delays are assumed. A result counts as final when its last row is written.
      </p>
    </Truth>
  );
}
