import { memo, useEffect, useState, type ReactNode } from 'react';
import { durationText, momentText, type QueryTape } from '../../../sim/index.ts';
import { Press } from '../../player/index.ts';
import { countUpTo } from './tapeAt.ts';
import { MonitorChart } from './MonitorChart.tsx';
import { queryNames } from './queryNames.ts';
import type { Layer } from './spark/world.ts';

interface MonitorProps {
  layer: Layer;
  tape: QueryTape;
  tMs: number;
  /** The newest progress report at this moment, as Spark writes it; null before the first. */
  report: (layer: Layer) => Promise<object | null>;
  onStop: (layer: Layer) => void;
  busy: boolean;
}

/** A streaming query while the clock runs: what it does now, and what its batches brought. */
export default memo(function Monitor(props: MonitorProps): ReactNode {
  const { layer, tape, tMs } = props;
  const done = countUpTo(tape.batches, tMs);
  const last = tape.batches[done - 1];
  const state = stateAt(tape, tMs);
  const written = tape.batches.slice(0, done).reduce((sum, { outputRows }) => sum + outputRows, 0);
  return (
    <section className="note-monitor" aria-label={`Query ${queryNames[layer]}`}>
      <p className="note-monitor-head">
        <code>{queryNames[layer]}</code> <span data-state={state}>{words[state]}</span>
        {(state === 'up' || state === 'running') && (
          <Press off={props.busy} onPress={() => props.onStop(layer)}>
            Stop query
          </Press>
        )}
      </p>
      {state === 'failed' && (
        <p className="sheet-said" data-kind="error">
          {tape.error}
        </p>
      )}
      <dl className="note-numbers">
        <Fact name="Batch" value={last ? String(last.batch) : '–'} />
        <Fact name="Input rows" value={(last?.inputRows ?? 0).toLocaleString('en')} />
        <Fact name="Rows written" value={written.toLocaleString('en')} />
        {layer === 'gold' && (
          <>
            <Fact
              name="Watermark"
              value={last && last.watermarkMs > 0 ? momentText(last.watermarkMs, tMs) : '–'}
            />
            <Fact name="State rows" value={(last?.stateRows ?? 0).toLocaleString('en')} />
            <Fact name="Dropped groups" value={droppedOf(tape, done).toLocaleString('en')} />
          </>
        )}
      </dl>
      <MonitorChart tape={tape} tMs={tMs} withWatermark={layer === 'gold'} />
      {layer === 'gold' && written === 0 && <p className="note-why">{whyEmpty(tape, last, tMs)}</p>}
      <Report {...props} batches={done} />
    </section>
  );
});

function Fact({ name, value }: { name: string; value: string }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const words = {
  up: 'waits for its next trigger',
  running: 'runs a batch',
  stopped: 'is stopped',
  failed: 'has failed',
};

function stateAt({ deeds, batches }: QueryTape, tMs: number): keyof typeof words {
  const last = deeds[countUpTo(deeds, tMs) - 1];
  if (last?.what === 'failed') return 'failed';
  if (last?.what !== 'started') return 'stopped';
  const next = batches[countUpTo(batches, tMs)];
  // A batch takes about a second: the next one to end has begun when it is that near.
  return next && next.atMs - tMs < 900 ? 'running' : 'up';
}

function droppedOf({ batches }: QueryTape, done: number): number {
  return batches.slice(0, done).reduce((sum, { droppedGroups }) => sum + droppedGroups, 0);
}

/** Why gold has no row yet, in this run's own numbers. */
function whyEmpty(
  tape: QueryTape,
  last: QueryTape['batches'][number] | undefined,
  tMs: number,
): string {
  if (!last || !(tape.firstEndMs > 0)) return 'No batch has read a row yet.';
  // A clock set to tomorrow brings times of another day.
  const clock = (ms: number) => momentText(ms, tMs);
  const delay = last.newestMs - last.watermarkMs;
  const lags =
    delay > 0 && last.watermarkMs > 0 ? `, ${durationText(delay)} behind the newest event` : '';
  const comes =
    tape.firstRowsMs > 0
      ? ` In this run that is at ${clock(tape.firstRowsMs)}.`
      : ' In this run that does not happen.';
  return `The table is empty, and that is right: append gives a window out when the watermark has reached its end. The earliest window ends at ${clock(tape.firstEndMs)}; the watermark is at ${last.watermarkMs > 0 ? clock(last.watermarkMs) : 'its start'}${lags}.${comes}`;
}

/** The report as Spark writes it, asked for while it is open, again with each batch. */
function Report({ layer, report, batches }: MonitorProps & { batches: number }): ReactNode {
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<string>();
  useEffect(() => {
    if (!open || batches === 0) return undefined;
    let wanted = true;
    void report(layer).then((found) => {
      if (wanted && found) setShown(JSON.stringify(found, null, 2));
    });
    return () => {
      wanted = false;
    };
  }, [open, layer, report, batches]);
  if (batches === 0) return null;
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Last progress report</summary>
      <pre className="sheet-code" tabIndex={0} aria-label="StreamingQueryProgress">
        {shown ?? 'Asked for.'}
      </pre>
    </details>
  );
}
