import { useEffect } from 'react';
import { sayResult } from '../room/index.ts';
import type { ResultColumn } from './engine/database.ts';
import { cellText } from './resultText.ts';

/** A result as a room sees it: the statement, what was said of it, its first rows as text. */
export interface RoomResult {
  statement: string;
  said: string;
  columns: { name: string; numeric: boolean }[];
  /** At most ROWS rows; null is NULL. */
  rows: (string | null)[][];
}

/** What fits a projector's screen and can be read from the back. */
const ROWS = 8;
const COLUMNS = 7;
const LETTERS = 48;
const LINES = 6;

/** The first rows and columns of a result, as text. */
export function roomResult(
  statement: string,
  said: string,
  columns: readonly ResultColumn[],
): RoomResult {
  const shown = columns.slice(0, COLUMNS);
  const rows = Math.min(ROWS, shown[0]?.values.length ?? 0);
  return {
    statement: shortened(statement),
    said,
    columns: shown.map(({ name, kind }) => ({ name, numeric: kind === 'number' })),
    rows: Array.from({ length: rows }, (_, row) =>
      shown.map((column) => cellText(column, row)?.slice(0, LETTERS) ?? null),
    ),
  };
}

function shortened(statement: string): string {
  const lines = statement.trim().split('\n');
  return lines.length > LINES ? [...lines.slice(0, LINES), '…'].join('\n') : lines.join('\n');
}

/**
 * Says what came of a run to the presenter's window around this page. It goes by the run, not by
 * the answer: one that was hidden from the room is said again when it is run again.
 */
export function useRoomResult<Ran extends object>(
  ran: Ran | undefined,
  resultOf: (ran: Ran) => RoomResult | undefined,
): void {
  useEffect(() => {
    const result = ran && resultOf(ran);
    if (result) sayResult(result);
  }, [ran, resultOf]);
}
