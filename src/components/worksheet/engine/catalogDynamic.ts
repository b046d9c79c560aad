import { checkTargetLag } from '../../../sim/index.ts';
import type { Catalog, Effect, SheetTable } from './catalog.ts';
import { fullName, missing, mustHaveSchema, Refusal } from './names.ts';
import type { Command } from './read.ts';
import { variantOf } from './variant.ts';

const silverName = 'STREAMING_SILVER_USER_ACTIVITY';
const goldName = 'STREAMING_GOLD_ACTIVITY_BY_COUNTRY';
type CreateDynamic = Extract<Command, { do: 'create-dynamic' }>;

/** CREATE DYNAMIC TABLE: the lab's two are the simulation's, others refresh by their own lag. */
export function createDynamic(
  catalog: Catalog,
  command: CreateDynamic,
  at: number,
  startMs: number,
): Effect {
  const { clauses, orReplace, ifNotExists } = command;
  const name = fullName(catalog, command.name);
  const short = name.split('.').at(-1) ?? name;
  mustHaveSchema(catalog, name);
  if (catalog.dynamic.has(name) && ifNotExists) {
    return { message: `${short} already exists, statement succeeded.`, catalog };
  }
  if (catalog.dynamic.has(name) && !orReplace) {
    throw new Refusal(`SQL compilation error: Object '${short}' already exists.`);
  }
  const tooShort = checkTargetLag(short, clauses.targetLag);
  if (tooShort !== undefined) throw new Refusal(tooShort);
  const id = short === silverName ? 0 : short === goldName ? 1 : null;
  const table: SheetTable = {
    name,
    id,
    clauses,
    select: command.select,
    schema: catalog.schema,
    own: {
      name,
      createdAtMs: startMs + at,
      initialize: clauses.initialize,
      targetLag: clauses.targetLag,
      said: [],
    },
  };
  const dynamic = new Map([...catalog.dynamic, [name, table]]);
  const message = `Dynamic table ${short} successfully created.`;
  const effect = { message, catalog: { ...catalog, dynamic }, table };
  if (id === null) return effect;
  const what = id === 0 ? ('silver-table' as const) : ('gold-table' as const);
  const { targetLag, warehouse, refreshMode, initialize } = clauses;
  const said = { targetLag, warehouse, refreshMode, initialize };
  const variant = id === 0 ? variantOf(command.select) : {};
  return { ...effect, action: { at, do: 'create', what, with: { ...said, ...variant } } };
}

/** ALTER DYNAMIC TABLE: refresh, suspend, resume, another lag. */
export function alterDynamic(
  catalog: Catalog,
  { name: written, change }: Extract<Command, { do: 'alter-dynamic' }>,
  at: number,
  startMs: number,
): Effect {
  const name = fullName(catalog, written);
  const table = catalog.dynamic.get(name);
  if (!table) throw missing('Dynamic table', name);
  if (typeof change === 'object') {
    const tooShort = checkTargetLag(name.split('.').at(-1) ?? name, change.targetLag);
    if (tooShort !== undefined) throw new Refusal(tooShort);
  }
  const { own } = table;
  const said = [...own.said, { atMs: startMs + at, what: change }];
  const clauses = typeof change === 'object' ? { ...table.clauses, ...change } : table.clauses;
  const changed = { ...table, clauses, own: { ...own, said } };
  const dynamic = new Map([...catalog.dynamic, [name, changed]]);
  const effect = {
    message: 'Statement executed successfully.',
    catalog: { ...catalog, dynamic },
    table: changed,
  };
  if (table.id === null) return effect;
  const what = table.id === 0 ? ('silver-table' as const) : ('gold-table' as const);
  if (change === 'refresh') return { ...effect, action: { at, do: 'refresh', what } };
  if (change === 'suspend') return { ...effect, action: { at, do: 'stop', what } };
  if (change === 'resume') return { ...effect, action: { at, do: 'start', what } };
  const setting = `snowflake.${table.id === 0 ? 'silver' : 'gold'}.targetLag`;
  return { ...effect, action: { at, do: 'set', name: setting, value: change.targetLag } };
}
