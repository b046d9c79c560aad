import Papa from 'papaparse';
import type { Row } from './columns.ts';

/** The format of a file, from its first character that says something. */
type Format = 'csv' | 'ndjson';

/** Told of each row in turn; `line` is that of its first character. Says false to stop. */
interface RowReader {
  row: (line: number, row: Row) => boolean;
  bad: (line: number, reason: string) => boolean;
  /** Characters read so far. */
  at: (read: number) => void;
}

/** Objects, one a line, are NDJSON; everything else is read as CSV with a head line. */
function formatOf(text: string): Format {
  return /^\s*[{[]/.test(text.slice(0, 4096)) ? 'ndjson' : 'csv';
}

/** Reads rows until the end or until the reader has enough. Any text is read; none throws. */
export function readRows(text: string, reader: RowReader): void {
  if (formatOf(text) === 'ndjson') readNdjson(text, reader);
  else readCsv(text, reader);
}

function readNdjson(text: string, reader: RowReader): void {
  let from = 0;
  for (let line = 1; from < text.length; line++) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    const one = text.slice(from, to).trim();
    from = to + 1;
    if (one === '') continue;
    const row = objectRow(one);
    const more = typeof row === 'string' ? reader.bad(line, row) : reader.row(line, row);
    reader.at(to);
    if (!more) return;
  }
}

function objectRow(text: string): Row | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'not a JSON object on one line';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'JSON, but not an object';
  }
  const row = emptyRow();
  flatten(value as Record<string, unknown>, '', row, 0);
  return row;
}

/** A row without a prototype: a column may be called `constructor`. */
function emptyRow(): Record<string, string> {
  return Object.create(null) as Record<string, string>;
}

/** Nested fields get dotted names, four levels down. */
function flatten(
  value: Record<string, unknown>,
  prefix: string,
  into: Record<string, string>,
  depth: number,
): void {
  for (const [name, inner] of Object.entries(value)) {
    const path = prefix + name;
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) {
      if (depth < 4) flatten(inner as Record<string, unknown>, `${path}.`, into, depth + 1);
    } else if (typeof inner === 'string') into[path] = inner;
    else if (typeof inner === 'number' || typeof inner === 'boolean') into[path] = String(inner);
  }
}

function readCsv(text: string, reader: RowReader): void {
  let names: string[] | undefined;
  // The library says where it is in characters; people find a row by its line.
  let line = 1;
  let counted = 0;
  const lineAt = (cursor: number, linebreak: string) => {
    const last = linebreak.charCodeAt(linebreak.length - 1);
    for (; counted < cursor; counted++) if (text.charCodeAt(counted) === last) line++;
    return line;
  };
  let begin = 0;
  Papa.parse<string[]>(text, {
    delimitersToGuess: [',', ';', '\t', '|'],
    skipEmptyLines: false,
    step({ data, errors, meta }, parser) {
      const at = lineAt(begin, meta.linebreak);
      begin = meta.cursor;
      if (data.length === 1 && (data[0] ?? '').trim() === '') return;
      if (!names) {
        names = data.map((name, i) => name.trim() || `column ${i + 1}`);
        return;
      }
      const more = deliver(reader, at, names, data, errors[0]?.message);
      reader.at(meta.cursor);
      if (!more) parser.abort();
    },
  });
}

function deliver(
  reader: RowReader,
  line: number,
  names: readonly string[],
  data: readonly string[],
  error: string | undefined,
): boolean {
  if (error !== undefined) return reader.bad(line, `CSV: ${error.toLowerCase()}`);
  if (data.length < names.length) {
    return reader.bad(line, `${data.length} of ${names.length} columns`);
  }
  const row = emptyRow();
  names.forEach((name, i) => (row[name] = data[i] ?? ''));
  return reader.row(line, row);
}
