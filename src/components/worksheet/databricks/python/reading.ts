import type { Host, Scope } from './scope.ts';
import type { SyntaxNode } from './syntax.ts';
import type { Value } from './values.ts';

/** The text in which nodes have their places, and who answers for what is not Python. */
export interface Reading {
  text: string;
  host: Host;
}

/** What gives a node its value. */
export type Of = (node: SyntaxNode, scope: Scope, reading: Reading) => Value;
