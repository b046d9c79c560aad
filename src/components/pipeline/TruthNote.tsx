import type { ReactNode } from 'react';
import { Truth } from '../player/index.ts';

/** What of the pipeline was held to real engines, and what is our own choice. */
export function TruthNote(): ReactNode {
  return (
    <Truth>
      <p>
        Watermarks, batches, checkpoints and Delta&apos;s transactions are held to recorded runs of
        Spark 4; group assignments and partitioners to kafka-clients; the bytes to Avro&apos;s own
        libraries.
      </p>
      <p>
        Snowpipe, dynamic tables, dbt and Power BI follow their makers&apos; documentation. How long
        a batch, a load (30 to 60 s), a refresh and a query take is assumed, and so are the
        generator&apos;s rate and lateness: Aiven does not publish them.
      </p>
    </Truth>
  );
}
