import {
  inner,
  isNode,
  TranslationError,
  translateWith,
  type Node,
  type Now,
  type Translation,
  type Translator,
} from './syntaxTree.ts';

/** Functions whose meaning differs in DuckDB and cannot be brought over: better named than wrong. */
const foreign = /^(hash|to_char|to_varchar|typeof|parse_json|object_keys|flatten|is_null_value)$/i;
const nowNames = /^(current_timestamp|sysdate|getdate|localtimestamp|systimestamp)$/i;
/** The table functions of INFORMATION_SCHEMA that the account's state is shown by (macros.ts). */
const tableFunctions = /^(COPY_HISTORY|DYNAMIC_TABLE_REFRESH_HISTORY)$/;

/**
 * A SELECT in Snowflake's dialect as DuckDB runs it on the worksheet's tables: a VARIANT is a map
 * of text, times are UTC without a zone, and "now" is the worksheet's clock (`nowMs`).
 */
export function translate(translator: Translator, sql: string, nowMs: number): Translation {
  return translateWith(translator, 'snowflake', sql, nowMs, replacement);
}

/** What stands instead of a node of the syntax tree, before its own parts are looked at. */
function replacement(node: Node, now: Now): Node | undefined {
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
  const called = inner(node, 'function');
  return called && replacedCall(called, now);
}

function replacedCall(called: Node, now: Now): Node | undefined {
  const name = String(called.name);
  const args = Array.isArray(called.args) ? (called.args as Node[]) : [];
  const first = args[0];
  if (nowNames.test(name)) return now.time;
  if (/^current_date$/i.test(name)) return now.date;
  if (/^(current_time|localtime)$/i.test(name)) return now.ofDay;
  if (/^(dateadd|timestampadd)$/i.test(name) && first) {
    return call('SHEET_DATEADD', [text(unitOf(first)), ...args.slice(1)]);
  }
  const method = /^table$/i.test(name) && first ? inner(first, 'method_call') : undefined;
  if (method) return tableFunction(method);
  const differs = foreign.test(name) && !(/^to_(char|varchar)$/i.test(name) && args.length === 1);
  if (differs) throw new TranslationError(`${name.toUpperCase()} is not run here.`, 0);
  return undefined;
}

/** `TABLE(INFORMATION_SCHEMA.NAME(…))`. */
function tableFunction(method: Node): Node {
  const name = String(inner(method, 'method')?.name).toUpperCase();
  if (!tableFunctions.test(name)) throw new TranslationError(`${name} is not run here.`, 0);
  return call(`SHEET_${name}`, method.args as Node[]);
}

/** The unit of DATEADD: a bare word, or a text. */
function unitOf(node: Node): string {
  const word = inner(node, 'var')?.this ?? inner(node, 'literal')?.value;
  const name = inner(inner(node, 'column') ?? {}, 'name')?.name;
  return String(word ?? name).toLowerCase();
}

/** A function call as the translator's syntax tree has it. */
function call(name: string, args: readonly unknown[]): Node {
  return { function: { name, args, distinct: false, trailing_comments: [] } };
}

function text(value: string): Node {
  return { literal: { literal_type: 'string', value } };
}
