import { checkTargetLag, type Action, type OwnTable, type TableId } from '../../../sim/index.ts';
import type { Clauses, Command, PlainObject } from './read.ts';
import { variantOf } from './variant.ts';

/** A statement that changed something, and when, ms of the run's time. */
export interface Deed {
  atMs: number;
  text: string;
}

/** A dynamic table of the worksheet. */
export interface SheetTable {
  name: string;
  /** Which of the lab's two tables it is; null for one of the learner's own. */
  id: TableId | null;
  clauses: Clauses;
  /** Its SELECT as written, and the schema in which its names are looked up. */
  select: string;
  schema: string;
  own: OwnTable;
}

/** What exists at a moment. Full names, upper case unless quoted. */
export interface Catalog {
  schema: string;
  warehouse: string;
  schemas: ReadonlySet<string>;
  /** Name by kind: `STAGE DE_MASTERCLASS.X.Y`. */
  objects: ReadonlySet<string>;
  dynamic: ReadonlyMap<string, SheetTable>;
}

/** What a statement did: its message, the new catalog, and what the run must be told. */
export interface Effect {
  message: string;
  catalog: Catalog;
  action?: Action;
  /** What kind of thing it named. */
  table?: SheetTable;
}

/** Why a statement is refused, in Snowflake's words where it has some. */
export class Refusal extends Error {}

const silverName = 'STREAMING_SILVER_USER_ACTIVITY';
const goldName = 'STREAMING_GOLD_ACTIVITY_BY_COUNTRY';
const bronzeName = 'STREAMING_BRONZE_USER_ACTIVITY';

/** A new session: the database is there, the schema is not. */
export function emptyCatalog(): Catalog {
  return {
    schema: '',
    warehouse: '',
    schemas: new Set(),
    objects: new Set(),
    dynamic: new Map(),
  };
}

/** What a changing statement at `atMs` (ms after the run's start) does, or a Refusal. */
export function effectOf(catalog: Catalog, command: Command, at: number, startMs: number): Effect {
  if (command.do === 'use') return enter(catalog, command.what, command.name);
  if (command.do === 'create') return create(catalog, command, at);
  if (command.do === 'create-dynamic') return createDynamic(catalog, command, at, startMs);
  if (command.do === 'alter-pipe') {
    const name = fullName(catalog, command.name);
    if (!catalog.objects.has(`PIPE ${name}`)) throw missing('Pipe', name);
    const done = { message: 'Statement executed successfully.', catalog };
    if (command.change === 'refresh')
      return { ...done, action: { at, do: 'refresh', what: 'pipe' } };
    const verb = command.change === 'pause' ? 'stop' : 'start';
    return { ...done, action: { at, do: verb, what: 'pipe' } };
  }
  if (command.do === 'alter-dynamic') return alterDynamic(catalog, command, at, startMs);
  throw new Refusal('This statement changes nothing.');
}

/** A name with its database and schema. Unquoted parts are upper case, as Snowflake keeps them. */
export function fullName(catalog: Catalog, written: string): string {
  const parts = [...written.matchAll(/"([^"]+)"|([\w$]+)/g)].map(
    ([, quoted, bare]) => quoted ?? (bare ?? '').toUpperCase(),
  );
  if (parts.length === 3) return parts.join('.');
  if (parts.length === 2) return ['DE_MASTERCLASS', ...parts].join('.');
  if (catalog.schema === '') throw new Refusal(noSchema);
  return `${catalog.schema}.${parts.join('.')}`;
}

/** What Snowflake says of a name behind which there is nothing. */
export function missing(kind: string, name: string): Refusal {
  return new Refusal(`SQL compilation error: ${kind} '${name}' does not exist or not authorized.`);
}

const noSchema =
  'Cannot perform this operation. This session does not have a current schema. Call USE SCHEMA, or use a qualified name.';

