import { useMemo, useState, type ReactNode } from 'react';
import { relayAt, runScenario, type Scenario } from '../../sim/index.ts';
import { Facts } from '../player/index.ts';

const INTERVALS_MS = [1_000, 5_000, 10_000, 30_000, 60_000];

/** Files an hour against the wait in the buffer: the same events, flushed more or less often. */
export function Delay({ scenario }: { scenario: Scenario }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <details className="relay-delay" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Files an hour against delay</summary>
      {open && <Comparison scenario={scenario} />}
    </details>
  );
}

function Comparison({ scenario }: { scenario: Scenario }): ReactNode {
  const rows = useMemo(() => INTERVALS_MS.map((flushMs) => compare(scenario, flushMs)), [scenario]);
  return (
    <>
      <Facts
        table={{
          caption: 'The same events with other flush intervals, without the kills',
          columns: [
            { head: 'flush every' },
            { head: 'files an hour', numeric: true },
            { head: 'records a file', numeric: true },
            { head: 'wait of the oldest record', numeric: true },
          ],
          rows: rows.map((row) => ({
            id: String(row.flushMs),
            current: row.flushMs === scenario.relay.flushMs,
            cells: [
              `${row.flushMs / 1000} s`,
              Math.round(row.filesAnHour),
              Math.round(row.records),
              `${(row.waitMs / 1000).toFixed(1)} s`,
            ],
          })),
        }}
      />
      <p className="figure-note">
        Snowpipe charges for each file, and says that staging more than about once a minute does not
        make loading reliably faster.
      </p>
    </>
  );
}

function compare(scenario: Scenario, flushMs: number) {
  const run = runScenario({ ...scenario, actions: [], relay: { ...scenario.relay, flushMs } });
  const { files } = relayAt(run, run.endMs);
  const hours = scenario.durationMs / 3_600_000;
  const records = files.reduce((sum, file) => sum + file.records, 0);
  const waited = files.reduce((sum, file) => sum + file.atMs - file.sinceMs, 0);
  const count = Math.max(1, files.length);
  return {
    flushMs,
    filesAnHour: files.length / hours,
    records: records / count,
    waitMs: waited / count,
  };
}
