import type { ReactNode } from 'react';
import { later, Truth } from '../player/index.ts';
import { useSaved } from '../progress/index.ts';
import { Frame, type WorksheetProps } from './Worksheet.tsx';

const Sheet = later(() => import('./Sheet.tsx'), 'Loading the worksheet.');

/** The Snowflake worksheet: closed, a still with what it holds; opened, the lab's SQL to run. */
export function SnowflakeWorksheet(props: WorksheetProps): ReactNode {
  const saved = useSaved();
  return (
    <Frame
      {...props}
      label="Snowflake worksheet"
      title="Run the lab's SQL here, on the simulated pipeline."
      note="The generator and the relay have been running for twelve minutes; in Snowflake there is nothing yet. Statements run as they stand, on a database in this page."
      weight="Loads a database and a translator once, about 13 MB compressed."
      still={<Still />}
      truth={
        <Truth>
          SELECTs run on DuckDB 1.4, translated from Snowflake&apos;s dialect. VARIANT is a map of
          text here, times are UTC, and “now” is the worksheet&apos;s clock. When files are loaded
          and tables refreshed is the engine&apos;s; rows are your own SELECT&apos;s at that moment,
          and on three of the stories a test compares them with the engine&apos;s own figures.
          Messages of statements are Snowflake&apos;s where its documentation states them, errors
          inside a SELECT are DuckDB&apos;s. Some functions mean something else in DuckDB and are
          refused by name.
        </Truth>
      }
      open={() => <Sheet attendee={saved.attendee.id} />}
    />
  );
}

function Still(): ReactNode {
  return (
    <ol className="sheet-steps">
      <li>
        <code>01_setup_streaming.sql</code>: schema, Bronze, file format, stage, pipe; then{' '}
        <code>ALTER PIPE … REFRESH</code> queues the files of the first twelve minutes. Bronze is
        empty at first, and holds events about a minute later.
      </li>
      <li>
        <code>02_dynamic_tables.sql</code>: Silver and Gold. Each <code>CREATE</code> fills its
        table, so Gold has rows at once, if Bronze had any.
      </li>
      <li>Any query of your own, and dynamic tables of your own.</li>
    </ol>
  );
}
