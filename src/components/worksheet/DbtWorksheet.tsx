import type { ReactNode } from 'react';
import { later, Truth } from '../player/index.ts';
import { useSaved } from '../progress/index.ts';
import { Frame, type WorksheetProps } from './Worksheet.tsx';

const DbtSheet = later(() => import('./dbt/DbtSheet.tsx'), 'Loading the worksheet.');

/** The dbt worksheet: the two models, and what each `dbt run` does with them. */
export function DbtWorksheet(props: WorksheetProps): ReactNode {
  const saved = useSaved();
  return (
    <Frame
      {...props}
      label="dbt worksheet"
      title="Run dbt, change something, run it again."
      note="Both models as they stand in the lab, in a schema of their own. Each run is a minute after the one before."
      weight="Loads an editor and a template engine, about 130 kB compressed."
      still={<Still />}
      truth={
        <Truth>
          The models are compiled with a Jinja engine, knowing config, ref, source and target; other
          macros of dbt are not here. What a run does, and its messages, follow the source of
          dbt-snowflake&apos;s dynamic_table materialization.
        </Truth>
      }
      open={() => <DbtSheet attendee={saved.attendee.id} />}
    />
  );
}

function Still(): ReactNode {
  return (
    <ol className="sheet-steps">
      <li>
        <code>dbt run</code>: both tables are created.
      </li>
      <li>
        <code>dbt run</code> again: nothing is done, and dbt says so. With a changed SELECT: the
        same, and your change is not in the table.
      </li>
      <li>
        <code>dbt run --full-refresh</code>: both are replaced, and the change is there.
      </li>
    </ol>
  );
}
