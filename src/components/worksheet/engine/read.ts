import type { TargetLag } from '../../../sim/index.ts';
import { withoutComments } from './statements.ts';

/** What CREATE makes here, besides dynamic tables. */
export type PlainObject = 'SCHEMA' | 'TABLE' | 'FILE FORMAT' | 'STAGE' | 'PIPE';

/** A statement of the Snowflake worksheet, read as far as it is acted upon. Names are as written. */
export type Command =
  | { do: 'use'; what: 'WAREHOUSE' | 'SCHEMA' | 'DATABASE' | 'ROLE'; name: string }
  | ({ do: 'create'; what: PlainObject; body: string } & Creation)
  | ({ do: 'create-dynamic'; clauses: Clauses; select: string; selectAt: number } & Creation)
  | { do: 'alter-pipe'; name: string; change: 'refresh' | 'pause' | 'resume' }
  | { do: 'alter-dynamic'; name: string; change: DynamicChange }
  | ({ do: 'show' } & Shown)
  | { do: 'query' }
  | { do: 'not-here'; why: string }
  /** A slip of the pen, and what is wrong. */
  | { do: 'mistake'; message: string };

/** What SHOW lists: kinds of things, all of them or those that fit. */
export interface Shown {
  what: string;
  /** A pattern of their names, `%` and `_` as in LIKE. */
  like: string | undefined;
  /** Their schema, as written. */
  schema: string | undefined;
}

interface Creation {
  name: string;
  orReplace: boolean;
  ifNotExists: boolean;
}

type DynamicChange = 'refresh' | 'suspend' | 'resume' | { targetLag: TargetLag };

/** The clauses of CREATE DYNAMIC TABLE; what is not said has Snowflake's default. */
export interface Clauses {
  targetLag: TargetLag;
  warehouse: string;
  refreshMode: 'AUTO' | 'INCREMENTAL' | 'FULL';
  initialize: 'ON_CREATE' | 'ON_SCHEDULE';
}

const name = String.raw`((?:"[^"]+"|[\w$]+)(?:\.(?:"[^"]+"|[\w$]+)){0,2})`;
const create = new RegExp(
  String.raw`^CREATE\s+(OR\s+REPLACE\s+)?(DYNAMIC\s+TABLE|SCHEMA|TABLE|FILE\s+FORMAT|STAGE|PIPE)\s+(IF\s+NOT\s+EXISTS\s+)?${name}`,
  'i',
);
const use = new RegExp(String.raw`^USE\s+(WAREHOUSE|SCHEMA|DATABASE|ROLE)\s+${name}\s*$`, 'i');
const alterPipe = new RegExp(
  String.raw`^ALTER\s+PIPE\s+(?:IF\s+EXISTS\s+)?${name}\s+(REFRESH|SET\s+PIPE_EXECUTION_PAUSED\s*=\s*(TRUE|FALSE))\s*$`,
  'i',
);
const alterDynamic = new RegExp(
  String.raw`^ALTER\s+DYNAMIC\s+TABLE\s+(?:IF\s+EXISTS\s+)?${name}\s+(REFRESH|SUSPEND|RESUME|SET\s+TARGET_LAG\s*=\s*('[^']*'|DOWNSTREAM))\s*$`,
  'i',
);
const show = new RegExp(
  String.raw`^SHOW\s+(DYNAMIC\s+TABLES|PIPES|STAGES|SCHEMAS|TABLES|FILE\s+FORMATS)(?:\s+LIKE\s+'([^']*)')?(?:\s+IN\s+SCHEMA\s+${name})?\s*$`,
  'i',
);
/** Every first word of a statement of Snowflake's; what begins otherwise is a slip of the pen. */
const verbs =
  /^(ALTER|BEGIN|CALL|COMMENT|COMMIT|COPY|CREATE|DECLARE|DELETE|DESC|DESCRIBE|DROP|EXECUTE|EXPLAIN|GET|GRANT|INSERT|LIST|LS|MERGE|PUT|REMOVE|REVOKE|RM|ROLLBACK|SET|SHOW|START|TRUNCATE|UNDROP|UNSET|UPDATE|USE|VALUES)$/;

