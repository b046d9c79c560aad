import type { ReactNode } from 'react';
import { timeText } from '../../sim/index.ts';
import type { ResultColumn } from './engine/database.ts';
import type { Outcome } from './engine/session.ts';
import { Results } from './Results.tsx';
import { rowsText } from './resultText.ts';
import type { Ran } from './sheetState.ts';
import { roomResult, useRoomResult, type RoomResult } from './toRoom.ts';

interface OutcomesProps {
  ran: readonly Ran[];
  shown: number | undefined;
  onShow: (id: number) => void;
}

/** The result asked for, and the history of what was run. */
export function Outcomes({ ran, shown, onShow }: OutcomesProps): ReactNode {
  const chosen = ran.find(({ id }) => id === shown);
  useRoomResult(chosen, resultOf);
  return (
    <section className="sheet-outcomes" aria-label="Results">
      <p role="status" className="sheet-said" data-kind={chosen?.outcome.kind}>
        {chosen
          ? saidOf(chosen)
          : 'Nothing has been run. Ctrl+Enter runs the statement at the cursor.'}
      </p>
      {chosen && <Rows key={chosen.id} outcome={chosen.outcome} />}
      {ran.length > 1 && (
        <details className="sheet-history">
          <summary>History: the last {ran.length}</summary>
          <ol>
            {ran.toReversed().map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  aria-pressed={one.id === shown}
                  onClick={() => onShow(one.id)}
                >
                  <span>{timeText(one.atMs)}</span> <code>{one.head}</code>{' '}
                  <span>{shortOf(one.outcome)}</span>
                </button>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

function Rows({ outcome }: { outcome: Outcome }): ReactNode {
  if (outcome.kind === 'rows') return <Results columns={outcome.columns} rows={outcome.rows} />;
  if (outcome.kind !== 'done' || outcome.columns.length === 0) return null;
  return <Results columns={outcome.columns} rows={outcome.columns[0]?.values.length ?? 0} />;
}

function resultOf(ran: Ran): RoomResult {
  return roomResult(ran.text, saidOf(ran), columnsOf(ran.outcome));
}

function columnsOf(outcome: Outcome): readonly ResultColumn[] {
  return outcome.kind === 'rows' || outcome.kind === 'done' ? outcome.columns : [];
}

function saidOf({ outcome, line }: Ran): string {
  switch (outcome.kind) {
    case 'rows':
      return `${rowsText(outcome.rows)} in ${outcome.ms.toFixed(0)} ms.`;
    case 'done':
      return outcome.message;
    case 'error':
      return `Line ${String(line ?? 1)}: ${outcome.message}`;
    case 'not-here':
      return `Line ${String(line ?? 1)}: not run here. ${outcome.message}`;
  }
}

function shortOf(outcome: Outcome): string {
  if (outcome.kind === 'rows') return rowsText(outcome.rows);
  if (outcome.kind === 'error') return 'error';
  return outcome.kind === 'done' ? 'done' : 'not run here';
}
