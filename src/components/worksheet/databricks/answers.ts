import type { QueryTape } from '../../../sim/index.ts';
import type { ResultColumn } from '../engine/database.ts';
import type { CellDeed } from './kernel.ts';
import type { Layer } from './spark/world.ts';

/** One cell to run, and where the notebooks stand. */
export interface CellRequest {
  preset: string;
  attendee: string;
  deeds: readonly CellDeed[];
  tMs: number;
  notebook: number;
  text: string;
}

/** What a cell shows beneath itself when it has run. */
export type CellOutput =
  | { kind: 'text'; text: string }
  | { kind: 'note'; text: string }
  | { kind: 'rows'; columns: ResultColumn[]; rows: number }
  | { kind: 'stream'; layer: Layer };

/** How a cell ended. */
export type CellEnd =
  | { kind: 'done' }
  /** In Spark's or Python's words, with its class. */
  | { kind: 'error'; name: string; message: string; at: number }
  | { kind: 'not-here'; message: string; at: number };

/** What came of a cell. */
export interface CellAnswer {
  outputs: CellOutput[];
  end: CellEnd;
  deed: CellDeed;
  /** When it returned, ms of the run. */
  untilMs: number;
  /** The three queries over the whole run in which everything has been done. */
  tapes: Record<Layer, QueryTape>;
  holds: Holds;
}

/** What the workspace holds when a cell has returned. */
export interface Holds {
  /** Full names of the tables, with their rows. */
  tables: { name: string; rows: number }[];
  /** Of each layer; NaN while it has no table. */
  rows: Record<Layer, number>;
  /** Checkpoint folders. */
  folders: readonly string[];
}

/** Asks for the newest progress report of a query. */
export interface ReportRequest {
  preset: string;
  deeds: readonly CellDeed[];
  tMs: number;
  layer: Layer;
}
