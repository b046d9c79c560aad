import type { QueryTape } from '../../../sim/index.ts';
import { placeOf } from '../engine/statements.ts';
import type { Cell } from './cells.ts';
import type { CellDeed } from './kernel.ts';
import type { Notebook } from './notebooks.ts';
import type { CellAnswer, CellEnd, CellOutput, Holds } from './answers.ts';
import type { Layer } from './spark/world.ts';

/** What came of a cell the last time it was run. */
export interface CellRun {
  /** The number in the margin: which run of the notebook it was. */
  number: number;
  outputs: readonly CellOutput[];
  end: CellEnd;
  /** Line of the cell that an error points at, from 1. */
  line: number | undefined;
  /** When, ms of the run. */
  atMs: number;
}

/** One cell as it stands in the page. */
export interface SheetCell extends Cell {
  id: number;
  run: CellRun | undefined;
}

/** The notebooks: their cells, what was run, what there is. */
export interface NotebookState {
  preset: string;
  notebooks: readonly { name: string; cells: readonly SheetCell[] }[];
  open: number;
  deeds: readonly CellDeed[];
  tapes: Record<Layer, QueryTape> | undefined;
  holds: Holds | undefined;
  /** Cells run so far. */
  count: number;
  /** The cell that was run last: its text then, and what came of it. */
  newest: { text: string; run: CellRun } | undefined;
  /** Layers whose table was there without rows when a cell showed the rows of a query. */
  seenEmpty: ReadonlySet<Layer>;
}

export type NotebookEvent =
  | { do: 'write'; id: number; text: string }
  | { do: 'open'; notebook: number }
  | { do: 'story'; preset: string }
  | { do: 'add'; after: number }
  | { do: 'answer'; id: number; answer: CellAnswer };

/** Notebooks that nobody has touched. */
export function newNotebooks(notebooks: readonly Notebook[]): NotebookState {
  let id = 0;
  return {
    ...nothingRun,
    preset: 'normal-hour',
    open: 0,
    notebooks: notebooks.map(({ name, cells }) => ({
      name,
      cells: cells.map((cell) => ({ ...cell, id: id++, run: undefined })),
    })),
  };
}

const nothingRun = {
  deeds: [],
  tapes: undefined,
  holds: undefined,
  count: 0,
  newest: undefined,
  seenEmpty: new Set<Layer>(),
};

/** The notebooks after an event. */
export function nextNotebooks(state: NotebookState, event: NotebookEvent): NotebookState {
  switch (event.do) {
    case 'open':
      return { ...state, open: event.notebook };
    case 'write':
      return withCells(state, (cells) =>
        cells.map((cell) => (cell.id === event.id ? { ...cell, text: event.text } : cell)),
      );
    case 'add':
      return added(state, event.after);
    case 'story': {
      // The texts stay as the reader left them.
      const fresh = withCells(state, (cells) => cells.map((cell) => ({ ...cell, run: undefined })));
      return { ...fresh, ...nothingRun, preset: event.preset };
    }
    case 'answer':
      return answered(state, event.id, event.answer);
  }
}

function answered(state: NotebookState, id: number, answer: CellAnswer): NotebookState {
  const { outputs, end, deed, tapes, holds } = answer;
  const count = state.count + 1;
  const line = end.kind === 'done' ? undefined : placeOf(deed.text, end.at).line;
  const run: CellRun = { number: count, outputs, end, line, atMs: deed.atMs };
  const changed = withCells(state, (cells) =>
    cells.map((cell) => (cell.id === id ? { ...cell, run } : cell)),
  );
  const asked = outputs.some(({ kind }) => kind === 'rows');
  const empty = (['bronze', 'silver', 'gold'] as const).filter(
    (layer) => asked && holds.rows[layer] === 0,
  );
  return {
    ...changed,
    deeds: [...state.deeds.filter(({ atMs }) => atMs <= deed.atMs), deed],
    tapes,
    holds,
    count,
    newest: { text: deed.text, run },
    seenEmpty: new Set([...state.seenEmpty, ...empty]),
  };
}

function added(state: NotebookState, after: number): NotebookState {
  const id = Math.max(...state.notebooks.flatMap(({ cells }) => cells.map((cell) => cell.id))) + 1;
  return withCells(state, (cells) => {
    const at = cells.findIndex((cell) => cell.id === after);
    if (at < 0) return cells;
    return cells.toSpliced(at + 1, 0, { id, kind: 'python', text: '', run: undefined });
  });
}

function withCells(
  state: NotebookState,
  change: (cells: readonly SheetCell[]) => readonly SheetCell[],
): NotebookState {
  const notebooks = state.notebooks.map(({ name, cells }) => ({ name, cells: change(cells) }));
  return { ...state, notebooks };
}
