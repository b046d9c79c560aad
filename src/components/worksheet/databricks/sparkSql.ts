import {
  inner,
  TranslationError,
  translateWith,
  type Node,
  type Now,
  type Translation,
  type Translator,
} from '../engine/syntaxTree.ts';

/** Functions that DuckDB has not, or has with another meaning: better named than wrong. */
const foreign =
  /^(hash|xxhash64|window|session_window|window_time|from_json|to_json|from_avro|explode|input_file_name|typeof|rand|randn|uuid|monotonically_increasing_id|date_format|from_unixtime|current_user)$/i;
const nowNames = /^(current_timestamp|now|localtimestamp)$/i;

/** A SELECT in Spark's dialect as DuckDB runs it; "now" is the worksheet's clock (`nowMs`), in UTC. */
export function sparkToDuckdb(translator: Translator, sql: string, nowMs: number): Translation {
  const { sql: duckdb, reads } = translateWith(translator, 'databricks', sql, nowMs, replacement);
  // Times are UTC without a zone: what has one needs an extension that is not loaded.
  return { sql: duckdb.replace(/\bTIMESTAMPTZ\b/g, 'TIMESTAMP'), reads };
}

function replacement(node: Node, now: Now): Node | undefined {
  const called = inner(node, 'function');
  if (!called) return undefined;
  const name = String(called.name).toLowerCase();
  if (nowNames.test(name)) return now.time;
  if (name === 'current_date' || name === 'curdate') return now.date;
  if (foreign.test(name)) throw new TranslationError(`${name} is not run here.`, 0);
  // The translator would turn its letters small.
  return name === 'hex' ? { function: { ...called, name: 'SHEET_HEX' } } : undefined;
}
