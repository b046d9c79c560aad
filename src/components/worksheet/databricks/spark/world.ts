import type { Action, Run } from '../../../../sim/index.ts';
import { factsAt } from '../../../../sim/index.ts';
import type { Handle } from './handle.ts';

/** The three queries that the simulation runs. */
export type Layer = 'bronze' | 'silver' | 'gold';

/** What a query was started with, as far as another start must fit to it. */
export interface Folder {
  key: Layer | 'quarantine';
  layer: Layer;
  /** Of gold: windows, watermark delay and output mode, ms. */
  said: Record<string, string | number | boolean>;
}

/** What a cell shows beneath itself. */
export type Output =
  | { kind: 'text'; text: string }
  /** What Spark does without a word, and the page says. */
  | { kind: 'note'; text: string }
  /** A query whose rows are to be shown; `at` is its place in the cell. */
  | { kind: 'sql'; sql: string; at: number }
  /** A streaming query was started: its metrics are shown here. */
  | { kind: 'stream'; layer: Layer };

/** The workspace as the notebooks see it, at one moment of the run. */
export interface World {
  run: Run;
  nowMs: number;
  /** What the cell did when it was run first: told again, to find the names that it defined. */
  replayed: readonly Action[] | null;
  /** Full names of the tables that queries have made, with the layer whose rows they hold. */
  tables: Map<string, Layer | 'quarantine'>;
  /** Queries that were started, by name, the last of each. */
  handles: Map<string, Handle>;
  /** Checkpoint folders that exist. */
  folders: Map<string, Folder>;
  /** What the cell that runs has done so far. */
  outputs: Output[];
  actions: Action[];
  /** The run with what the cell has done; the actions must be told to nobody else. */
  simulate: (actions: readonly Action[]) => Run;
}

/** Tells the simulation of a deed, at the moment of the cell. */
export function tell(world: World, action: DeedAction): void {
  if (world.replayed) return;
  world.actions.push({ ...action, at: world.nowMs - world.run.startMs });
  world.run = world.simulate(world.actions);
}

/** What a notebook can do to the simulation. */
type DeedAction =
  | { do: 'start'; what: Layer; with: Record<string, string | number | boolean> }
  | { do: 'stop'; what: Layer }
  | { do: 'delete-checkpoint'; what: Layer };

/** Is the process of a layer's query there at the world's moment? */
export function isUp({ run, nowMs }: World, layer: Layer): boolean {
  const { phase } = factsAt(run, nowMs).databricks[layer];
  return phase === 'idle' || phase === 'running';
}
