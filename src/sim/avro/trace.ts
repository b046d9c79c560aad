/** What one run of bytes is for. */
export type TokenPart =
  | 'magic'
  | 'schema id'
  | 'union index'
  | 'length'
  | 'block count'
  | 'block size'
  | 'value'
  | 'trailing';

/**
 * A leaf span: bytes [start, end) that are read in one go. The tokens of a message touch each
 * other and cover it from the first byte to the last. `type` is how the bytes are coded; those
 * with `long` or `int` are varints, whose single steps `varintSteps` gives.
 */
export interface Token {
  part: TokenPart;
  type: string;
  path: string;
  start: number;
  end: number;
}

/**
 * The bytes [start, end) of one value with everything that belongs to it (union index, length
 * prefix, block counts). Fields nest; they come in reading order, a parent before its children.
 */
export interface FieldSpan {
  path: string;
  type: string;
  start: number;
  end: number;
  /** 0 for the message's root value. */
  depth: number;
  /** True when no other field lies inside. */
  scalar: boolean;
}

/** Everything a figure needs to point at bytes. */
export interface Trace {
  tokens: Token[];
  fields: FieldSpan[];
}

/** One flat span: `path` names the field, `part` says which bytes of it when it is not the whole. */
export interface FlatSpan {
  path: string;
  start: number;
  end: number;
  part?: TokenPart;
}

/**
 * The trace as one row of spans in byte order that covers every byte exactly once: a scalar field
 * is one span with its length prefix and union index; what belongs to no scalar (header, block
 * counts, the union index of a record, trailing bytes) stands for itself with its `part`.
 */
export function flatten(trace: Trace): FlatSpan[] {
  const out: FlatSpan[] = [];
  const scalars = trace.fields.filter((field) => field.scalar);
  let next = 0;
  let covered = 0;
  for (const token of trace.tokens) {
    for (let f = scalars[next]; f !== undefined && f.start <= token.start; f = scalars[++next]) {
      out.push({ path: f.path, start: f.start, end: f.end });
      covered = Math.max(covered, f.end);
    }
    if (token.start >= covered) {
      out.push({ path: token.path, start: token.start, end: token.end, part: token.part });
    }
  }
  for (const f of scalars.slice(next)) out.push({ path: f.path, start: f.start, end: f.end });
  return out;
}
