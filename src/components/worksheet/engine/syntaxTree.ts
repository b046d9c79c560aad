/** The dialects in which a worksheet's statements are written. */
type Dialect = 'snowflake' | 'databricks';

/** What is used of the translator; `@polyglot-sql/sdk` in both its builds. */
export interface Translator {
  parse: (
    sql: string,
    dialect: Dialect,
  ) => { success: boolean; ast?: unknown; error?: string; errorStart?: number };
  generate: (ast: unknown, dialect: Dialect) => Written;
  transpile: (sql: string, read: Dialect, write: 'duckdb') => Written;
}

interface Written {
  success: boolean;
  sql?: string[];
  error?: string;
}

/** A query in DuckDB's words, and the tables it reads, as they are written. */
export interface Translation {
  sql: string;
  reads: string[];
}

/** Why a statement could not be translated; `offset` is a place in its text. */
export class TranslationError extends Error {
  offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** A node of the translator's syntax tree. */
export type Node = Record<string, unknown>;

/** The worksheet's clock as nodes, for what asks the time, the day, the time of day. */
export interface Now {
  time: Node;
  date: Node;
  ofDay: Node;
}

/** What stands instead of a node, before its own parts are looked at; undefined to keep it. */
type Replacement = (node: Node, now: Now) => Node | undefined;

/**
 * A query as DuckDB runs it: read in its dialect, changed node by node, written again. `nowMs` is
 * the worksheet's clock, for what asks the time.
 */
export function translateWith(
  translator: Translator,
  dialect: Dialect,
  sql: string,
  nowMs: number,
  replacement: Replacement,
): Translation {
  const parsed = translator.parse(sql, dialect);
  if (!parsed.success || !Array.isArray(parsed.ast)) {
    const message = parsed.error ?? 'The statement could not be read.';
    throw new TranslationError(withoutPlace(message), parsed.errorStart ?? 0);
  }
  const now = nowNodes(translator, dialect, nowMs);
  const fixed = new Set<unknown>(Object.values(now));
  const reads = new Set<string>();
  const own = new Set<string>();
  const rewrite = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewrite);
    if (!isNode(value)) return value;
    const node = replacement(value, now) ?? value;
    if (fixed.has(node)) return node;
    noteTable(node, reads, own);
    return Object.fromEntries(Object.entries(node).map(([key, part]) => [key, rewrite(part)]));
  };
  const changed = written(translator.generate(rewrite(parsed.ast), dialect));
  const duckdb = written(translator.transpile(changed, dialect, 'duckdb'));
  return { sql: duckdb, reads: [...reads].filter((name) => !own.has(name.toUpperCase())) };
}

function noteTable(node: Node, reads: Set<string>, own: Set<string>): void {
  const alias = inner(node, 'alias')?.name;
  if (typeof alias === 'string' && 'materialized' in node) own.add(alias.toUpperCase());
  const table = inner(node, 'table');
  const name = table && inner(table, 'name');
  if (!table || !name || !('catalog' in table)) return;
  const parts = [inner(table, 'catalog'), inner(table, 'schema'), name];
  reads.add(parts.flatMap((part) => (part ? [identifier(part)] : [])).join('.'));
}

function identifier(part: Node): string {
  return part.quoted === true ? `"${String(part.name)}"` : String(part.name);
}

function nowNodes(translator: Translator, dialect: Dialect, nowMs: number): Now {
  const [day = '', time = ''] = new Date(nowMs).toISOString().replace('Z', '').split('T');
  const of = (text: string): Node => {
    const parsed = translator.parse(`SELECT CAST(${text})`, dialect);
    const [statement] = parsed.ast as [{ select: { expressions: Node[] } }];
    return statement.select.expressions[0] ?? {};
  };
  return {
    time: of(`'${day} ${time}' AS TIMESTAMP`),
    date: of(`'${day}' AS DATE`),
    ofDay: of(`'${time}' AS TIME`),
  };
}

/** The part of a node under a key, when it is a node itself. */
export function inner(node: Node, key: string): Node | undefined {
  const value = node[key];
  return isNode(value) ? value : undefined;
}

/** Is this a node of the syntax tree? */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function written({ success, sql, error }: Written): string {
  const [first] = sql ?? [];
  if (!success || first === undefined) throw new TranslationError(error ?? 'Not understood.', 0);
  return first;
}

/** The place is shown at the line itself, in the whole worksheet's numbers. */
function withoutPlace(message: string): string {
  return message.replace(/^Parse error at line \d+, column \d+: /, '');
}
