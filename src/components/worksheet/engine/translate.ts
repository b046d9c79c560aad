/** What is used of the translator; `@polyglot-sql/sdk` in both its builds. */
export interface Translator {
  parse: (
    sql: string,
    dialect: 'snowflake',
  ) => { success: boolean; ast?: unknown; error?: string; errorStart?: number };
  generate: (ast: unknown, dialect: 'snowflake') => Written;
  transpile: (sql: string, read: 'snowflake', write: 'duckdb') => Written;
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

type Node = Record<string, unknown>;

/** Functions whose meaning differs in DuckDB and cannot be brought over: better named than wrong. */
const foreign = /^(hash|to_char|to_varchar|typeof|parse_json|object_keys|flatten|is_null_value)$/i;
const nowNames = /^(current_timestamp|sysdate|getdate|localtimestamp|systimestamp)$/i;
const tableFunctions = /^(COPY_HISTORY|DYNAMIC_TABLE_REFRESH_HISTORY|DYNAMIC_TABLES)$/i;

/**
 * A SELECT in Snowflake's dialect as DuckDB runs it on the worksheet's tables: a VARIANT is a map
 * of text, times are UTC without a zone, and "now" is the worksheet's clock (`nowMs`).
 */
export function translate(translator: Translator, sql: string, nowMs: number): Translation {
  const parsed = translator.parse(sql, 'snowflake');
  if (!parsed.success || !Array.isArray(parsed.ast)) {
    const message = parsed.error ?? 'The statement could not be read.';
    throw new TranslationError(withoutPlace(message), parsed.errorStart ?? 0);
  }
  const reads = new Set<string>();
  const own = new Set<string>();
  const now = nowNode(translator, nowMs);
  const rewritten = rewrite(parsed.ast, { reads, own, now });
  const snowflake = written(translator.generate(rewritten, 'snowflake'));
  const duckdb = written(translator.transpile(snowflake, 'snowflake', 'duckdb'));
  return { sql: duckdb, reads: [...reads].filter((name) => !own.has(name.toUpperCase())) };
}

interface Context {
  reads: Set<string>;
  /** Names of WITH clauses, upper case. */
  own: Set<string>;
  now: unknown;
}

function rewrite(value: unknown, context: Context): unknown {
  if (Array.isArray(value)) return value.map((item) => rewrite(item, context));
  if (!isNode(value)) return value;
  const replaced = replacement(value, context);
  const node = replaced ?? value;
  return Object.fromEntries(
    Object.entries(node).map(([key, inner]) => [key, rewrite(inner, context)]),
  );
}

/** What stands instead of a node of the syntax tree, before its own parts are looked at. */
function replacement(node: Node, context: Context): Node | undefined {
  const path = inner(node, 'j_s_o_n_extract');
  if (path && isNode(path.variant_extract)) {
    return { subscript: { this: path.this, index: path.expression } };
  }
  const difference = inner(node, 'date_diff');
  if (difference) {
    const unit = text(String(difference.unit).toLowerCase());
    return call('SHEET_DATEDIFF', [unit, difference.expression, difference.this]);
  }
  const type = inner(node, 'to');
  if (type?.data_type === 'timestamp' && type.timezone === true) {
    return { ...node, to: { ...type, timezone: false } };
  }
  if (type?.data_type === 'custom' && /^TIMESTAMP(LTZ|TZ|NTZ)$/.test(String(type.name))) {
    return { ...node, to: { data_type: 'timestamp', precision: null, timezone: false } };
  }
  noteTable(node, context);
  const called = inner(node, 'function');
  return called && replacedCall(called, context);
}

function replacedCall(called: Node, { now }: Context): Node | undefined {
  const name = String(called.name);
  const args = Array.isArray(called.args) ? (called.args as Node[]) : [];
  const first = args[0];
  if (nowNames.test(name)) return now as Node;
  if (/^(dateadd|timestampadd)$/i.test(name) && first) {
    return call('SHEET_DATEADD', [text(unitOf(first)), ...args.slice(1)]);
  }
  const method = /^table$/i.test(name) && first ? inner(first, 'method_call') : undefined;
  const asked = String(inner(method ?? {}, 'method')?.name);
  if (method && tableFunctions.test(asked)) return call(`SHEET_${asked}`, method.args as Node[]);
  const differs = foreign.test(name) && !(/^to_(char|varchar)$/i.test(name) && args.length === 1);
  if (differs) throw new TranslationError(`${name.toUpperCase()} is not run here.`, 0);
  return undefined;
}

/** The unit of DATEADD: a bare word, or a text. */
function unitOf(node: Node): string {
  const word = inner(node, 'var')?.this ?? inner(node, 'literal')?.value;
  const name = inner(inner(node, 'column') ?? {}, 'name')?.name;
  return String(word ?? name).toLowerCase();
}

function noteTable(node: Node, { reads, own }: Context): void {
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

function nowNode(translator: Translator, nowMs: number): unknown {
  const iso = new Date(nowMs).toISOString().replace('T', ' ').replace('Z', '');
  const parsed = translator.parse(`SELECT CAST('${iso}' AS TIMESTAMP)`, 'snowflake');
  const [statement] = parsed.ast as [{ select: { expressions: unknown[] } }];
  return statement.select.expressions[0];
}

/** A function call as the translator's syntax tree has it. */
function call(name: string, args: readonly unknown[]): Node {
  return { function: { name, args, distinct: false, trailing_comments: [] } };
}

function text(value: string): Node {
  return { literal: { literal_type: 'string', value } };
}

function written({ success, sql, error }: Written): string {
  const [first] = sql ?? [];
  if (!success || first === undefined) throw new TranslationError(error ?? 'Not understood.', 0);
  return first;
}

function inner(node: Node, key: string): Node | undefined {
  const value = node[key];
  return isNode(value) ? value : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The place is shown at the line itself, in the whole worksheet's numbers. */
function withoutPlace(message: string): string {
  return message.replace(/^Parse error at line \d+, column \d+: /, '');
}
