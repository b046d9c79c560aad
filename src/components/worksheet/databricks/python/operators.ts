import { combined, compared, isIn } from './methods.ts';
import type { Of, Reading } from './reading.ts';
import type { Scope } from './scope.ts';
import { childrenOf, type SyntaxNode } from './syntax.ts';
import { areEqual, isTrue, Plan, type Value } from './values.ts';

/** The value of `not x`, `-x` and their like. */
export function unary(node: SyntaxNode, scope: Scope, reading: Reading, valueOf: Of): Value {
  const [sign, operand] = childrenOf(node);
  if (!sign || !operand) return null;
  const value = valueOf(operand, scope, reading);
  const op = reading.text.slice(sign.from, sign.to);
  if (value instanceof Plan) return planned(op, [value], node.from);
  if (op === 'not') return !isTrue(value);
  return typeof value === 'number' && op === '-' ? -value : value;
}

/** The value of `left op right`; `and` and `or` look at the right side only if they must. */
export function binary(node: SyntaxNode, scope: Scope, reading: Reading, valueOf: Of): Value {
  const parts = childrenOf(node);
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return null;
  const op = parts
    .slice(1, -1)
    .map(({ from, to }) => reading.text.slice(from, to))
    .join(' ');
  const left = valueOf(first, scope, reading);
  if (op === 'and' && !(left instanceof Plan)) {
    return isTrue(left) ? valueOf(last, scope, reading) : left;
  }
  if (op === 'or' && !(left instanceof Plan)) {
    return isTrue(left) ? left : valueOf(last, scope, reading);
  }
  const right = valueOf(last, scope, reading);
  const at = parts[1]?.from ?? node.from;
  const identity = op === 'is' || op === 'is not';
  if (!identity && (left instanceof Plan || right instanceof Plan)) {
    return planned(op, [left, right], at);
  }
  if (identity) return (left === right) === (op === 'is');
  if (op === '==' || op === '!=') return areEqual(left, right) === (op === '==');
  if (op === 'in' || op === 'not in') return isIn(left, right, at) === (op === 'in');
  if (/^[<>]=?$/.test(op)) return compared(left, op, right, at);
  return combined(left, op, right, at);
}

/** An operator on something of Spark's: a part of a plan, worked out nowhere here. */
export function planned(op: string, list: readonly Value[], at: number): Plan {
  return new Plan('op', op, null, { list, named: new Map() }, at);
}
