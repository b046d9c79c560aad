import type { Deed } from './engine/catalog.ts';
import type { Answer, Holding, Outcome } from './engine/session.ts';
import { placeOf } from './engine/statements.ts';
import type { SheetFile } from './texts.ts';

/** Where a statement stood when it was run: its file, and its first line, from 1. */
export interface Place {
  file: number;
  line: number;
}

/** One statement that was run, in the order of running. */
export interface Ran {
  id: number;
  /** The run's time at which it was run, ms. */
  atMs: number;
  /** Its first line. */
  head: string;
  text: string;
  place: Place;
  outcome: Outcome;
  /** Line of the file that an error points at, from 1. */
  line: number | undefined;
}

/** A worksheet: texts, deeds, what was run, what there is. */
export interface SheetState {
  files: readonly SheetFile[];
  file: number;
  preset: string;
  deeds: readonly Deed[];
  ran: readonly Ran[];
  shown: number | undefined;
  holding: Holding | undefined;
  /** The events that Gold counted after each of the last answers, for the missions. */
  goldEvents: readonly number[];
  error: Place | undefined;
}

export type SheetEvent =
  | { do: 'write'; text: string }
  | { do: 'open'; file: number }
  | { do: 'show'; id: number }
  | { do: 'story'; preset: string }
  | { do: 'answer'; preset: string; answer: Answer; text: string; place: Place; atMs: number };

/** How many results are kept: a large one holds memory. */
const KEPT = 12;
/** How many of Gold's counts are kept. */
const COUNTS = 200;

/** A worksheet that nobody has touched. */
export function newSheet(files: readonly SheetFile[]): SheetState {
  return {
    files,
    file: 0,
    preset: 'normal-hour',
    deeds: [],
    ran: [],
    shown: undefined,
    holding: undefined,
    goldEvents: [],
    error: undefined,
  };
}

/** The worksheet after an event. */
export function nextSheet(state: SheetState, event: SheetEvent): SheetState {
  switch (event.do) {
    case 'write': {
      const files = state.files.map((file, index) =>
        index === state.file ? { ...file, text: event.text } : file,
      );
      return { ...state, files, error: undefined };
    }
    case 'open':
      return { ...state, file: event.file };
    case 'show':
      return { ...state, shown: event.id };
    case 'story':
      return { ...newSheet(state.files), preset: event.preset, file: state.file };
    case 'answer':
      // A statement may have been asked before the reader went on to another story.
      return event.preset === state.preset ? answered(state, event) : state;
  }
}

/** The line that an answer points at: an error's, or of what is not run here. */
function lineIn(outcome: Outcome, text: string, { line }: Place): number | undefined {
  if (outcome.kind === 'not-here') return line;
  return outcome.kind === 'error' ? line + placeOf(text, outcome.offset).line - 1 : undefined;
}

function answered(
  state: SheetState,
  { answer: { outcome, holding }, text, place, atMs }: Extract<SheetEvent, { do: 'answer' }>,
): SheetState {
  const id = (state.ran.at(-1)?.id ?? 0) + 1;
  const head = text.split('\n')[0] ?? '';
  const line = lineIn(outcome, text, place);
  const ran = [...state.ran.slice(1 - KEPT), { id, atMs, head, text, place, outcome, line }];
  const deeds =
    outcome.kind === 'done'
      ? [...state.deeds.filter((deed) => deed.atMs <= outcome.deed.atMs), outcome.deed]
      : state.deeds;
  return {
    ...state,
    deeds,
    ran,
    shown: id,
    holding,
    goldEvents: [...state.goldEvents.slice(1 - COUNTS), holding.goldEvents],
    error: line === undefined ? undefined : { file: place.file, line },
  };
}
