import type { ResultColumn } from './engine/database.ts';

/** A value as the result table and the CSV show it; null is NULL. Times are UTC. */
export function cellText({ kind, values }: ResultColumn, row: number): string | null {
  const value = values[row] ?? null;
  if (value === null) return null;
  if (kind === 'time' && typeof value === 'number') return timeText(value);
  return String(value);
}

/** How many rows, in words: `1 row`, `1,000 rows`. */
export function rowsText(rows: number): string {
  return `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`;
}

/** The rows' numbers in the order asked for; NULLs last. */
export function sortedRows(
  columns: readonly ResultColumn[],
  rows: number,
  sort: { column: number; down: boolean } | undefined,
): Uint32Array {
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  const values = sort && columns[sort.column]?.values;
  if (!values) return order;
  const sign = sort.down ? -1 : 1;
  return order.sort((a, b) => compared(values[a] ?? null, values[b] ?? null, sign) || a - b);
}

/** A result as CSV with a line of names. */
export function csvOf(columns: readonly ResultColumn[], order: Uint32Array): string {
  const lines = [columns.map(({ name }) => csvCell(name)).join(',')];
  for (const row of order) {
    lines.push(columns.map((column) => csvCell(cellText(column, row) ?? '')).join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

function compared(a: string | number | null, b: string | number | null, sign: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -sign : a > b ? sign : 0;
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function timeText(ms: number): string {
  const iso = new Date(ms).toISOString().replace('T', ' ').replace('Z', '');
  return iso.replace(/\.000$/, '');
}
