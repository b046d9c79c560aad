import type { Action, Run } from '../../../sim/index.ts';
import type { Cell } from './cells.ts';
import { NotHere } from './python/errors.ts';
import type { Scope } from './python/scope.ts';
import { cellText, runCell } from './python/statements.ts';
import { Plan, type Value } from './python/values.ts';
import { calleeOf, chainOf, differenceOf } from './spark/difference.ts';
import { hostOf } from './spark/host.ts';
import { regrouped } from './spark/carriedState.ts';
import { unlike, type LabPlans } from './spark/start.ts';
import type { Layer, Output, World } from './spark/world.ts';

/** A cell that was run, and what the simulation was told by it. */
export interface CellDeed {
  atMs: number;
  /** Number of the notebook. */
  notebook: number;
  text: string;
  actions: readonly Action[];
}

/** The Python of the three notebooks, each with names of its own, on one workspace. */
export interface Kernel {
  world: World;
  /** Runs a cell at the world's moment; throws as Python does. */
  run: (notebook: number, text: string) => void;
}

/** The lab's notebooks as cells, by which edits are recognised. */
export type LabCells = readonly { cells: readonly Cell[] }[];

/** Fresh names in all notebooks, and an empty workspace. */
export function openKernel(run: Run, simulate: World['simulate'], lab: LabCells): Kernel {
  const world = newWorld(run, simulate);
  const reference = referenceOf(run, lab);
  const notebooks = lab.map(() => {
    const scope: Scope = { names: new Map(), outer: null };
    return { scope, host: hostOf(world, new Map(), () => reference.plans) };
  });
  return {
    world,
    run: (notebook, text) => {
      const place = notebooks[notebook];
      if (!place) return;
      const { scope, host } = place;
      if (/^\s*%sql\b/.test(text)) {
        const at = text.indexOf('%sql') + 4;
        world.outputs.push({ kind: 'sql', sql: text.slice(at), at });
        return;
      }
      if (/^\s*%(?!python\b)\w+/.test(text)) {
        throw new NotHere(
          `${text.trim().split(/\s/)[0] ?? ''} is not run here: %sql and Python are.`,
          0,
        );
      }
      const python = text.replace(/^\s*%python\b/, (mark) => ' '.repeat(mark.length));
      const before = new Map(scope.names);
      scope.names.set(cellText, python);
      runCell(python, scope, host);
      try {
        const carried = [...world.folders.values()].some(({ key }) => key === 'gold');
        const names = reference.names[notebook] ?? new Map<string, Value>();
        mustBeLabs(before, scope.names, names, carried && notebook === 2 ? ` ${regrouped}` : '');
      } catch (error) {
        scope.names = before;
        throw error;
      }
    },
  };
}

/** An edit that the simulation has no answer to is named in the cell in which it is made. */
function mustBeLabs(
  before: ReadonlyMap<string, Value>,
  names: ReadonlyMap<string, Value>,
  lab: ReadonlyMap<string, Value>,
  carried: string,
): void {
  for (const [name, value] of names) {
    const theirs = lab.get(name);
    if (!(value instanceof Plan) || !(theirs instanceof Plan)) continue;
    if (before.get(name) === value) continue;
    const difference = differenceOf(value, theirs);
    if (difference) throw unlike(difference.what, Math.max(0, difference.at), carried);
  }
}

/** The lab's own notebooks, run on a workspace in which nothing happens. */
function referenceOf(
  run: Run,
  lab: LabCells,
): { plans: LabPlans; names: ReadonlyMap<string, Value>[] } {
  const world = newWorld(run, () => run);
  const plans = new Map<Layer | 'quarantine', { table: string; rows: Plan }>();
  const names = lab.map(({ cells }, index) => {
    const scope: Scope = { names: new Map(), outer: null };
    const host = hostOf(world, new Map(), () => plans);
    const record = (of: Plan, args: Plan['args'], at: number): Value => {
      const call = new Plan('call', '', of, args, at);
      if (calleeOf(call) !== 'toTable') return host.call(of, args, at);
      const table = String(args.list[0] ?? '');
      const { root } = chainOf(call);
      const key = keys[index]?.find((one) => !plans.has(one)) ?? 'bronze';
      if (root) plans.set(key, { table, rows: root });
      world.tables.set(table, key);
      return call;
    };
    for (const { kind, text } of cells) {
      // Cells that look at a running query have nothing to hold against.
      if (kind === 'python' && !/recentProgress/.test(text)) {
        runCell(text, scope, { ...host, call: record });
      }
    }
    return scope.names;
  });
  return { plans, names };
}

/** The tables that each notebook writes, in its order. */
const keys: (Layer | 'quarantine')[][] = [['bronze'], ['silver', 'quarantine'], ['gold']];

function newWorld(run: Run, simulate: World['simulate']): World {
  return {
    run,
    nowMs: run.startMs,
    replayed: null,
    tables: new Map(),
    handles: new Map(),
    folders: new Map(),
    outputs: [] as Output[],
    actions: [],
    simulate,
  };
}
