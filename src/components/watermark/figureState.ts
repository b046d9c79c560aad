import type { OutputMode, WatermarkQuery } from '../../sim/index.ts';

/** One event as the reader handles it; `id` stays its own through every move. Times in ms. */
export interface FigureEvent {
  id: number;
  atMs: number;
  arrivesMs: number;
  country: string;
}

/** What a reader did to the events of a case. Undo takes the last one away. */
export type Edit =
  | { do: 'move'; id: number; atMs: number; arrivesMs: number }
  | { do: 'add'; id: number; atMs: number; arrivesMs: number; country: string }
  | { do: 'delete'; id: number };

/** What the controls set. Durations in ms. */
export interface FigureSettings {
  delayMs: number;
  windowMs: number;
  slideMs: number;
  mode: OutputMode;
  triggerMs: number;
  noDataBatches: boolean;
  lateFilter: WatermarkQuery['lateFilter'];
}

/** Everything that determines the figure's run: a value, so undo and links come by themselves. */
export interface FigureState {
  caseId: string;
  settings: FigureSettings;
  edits: readonly Edit[];
}

/** The settings of the lab: windows of 5 minutes every minute, 10 minutes of delay, append. */
export const LAB_SETTINGS: FigureSettings = {
  delayMs: 600_000,
  windowMs: 300_000,
  slideMs: 60_000,
  mode: 'append',
  triggerMs: 60_000,
  noDataBatches: true,
  lateFilter: 'previous-batch',
};

/** An event lies in at most so many windows: more lanes than this nobody reads. */
export const MOST_WINDOWS = 10;

/** The case's events after the reader's edits, in order of id. */
export function editedEvents(given: readonly FigureEvent[], edits: readonly Edit[]): FigureEvent[] {
  if (edits.length === 0) return [...given];
  const events = new Map(given.map((event) => [event.id, event]));
  for (const edit of edits) {
    if (edit.do === 'delete') events.delete(edit.id);
    else if (edit.do === 'add') {
      const { id, atMs, arrivesMs, country } = edit;
      events.set(id, { id, atMs, arrivesMs, country });
    } else {
      const event = events.get(edit.id);
      const { atMs, arrivesMs } = edit;
      if (event) events.set(edit.id, { ...event, atMs, arrivesMs });
    }
  }
  return [...events.values()];
}

/** The edits with one more; moving the event that was moved last only corrects that move. */
export function withEdit(edits: readonly Edit[], edit: Edit): readonly Edit[] {
  const last = edits.at(-1);
  const corrects = edit.do === 'move' && last?.do === 'move' && last.id === edit.id;
  return [...(corrects ? edits.slice(0, -1) : edits), edit];
}

/** An id that no event of the case and no edit has used. */
export function freshId(given: readonly FigureEvent[], edits: readonly Edit[]): number {
  return Math.max(0, ...given.map(({ id }) => id), ...edits.map(({ id }) => id)) + 1;
}
