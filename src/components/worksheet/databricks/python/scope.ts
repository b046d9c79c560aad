import type { Args, Plan, Value } from './values.ts';

/** Names of a notebook, or of one call of a function within it. */
export interface Scope {
  names: Map<string, Value>;
  outer: Scope | null;
}

/** What Python cannot do by itself: Spark, the notebook's utilities, printing. */
export interface Host {
  /** A name that nobody has defined: `spark`, `dbutils`, `print`; undefined for none. */
  builtin: (name: string) => Value | undefined;
  /** What `import module` or, with a name, `from module import name` brings. */
  imported: (module: string, name: string | null, at: number) => Value;
  /** An attribute of something planned. */
  get: (of: Plan, name: string, at: number) => Value;
  /** A call of something planned. */
  call: (of: Plan, args: Args, at: number) => Value;
}

/** The value of a name in a scope or around it; undefined for none, null for None. */
export function lookUp(scope: Scope, name: string): Value | undefined {
  for (let at: Scope | null = scope; at; at = at.outer) {
    const found = at.names.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}
