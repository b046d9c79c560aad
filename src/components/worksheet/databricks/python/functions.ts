import { NotHere, PythonError } from './errors.ts';
import type { Scope } from './scope.ts';
import { childrenOf, type SyntaxNode } from './syntax.ts';
import type { Args, Value } from './values.ts';

/** Names of a function's parameters. */
export function parametersOf(node: SyntaxNode, text: string): string[] {
  const list = childrenOf(node).find(({ name }) => name === 'ParamList');
  const parts = list ? childrenOf(list).filter(({ name }) => !/^[(),]$/.test(name)) : [];
  const other = parts.find(({ name }) => name !== 'VariableName');
  if (other) throw new NotHere('Parameters with defaults are not run here.', other.from);
  return parts.map(({ from, to }) => text.slice(from, to));
}

/** The names within one call of a function. */
export function callScope(
  parameters: readonly string[],
  { list, named }: Args,
  outer: Scope,
  at: number,
): Scope {
  const names = new Map<string, Value>();
  parameters.forEach((parameter, i) => {
    const value = i < list.length ? list[i] : named.get(parameter);
    if (value === undefined) {
      const message = `missing 1 required positional argument: '${parameter}'`;
      throw new PythonError('TypeError', message, at);
    }
    names.set(parameter, value);
  });
  return { names, outer };
}