/** Reads one statement. What this worksheet does not act upon comes back as `not-here`. */
export function readCommand(text: string): Command {
  const bare = withoutComments(text);
  const first = /^[\s(]*(\w*)/.exec(bare)?.[1] ?? '';
  const verb = first.toUpperCase();
  if (verb === 'SELECT' || verb === 'WITH') return readQuery(bare);
  if (!verbs.test(verb)) {
    return {
      do: 'mistake',
      message: `SQL compilation error: syntax error, unexpected '${first}'.`,
    };
  }
  const used = use.exec(bare);
  if (used) return { do: 'use', what: word(used[1]) as 'SCHEMA', name: used[2] ?? '' };
  const made = create.exec(bare);
  if (made) return readCreate(bare, made);
  const piped = alterPipe.exec(bare);
  if (piped) {
    const paused = piped[3]?.toUpperCase();
    const change = paused === undefined ? 'refresh' : paused === 'TRUE' ? 'pause' : 'resume';
    return { do: 'alter-pipe', name: piped[1] ?? '', change };
  }
  const altered = alterDynamic.exec(bare);
  if (altered) return readAlter(altered);
  const shown = show.exec(bare);
  if (shown) return { do: 'show', what: word(shown[1]), like: shown[2], schema: shown[3] };
  return { do: 'not-here', why: `${firstWords(bare)} is not run here. ${whatRuns}` };
}

const whatRuns =
  'This worksheet runs SELECT, USE, SHOW, CREATE of schema, table, file format, stage, pipe and dynamic table, ALTER PIPE and ALTER DYNAMIC TABLE.';

/** A SELECT is the database's, but for what it has no counterpart for. */
function readQuery(bare: string): Command {
  const code = bare.replace(/'(?:[^']|'')*'/g, "''");
  if (/\b(FROM|JOIN)\s+@/i.test(code)) {
    return { do: 'not-here', why: 'A query of the files in a stage is not run here.' };
  }
  if (/\b(AT|BEFORE)\s*\(\s*(OFFSET|TIMESTAMP|STATEMENT|STREAM)\b/i.test(code)) {
    return { do: 'not-here', why: 'Time Travel is not run here: turn the clock back instead.' };
  }
  return { do: 'query' };
}

function readCreate(bare: string, made: RegExpExecArray): Command {
  const rest = bare.slice(made[0].length);
  const creation = {
    name: made[4] ?? '',
    orReplace: made[1] !== undefined,
    ifNotExists: made[3] !== undefined,
  };
  const what = word(made[2]);
  if (what !== 'DYNAMIC TABLE') {
    return { do: 'create', what: what as PlainObject, body: rest, ...creation };
  }
  const as = /\bAS\b\s*/i.exec(rest);
  if (!as) return { do: 'mistake', message: 'CREATE DYNAMIC TABLE needs AS and a SELECT.' };
  const clauses = readClauses(rest.slice(0, as.index));
  if (typeof clauses === 'string') {
    return clauses.endsWith('is not run here.')
      ? { do: 'not-here', why: clauses }
      : { do: 'mistake', message: clauses };
  }
  const selectAt = made[0].length + as.index + as[0].length;
  return { do: 'create-dynamic', clauses, select: bare.slice(selectAt), selectAt, ...creation };
}

/** The clauses between a dynamic table's name and AS, or why they cannot be read. */
export function readClauses(text: string): Clauses | string {
  const clause = /\s*(\w+)\s*=\s*('[^']*'|\w+)/y;
  const said = new Map<string, string>();
  let at = 0;
  for (;;) {
    clause.lastIndex = at;
    const found = clause.exec(text);
    if (!found) break;
    said.set((found[1] ?? '').toUpperCase(), found[2] ?? '');
    at = clause.lastIndex;
  }
  const left = text.slice(at).trim();
  if (left !== '') return `"${firstWords(left)}" in CREATE DYNAMIC TABLE is not run here.`;
  const lag = said.get('TARGET_LAG');
  const warehouse = said.get('WAREHOUSE');
  if (lag === undefined) return 'Missing option TARGET_LAG in CREATE DYNAMIC TABLE.';
  if (warehouse === undefined) return 'Missing option WAREHOUSE in CREATE DYNAMIC TABLE.';
  const targetLag = readLag(lag);
  if (targetLag === undefined) return noLag(lag);
  const refreshMode = (said.get('REFRESH_MODE') ?? 'AUTO').toUpperCase();
  const initialize = (said.get('INITIALIZE') ?? 'ON_CREATE').toUpperCase();
  if (!isMode(refreshMode)) return `REFRESH_MODE = ${refreshMode} is not run here.`;
  if (!isStart(initialize)) return `INITIALIZE = ${initialize} is unknown.`;
  const other = [...said.keys()].find((key) => !known.has(key));
  if (other !== undefined) return `${other} in CREATE DYNAMIC TABLE is not run here.`;
  return { targetLag, warehouse, refreshMode, initialize };
}

const known = new Set(['TARGET_LAG', 'WAREHOUSE', 'REFRESH_MODE', 'INITIALIZE']);
const units: Record<string, number> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

function readLag(text: string): TargetLag | undefined {
  if (/^'?DOWNSTREAM'?$/i.test(text)) return 'DOWNSTREAM';
  const found = /^'\s*(\d+)\s+(second|minute|hour|day)s?\s*'$/i.exec(text);
  const unit = units[found?.[2]?.toLowerCase() ?? ''];
  return unit === undefined ? undefined : Number(found?.[1]) * unit;
}

function readAlter([, name = '', what = '', lag]: RegExpExecArray): Command {
  const change = what.toLowerCase();
  if (change === 'refresh' || change === 'suspend' || change === 'resume') {
    return { do: 'alter-dynamic', name, change };
  }
  const targetLag = readLag(lag ?? '');
  if (targetLag === undefined) return { do: 'mistake', message: noLag(lag ?? '') };
  return { do: 'alter-dynamic', name, change: { targetLag } };
}

function noLag(text: string): string {
  return `TARGET_LAG = ${text} is no time: write '1 minute'.`;
}

function isMode(text: string): text is Clauses['refreshMode'] {
  return text === 'AUTO' || text === 'INCREMENTAL' || text === 'FULL';
}

function isStart(text: string): text is Clauses['initialize'] {
  return text === 'ON_CREATE' || text === 'ON_SCHEDULE';
}

function word(text = ''): string {
  return text.replace(/\s+/g, ' ').toUpperCase();
}

function firstWords(text: string): string {
  return text.trim().split(/\s+/).slice(0, 3).join(' ');
}
