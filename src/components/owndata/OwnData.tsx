import './owndata.css';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import type { EventColumns } from '../../sim/index.ts';
import { count } from '../chart/index.ts';
import { Facts } from '../player/index.ts';
import { ColumnChoice } from './ColumnChoice.tsx';
import { ProgressFigure } from './ProgressFigure.tsx';
import { MOST_ROWS, type Reading } from './reading.ts';
import { useReading, type ReadingState } from './useReading.ts';

/** The reader's own events, with what names the file they came from. */
export interface OwnEvents {
  fileName: string;
  /** Of the file's bytes, 64 hex digits; empty where the browser cannot work it out. */
  sha256: string;
  events: EventColumns;
}

interface OwnDataProps {
  /** The file that a link asks for. */
  wanted: { fileName: string; sha256: string } | undefined;
  onEvents: (own: OwnEvents) => void;
}

/** Takes a file of the reader's: events with two times, or a real job's progress reports. */
export function OwnData({ wanted, onEvents }: OwnDataProps) {
  const { state, open, read, cancel } = useReading();
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLButtonElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const given = useRef<Reading>(undefined);
  const { reading, fileName, sha256 } = state;
  useEffect(() => {
    if (!reading || reading === given.current || reading.events.arrivalMs.length === 0) return;
    given.current = reading;
    onEvents({ fileName, sha256, events: reading.events });
  }, [reading, fileName, sha256, onEvents]);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) open(file);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <section className="owndata" aria-label="Your own data">
      <div
        className="drop"
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        {wanted && <Wanted wanted={wanted} state={state} />}
        <p>
          Drop a file here, or{' '}
          <button ref={chooser} type="button" onClick={() => picker.current?.click()}>
            choose a file
          </button>
          <input
            ref={picker}
            type="file"
            hidden
            aria-label="File of events or progress reports"
            accept=".csv,.tsv,.txt,.json,.ndjson,.jsonl,.log"
            onChange={(event) => {
              take(event.target.files);
              event.target.value = '';
            }}
          />
        </p>
        <p className="figure-note">
          CSV or NDJSON with an event time and an arrival time, up to {count(MOST_ROWS)} rows; or
          the StreamingQueryProgress lines of a Spark job. It is read in this browser and goes
          nowhere.
        </p>
      </div>
      <Doing
        state={state}
        onCancel={() => {
          // The button goes away with what it cancels.
          chooser.current?.focus();
          cancel();
        }}
      />
      {state.problem !== '' && (
        <p className="problem" role="alert">
          {state.problem}
        </p>
      )}
      {state.glance && (
        <ColumnChoice
          key={`${state.fileName} ${state.sha256}`}
          glance={state.glance}
          busy={state.doing === 'reading'}
          onRead={read}
        />
      )}
      {reading && <Outcome fileName={state.fileName} reading={reading} />}
      {state.progress && <ProgressFigure fileName={state.fileName} reading={state.progress} />}
    </section>
  );
}

function Wanted({
  wanted,
  state,
}: {
  wanted: { fileName: string; sha256: string };
  state: ReadingState;
}) {
  const same = state.sha256 === wanted.sha256;
  if (state.sha256 !== '' && wanted.sha256 !== '') {
    return (
      <p role="status" className={same ? '' : 'problem'}>
        {same
          ? 'This is the file that the link is about.'
          : `This is not the file that the link is about: its SHA-256 begins with ${state.sha256.slice(0, 12)}, expected ${wanted.sha256.slice(0, 12)}.`}
      </p>
    );
  }
  return (
    <p role="status">
      The link is about the file <strong>{wanted.fileName}</strong>
      {wanted.sha256 !== '' && ` (SHA-256 ${wanted.sha256.slice(0, 12)}…)`}. A link carries no data:
      give the file here to see the same.
    </p>
  );
}

function Doing({ state, onCancel }: { state: ReadingState; onCancel: () => void }) {
  if (state.doing !== 'opening' && state.doing !== 'reading') return null;
  const percent = Math.round(state.share * 100);
  return (
    <div className="doing">
      <label>
        {state.doing === 'opening'
          ? `Opening ${state.fileName}`
          : `Reading: ${count(state.rows)} rows`}
        <progress max={100} value={state.doing === 'opening' ? undefined : percent} />
      </label>
      <button type="button" onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}

function Outcome({ fileName, reading }: { fileName: string; reading: Reading }) {
  const { rows, badCount, bad, cut, events } = reading;
  const used = events.arrivalMs.length;
  return (
    <div className="outcome">
      <p role="status">
        {fileName}: {count(used)} of {count(rows)} rows are used
        {badCount > 0 ? `, ${count(badCount)} could not be read` : ''}.
        {cut && ` The file goes on: only its first ${count(MOST_ROWS)} rows are read.`}
        {used === 0 && ' Nothing can be shown of it; what was shown before stays.'}
      </p>
      {badCount > 0 && (
        <details>
          <summary>The rows that could not be read</summary>
          <Facts
            table={{
              caption:
                badCount > bad.length
                  ? `The first ${bad.length} of ${count(badCount)}`
                  : 'All of them',
              columns: [{ head: 'line', numeric: true }, { head: 'why' }],
              rows: bad.map(({ line, reason }) => ({
                id: String(line),
                cells: [count(line), reason],
              })),
            }}
          />
        </details>
      )}
    </div>
  );
}
