import { useRef, type ReactNode } from 'react';
import { CellView, type CellViewProps } from './CellView.tsx';
import type { SheetCell } from './notebookState.ts';

interface CellsProps extends Pick<CellViewProps, 'busy' | 'monitor'> {
  cells: readonly SheetCell[];
  /** Id of the cell that runs, undefined when none does. */
  running: number | undefined;
  onWrite: (id: number, text: string) => void;
  /** Runs cells one after the other. */
  onRun: (cells: readonly SheetCell[]) => void;
}

/** A notebook's cells, in order. */
export default function Cells(props: CellsProps): ReactNode {
  const { cells, running, onWrite, onRun, ...same } = props;
  const list = useRef<HTMLDivElement>(null);
  const code = cells.filter(({ kind }) => kind === 'python');
  return (
    <div ref={list} className="note-cells">
      {cells.map((cell) => (
        <CellView
          key={cell.id}
          {...same}
          cell={cell}
          place={code.indexOf(cell) + 1}
          running={cell.id === running}
          onWrite={(text) => onWrite(cell.id, text)}
          onRun={() => onRun([cell])}
          onRunNext={() => {
            onRun([cell]);
            focusCell(list.current, code.indexOf(cell) + 2);
          }}
          onRunAll={() => onRun(code)}
        />
      ))}
    </div>
  );
}

/** Puts the cursor into a cell of code, by its place from 1; the last has none after it. */
function focusCell(list: HTMLElement | null, place: number): void {
  const name = `Cell ${String(place)}`;
  list?.querySelector<HTMLElement>(`[role=textbox][aria-label="${name}"]`)?.focus();
}
