/** One statement of a worksheet's text: from (included) to (excluded) its semicolon. */
export interface Statement {
  from: number;
  to: number;
  /** Its text without the comments before it. */
  text: string;
  /** Where `text` begins. */
  start: number;
}

/** Quoted text, a name in double quotes, dollar quotes, comments: where a semicolon ends nothing. */
const opaque = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$\$[^]*?\$\$|--[^\n]*|\/\*[^]*?\*\//y;

/** The statements of a text, in order; comments alone are none. */
export function statementsOf(source: string): Statement[] {
  const statements: Statement[] = [];
  let from = 0;
  let at = 0;
  while (at <= source.length) {
    opaque.lastIndex = at;
    const skipped = opaque.exec(source);
    if (skipped) {
      at += skipped[0].length;
    } else if (at === source.length || source[at] === ';') {
      const statement = trimmed(source, from, at);
      if (statement) statements.push(statement);
      from = ++at;
    } else at++;
  }
  return statements;
}

/** The statement in which the cursor stands, or after which it stands on the same line. */
export function statementAt(source: string, cursor: number): Statement | undefined {
  const statements = statementsOf(source);
  const inside = statements.find(({ from, to }) => cursor >= from && cursor <= to + 1);
  return inside ?? statements.findLast(({ to }) => to < cursor);
}

/** Line (from 1) and column (from 1) of a place in a text. */
export function placeOf(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** A text without its comments, which are replaced by blanks so that every place stays. */
export function withoutComments(source: string): string {
  const parts = new RegExp(opaque.source, 'g');
  return source.replace(parts, (part) =>
    part.startsWith('--') || part.startsWith('/*') ? part.replace(/[^\n]/g, ' ') : part,
  );
}

function trimmed(source: string, from: number, to: number): Statement | undefined {
  const bare = withoutComments(source.slice(from, to));
  const first = bare.search(/\S/);
  if (first < 0) return undefined;
  const start = from + first;
  return { from, to, start, text: source.slice(start, from + bare.trimEnd().length) };
}
