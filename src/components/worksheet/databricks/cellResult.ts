import { roomResult, type RoomResult } from '../toRoom.ts';
import type { CellRun, NotebookState } from './notebookState.ts';

/** The cell that was run last as a room sees it: its text, its last rows, what it printed. */
export function cellResult({ text, run }: NonNullable<NotebookState['newest']>): RoomResult {
  const rows = run.outputs.findLast((output) => output.kind === 'rows');
  return roomResult(text, saidOf(run), rows?.columns ?? []);
}

function saidOf({ outputs, end, line }: CellRun): string {
  if (end.kind === 'error') return `Line ${String(line)}: ${end.name}: ${end.message}`;
  if (end.kind === 'not-here') return `Line ${String(line)}: not run here. ${end.message}`;
  const printed = outputs.flatMap((output) => (output.kind === 'text' ? [output.text] : []));
  if (printed.length > 0) return printed.join('\n');
  const layer = outputs.find((output) => output.kind === 'stream')?.layer;
  return layer === undefined ? 'Run.' : `The query of ${layer} runs.`;
}