function enter(catalog: Catalog, what: string, name: string): Effect {
  const message = 'Statement executed successfully.';
  if (what === 'WAREHOUSE') return { message, catalog: { ...catalog, warehouse: name } };
  if (what !== 'SCHEMA') return { message, catalog };
  const schema = schemaName(name);
  if (!catalog.schemas.has(schema)) throw missing('Schema', schema);
  return { message, catalog: { ...catalog, schema } };
}

function schemaName(written: string): string {
  const upper = written.replaceAll('"', '').toUpperCase();
  return upper.includes('.') ? upper : `DE_MASTERCLASS.${upper}`;
}

type Create = Extract<Command, { do: 'create' }>;

const words: Record<PlainObject, string> = {
  SCHEMA: 'Schema',
  TABLE: 'Table',
  'FILE FORMAT': 'File format',
  STAGE: 'Stage area',
  PIPE: 'Pipe',
};

function create(catalog: Catalog, command: Create, at: number): Effect {
  const { what, body, orReplace, ifNotExists } = command;
  const name = what === 'SCHEMA' ? schemaName(command.name) : fullName(catalog, command.name);
  const short = name.split('.').at(-1) ?? name;
  const key = `${what} ${name}`;
  const exists = what === 'SCHEMA' ? catalog.schemas.has(name) : catalog.objects.has(key);
  if (exists && ifNotExists) {
    return { message: `${short} already exists, statement succeeded.`, catalog };
  }
  if (exists && !orReplace) {
    throw new Refusal(`SQL compilation error: Object '${short}' already exists.`);
  }
  const message = `${words[what]} ${short} successfully created.`;
  if (what === 'SCHEMA') {
    const schemas = new Set([...catalog.schemas, name]);
    return { message, catalog: { ...catalog, schemas, schema: name } };
  }
  mustHaveSchema(catalog, name);
  if (what === 'TABLE') checkBronze(short, body);
  if (what === 'PIPE') checkPipe(catalog, body);
  const objects = new Set([...catalog.objects, key]);
  const effect = { message, catalog: { ...catalog, objects } };
  return what === 'PIPE'
    ? { ...effect, action: { at, do: 'create', what: 'pipe', with: {} } }
    : effect;
}

/** The one table that Snowpipe fills here; its columns are those that the pipe writes. */
function checkBronze(short: string, body: string): void {
  if (short !== bronzeName) {
    throw new Refusal(
      `CREATE TABLE ${short} is not run here: the worksheet has ${bronzeName}, which Snowpipe fills, and dynamic tables.`,
    );
  }
  for (const column of ['SRC', 'SOURCE_FILE', 'SOURCE_ROW', 'LOADED_AT']) {
    if (!new RegExp(`\\b${column}\\b`, 'i').test(body)) {
      throw new Refusal(`The pipe writes ${column}, and the table has no such column.`);
    }
  }
}

/** A pipe's COPY must name a table and a stage that exist. */
function checkPipe(catalog: Catalog, body: string): void {
  const table = /\bCOPY\s+INTO\s+([\w.$"]+)/i.exec(body)?.[1];
  const stage = /@([\w.$"]+)/.exec(body)?.[1];
  if (table === undefined || stage === undefined) {
    throw new Refusal('A pipe needs AS COPY INTO a table FROM a stage.');
  }
  const into = fullName(catalog, table);
  if (!catalog.objects.has(`TABLE ${into}`)) throw missing('Table', into);
  const from = fullName(catalog, stage);
  if (!catalog.objects.has(`STAGE ${from}`)) throw missing('Stage', from);
}

function mustHaveSchema(catalog: Catalog, name: string): void {
  const schema = name.split('.').slice(0, 2).join('.');
  if (!catalog.schemas.has(schema)) throw missing('Schema', schema);
}

type CreateDynamic = Extract<Command, { do: 'create-dynamic' }>;

function createDynamic(
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

function alterDynamic(
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
