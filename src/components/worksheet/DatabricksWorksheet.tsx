import type { ReactNode } from 'react';
import { later, Truth } from '../player/index.ts';
import { useSaved } from '../progress/index.ts';
import { Frame, type WorksheetProps } from './Worksheet.tsx';

const DatabricksSheet = later(
  () => import('./databricks/DatabricksSheet.tsx'),
  'Loading the notebooks.',
);

/** The Databricks worksheet: the lab's three notebooks, run on the simulated topic. */
export function DatabricksWorksheet(props: WorksheetProps): ReactNode {
  const saved = useSaved();
  return (
    <Frame
      {...props}
      label="Databricks worksheet"
      title="Run the three notebooks here, on the simulated topic."
      note="The generator has been sending for two minutes, and nobody reads the topic yet. Run the cells from top to bottom, change a number, run them again."
      weight="Loads the notebooks at once, and a database for the queries behind them, about 13 MB compressed."
      still={<Still />}
      truth={
        <Truth>
          A small Python in this page runs the cells, and Spark&apos;s part is the engine&apos;s:
          triggers, checkpoints, watermark and state follow Spark&apos;s source and what was
          recorded from Spark 4.2, and so do the words of its refusals. Read from the cells are
          watermark delay, window, slide, output mode, trigger, checkpoint folder, startingOffsets,
          maxOffsetsPerTrigger, failOnDataLoss and where from_avro begins; any other edit of a query
          is named and not run. A query that starts on a checkpoint with other windows, another
          delay or another mode goes on with the state that is there, as Spark 4.2 was recorded to.
          Silver and its quarantine are one query here. How long a batch takes is assumed. Queries
          run on DuckDB 1.4, translated from Spark&apos;s dialect, and on three of the stories a
          test compares their results with the engine&apos;s own figures.
        </Truth>
      }
      open={() => <DatabricksSheet attendee={saved.attendee.id} />}
    />
  );
}

function Still(): ReactNode {
  return (
    <ol className="sheet-steps">
      <li>
        <code>01_streaming_bronze.py</code>: reads the topic, cuts the header off, decodes, appends
        to Bronze. Rows are there ten seconds later.
      </li>
      <li>
        <code>02_streaming_silver.py</code>: gives types, sorts actions into categories, sets aside
        what cannot be used.
      </li>
      <li>
        <code>03_streaming_gold.py</code>: counts by country in sliding windows. Its table stays
        empty for the first eleven minutes of events, and the page shows what it waits for.
      </li>
    </ol>
  );
}
