import { lazy, Suspense, useState, type ReactNode } from 'react';
import { FigureBoundary, Truth } from '../player/index.ts';
import { useLive, useSaved } from '../progress/index.ts';

interface Props {
  /** The address of the worksheets' own page. */
  home: string;
  form?: 'page' | 'small';
}

const Sheet = lazy(() => import('./Sheet.tsx'));

/** The Snowflake worksheet: closed, a still with what it holds; opened, the lab's SQL to run. */
export function SnowflakeWorksheet(props: Props): ReactNode {
  const [round, setRound] = useState(0);
  return (
    <FigureBoundary onReset={() => setRound(round + 1)}>
      <Island key={round} {...props} />
    </FigureBoundary>
  );
}

function Island({ home, form = 'small' }: Props): ReactNode {
  const live = useLive();
  const [open, setOpen] = useState(false);
  const saved = useSaved();
  return (
    <figure
      className="figure worksheet not-content"
      aria-label="Snowflake worksheet"
      data-form={form}
      data-live={live || undefined}
    >
      <figcaption>
        <p className="figure-title">Run the lab&apos;s SQL here, on the simulated pipeline.</p>
        <p className="figure-note">
          The generator and the relay have been running for twelve minutes; in Snowflake there is
          nothing yet. Statements run as they stand, on a database in this page.
        </p>
      </figcaption>
      {open ? (
        <Suspense fallback={<p role="status">Loading the worksheet.</p>}>
          <Sheet attendee={saved.attendee.id} />
        </Suspense>
      ) : (
        <Closed onOpen={() => setOpen(true)} />
      )}
      <Truth>
        SELECTs run on DuckDB 1.4, translated from Snowflake&apos;s dialect. VARIANT is a map of
        text here, times are UTC, and “now” is the clock below the result. When files are loaded and
        tables refreshed is the engine&apos;s; rows are your own SELECT&apos;s at that moment, and
        on three of the stories a test compares them with the engine&apos;s own figures. Messages of
        statements are Snowflake&apos;s where its documentation states them, errors inside a SELECT
        are DuckDB&apos;s. Some functions mean something else in DuckDB and are refused by name.
      </Truth>
      {form === 'small' && (
        <p className="figure-more">
          <a href={home}>Open at full width</a>
        </p>
      )}
    </figure>
  );
}

/** What one sees before opening, and all that a page without scripts has. */
function Closed({ onOpen }: { onOpen: () => void }): ReactNode {
  return (
    <div className="sheet-closed">
      <ol className="sheet-steps">
        <li>
          <code>01_setup_streaming.sql</code>: schema, bronze, file format, stage, pipe; then{' '}
          <code>ALTER PIPE … REFRESH</code> queues the files of the first twelve minutes. Bronze is
          empty at first, and holds events about a minute later.
        </li>
        <li>
          <code>02_dynamic_tables.sql</code>: silver and gold. Each <code>CREATE</code> fills its
          table, so gold has rows at once, if bronze had any.
        </li>
        <li>Any query of your own, and dynamic tables of your own.</li>
      </ol>
      <p>
        <button type="button" className="sheet-open" onClick={onOpen}>
          Open the worksheet
        </button>{' '}
        <span className="figure-note">
          Loads a database and a translator once, about 13 MB compressed.
        </span>
      </p>
    </div>
  );
}
