import type { Action, OwnTable, TableId } from '../../../sim/index.ts';
import { alterDynamic, createDynamic } from './catalogDynamic.ts';
import { fullName, missing, mustHaveSchema, Refusal, schemaName } from './names.ts';
import type { Clauses, Command, PlainObject } from './read.ts';

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

const bronzeName = 'STREAMING_BRONZE_USER_ACTIVITY';

/** A new session: the database is there, the schema is not. */
export function emptyCatalog(): Catalog {
  return {
    schema: '',
    schemas: new Set(),
    objects: new Set(),
    dynamic: new Map(),
  };
}

/** What a changing statement at `at` (ms after the run's start) does; throws a Refusal. */
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

function enter(catalog: Catalog, what: string, name: string): Effect {
  const message = 'Statement executed successfully.';
  if (what === 'DATABASE' && !/^"?DE_MASTERCLASS"?$/i.test(name)) throw missing('Database', name);
  if (what !== 'SCHEMA') return { message, catalog };
  const schema = schemaName(name);
  if (!catalog.schemas.has(schema)) throw missing('Schema', schema);
  return { message, catalog: { ...catalog, schema } };
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
