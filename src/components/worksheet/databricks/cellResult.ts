import { roomResult, type RoomResult } from '../toRoom.ts';
import type { CellRun, NotebookState } from './notebookState.ts';

/** The cell that was run last as a room sees it: its text, its last rows, what it printed. */
export function cellResult({ text, run }: NonNullable<NotebookState['newest']>): RoomResult {
  const rows = run.outputs.findLast((output) => output.kind === 'rows');
  return roomResult(text, saidOf(run), rows?.columns ?? []);
}

/** What ended a cell before its end, with the line; undefined when nothing did. */
export function failureIn({ end, line }: CellRun): string | undefined {
  if (end.kind === 'done') return undefined;
  const what = end.kind === 'error' ? `${end.name}:` : 'not run here.';
  return `Line ${String(line)}: ${what} ${end.message}`;
}

function saidOf(run: CellRun): string {
  const failure = failureIn(run);
  if (failure !== undefined) return failure;
  const { outputs } = run;
  const printed = outputs.flatMap((output) => (output.kind === 'text' ? [output.text] : []));
  if (printed.length > 0) return printed.join('\n');
  const layer = outputs.find((output) => output.kind === 'stream')?.layer;
  return layer === undefined ? 'Run.' : `The query of ${layer} runs.`;
}
