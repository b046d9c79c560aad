import type { ReactNode } from 'react';
import { timeText } from '../../../sim/index.ts';
import { Press } from '../../player/index.ts';
import { Editor } from '../Editor.tsx';
import { Results } from '../Results.tsx';
import { failureIn } from './cellResult.ts';
import { Markdown } from './Markdown.tsx';
import type { CellRun, SheetCell } from './notebookState.ts';
import { pythonLanguage } from './pythonLanguage.ts';
import type { Layer } from './spark/world.ts';

export interface CellViewProps {
  cell: SheetCell;
  /** Its place among the notebook's cells of code, from 1. */
  place: number;
  busy: boolean;
  /** Is it the cell that runs? */
  running: boolean;
  onWrite: (text: string) => void;
  onRun: () => void;
  /** Runs it and goes on to the next cell. */
  onRunNext: () => void;
  onRunAll: () => void;
  /** The metrics of the query that the cell has started. */
  monitor: (layer: Layer) => ReactNode;
}

/** A cell of a notebook: its text, what it printed, the query that it started. */
export function CellView(props: CellViewProps): ReactNode {
  const { cell, place, busy, running, onWrite, onRun } = props;
  if (cell.kind === 'markdown') return <Markdown text={cell.text} />;
  const { run } = cell;
  return (
    <section className="note-cell" aria-label={`Cell ${String(place)}`}>
      <div className="note-margin">
        <Press off={busy} label={`Run cell ${String(place)}`} onPress={onRun}>
          Run
        </Press>
        <span className="note-number">
          {running ? '[*]' : run ? `[${String(run.number)}]` : '[ ]'}
        </span>
      </div>
      <div className="note-body">
        <Editor
          label={`Cell ${String(place)}`}
          language={pythonLanguage}
          text={cell.text}
          error={run}
          onChange={onWrite}
          onCursor={() => undefined}
          onRun={onRun}
          onRunNext={props.onRunNext}
          onRunAll={props.onRunAll}
        />
        {run && <Outcome run={run} monitor={props.monitor} />}
      </div>
    </section>
  );
}

function Outcome({ run, monitor }: { run: CellRun } & Pick<CellViewProps, 'monitor'>): ReactNode {
  const { outputs, end, atMs } = run;
  const failure = failureIn(run);
  const printed = outputs.flatMap((one) => (one.kind === 'text' ? [one.text] : []));
  return (
    <div className="note-outcome">
      {printed.length > 0 && <pre className="note-printed">{printed.join('\n')}</pre>}
      {outputs.map((output, index) => {
        if (output.kind === 'rows') {
          const key = `${String(run.number)} ${String(index)}`;
          return <Results key={key} columns={output.columns} rows={output.rows} />;
        }
        if (output.kind === 'note') {
          return (
            <p key={index} className="figure-note">
              {output.text}
            </p>
          );
        }
        return output.kind === 'stream' ? <div key={index}>{monitor(output.layer)}</div> : null;
      })}
      {failure !== undefined ? (
        <p className="sheet-said" data-kind={end.kind} role="alert">
          {failure}
        </p>
      ) : (
        <p className="figure-note" role="status">
          Run at {timeText(atMs)}
          {outputs.length === 0 ? ', without output.' : '.'}
        </p>
      )}
    </div>
  );
}
