import { useEffect, useRef, useState, type ReactNode } from 'react';
import { timeText } from '../../../sim/index.ts';
import { Press } from '../../player/index.ts';
import { Editor } from '../Editor.tsx';
import { EngineLine } from '../EngineLine.tsx';
import type { Deed } from '../engine/catalog.ts';
import type { Answer, Outcome, Request } from '../engine/session.ts';
import { placeOf } from '../engine/statements.ts';
import { sqlLanguage } from '../languages.ts';
import { Results } from '../Results.tsx';
import { fatalIn, openSnowflakeWorker } from '../snowflakeEngine.ts';
import { useEngine } from '../useEngine.ts';

interface DbtQueryProps {
  /** What the account has been told so far. */
  deeds: readonly Deed[];
  tMs: number;
}

/** What came of the last query. */
interface Came {
  outcome: Outcome;
  /** Line of an error, from 1. */
  line: number | undefined;
  /** Which answer it was: each has a table that begins unsorted, at its top. */
  number: number;
}

const first = `SELECT country, SUM(event_count) AS events
FROM STREAMING_GOLD_ACTIVITY_BY_COUNTRY
GROUP BY country
ORDER BY events DESC`;

/** A SELECT on what dbt has made, as of the time of its last run and a little. */
export function DbtQuery({ deeds, tMs }: DbtQueryProps): ReactNode {
  const engine = useEngine<Request, Answer>(openSnowflakeWorker, fatalIn);
  const section = useRef<HTMLElement>(null);
  // The button that opened it is gone.
  useEffect(() => section.current?.focus({ preventScroll: true }), []);
  const [text, setText] = useState(first);
  const [came, setCame] = useState<Came>();
  const busy = engine.state !== 'ready';
  const ask = async (): Promise<void> => {
    if (busy) return;
    const answer = await engine
      .run({ preset: 'normal-hour', deeds, tMs, text })
      .catch(() => undefined);
    if (!answer) return;
    const { outcome } = answer;
    const line = outcome.kind === 'error' ? placeOf(text, outcome.offset).line : undefined;
    setCame({ outcome, line, number: (came?.number ?? 0) + 1 });
  };
  return (
    <section ref={section} tabIndex={-1} className="sheet-main sheet-query" aria-label="Query">
      <Editor
        label="Editor, query"
        language={sqlLanguage}
        text={text}
        error={came}
        onChange={setText}
        onCursor={() => undefined}
        onRun={() => void ask()}
        onRunAll={() => void ask()}
      />
      <div className="sheet-actions">
        <Press off={busy} onPress={() => void ask()}>
          Run query
        </Press>
        <Press off={engine.state !== 'busy'} onPress={engine.restart}>
          Stop
        </Press>
        <EngineLine engine={engine} />
      </div>
      <p className="figure-note">The tables as they stand at {timeText(tMs)}.</p>
      {came && <Said {...came} />}
    </section>
  );
}

function Said({ outcome, line, number }: Came): ReactNode {
  if (outcome.kind === 'rows')
    return <Results key={number} columns={outcome.columns} rows={outcome.rows} />;
  return (
    <p className="sheet-said" data-kind={outcome.kind} role="alert">
      {saidOf(outcome, line)}
    </p>
  );
}

function saidOf(outcome: Exclude<Outcome, { kind: 'rows' }>, line: number | undefined): string {
  if (outcome.kind === 'error') return `Line ${String(line ?? 1)}: ${outcome.message}`;
  if (outcome.kind === 'not-here') return `Not run here. ${outcome.message}`;
  return 'Not run here: what changes the tables is dbt’s to say. Only queries are run.';
}
