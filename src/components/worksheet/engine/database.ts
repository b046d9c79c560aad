/** A result column: its name, how its values are to be shown, and one value a row. */
export interface ResultColumn {
  name: string;
  kind: 'number' | 'text' | 'time';
  /** Times are ms since the epoch, UTC. */
  values: (string | number | null)[];
}

/** What a worksheet needs of a database; DuckDB-WASM in a worker, or under Node in the tests. */
export interface Database {
  /** Runs one statement. Rejects with the engine's own message. */
  query: (sql: string) => Promise<ResultColumn[]>;
  /** Puts a CSV text where `read_csv('name')` finds it. */
  file: (name: string, text: string) => Promise<void>;
}

/** How every error begins that comes because the database's own worker is gone. */
export const DATABASE_ENDED = 'The worker of the database has ended';

/** What of an Arrow table is read here; DuckDB's two builds each bring their own copy of Arrow. */
export interface ArrowTable {
  numRows: number;
  schema: { fields: readonly { name: string; type: { toString: () => string } }[] };
  getChildAt: (index: number) => { get: (row: number) => unknown } | null;
}

/** Settings with which DuckDB is opened: numbers as JavaScript knows them. */
export const openOptions = {
  path: ':memory:',
  query: { castBigIntToDouble: true, castDecimalToDouble: true, castTimestampToDate: true },
};

/** The columns of an Arrow table as plain values. */
export function columnsOf(table: ArrowTable): ResultColumn[] {
  return table.schema.fields.map(({ name, type }, index) => {
    const kind = kindOf(type.toString());
    const column = table.getChildAt(index);
    const values: ResultColumn['values'] = [];
    for (let row = 0; row < table.numRows; row++) values.push(plain(column?.get(row)));
    return { name, kind, values };
  });
}

function kindOf(type: string): ResultColumn['kind'] {
  if (/^(Timestamp|Date)/.test(type)) return 'time';
  return /^(U?Int|Float|Decimal)/.test(type) ? 'number' : 'text';
}

function plain(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Uint8Array) return hexOf(value);
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'bigint' ? Number(inner) : inner,
  );
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
