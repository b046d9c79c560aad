import { dataTimestampAt, lagText, type Run } from '../../../sim/index.ts';
import type { Catalog, SheetTable } from './catalog.ts';
import type { ResultColumn } from './database.ts';
import { partsOf } from './names.ts';
import type { Shown } from './read.ts';

/** The rows of SHOW: what exists at `tMs`. */
export function showRows(shown: Shown, catalog: Catalog, run: Run, tMs: number): ResultColumn[] {
  const { what } = shown;
  const fits = fitting(shown);
  if (what === 'DYNAMIC TABLES') {
    return dynamicTables(
      [...catalog.dynamic.values()].filter(({ name }) => fits(name)),
      run,
      tMs,
    );
  }
  if (what === 'SCHEMAS') return named([...catalog.schemas].filter(fits));
  const kind = what.replace(/S$/, '');
  return named(
    [...catalog.objects]
      .flatMap((key) => (key.startsWith(`${kind} `) ? [key.slice(kind.length + 1)] : []))
      .filter(fits),
  );
}

/** Whether a full name is in the schema and its last part is like the pattern, in any case. */
function fitting({ like, schema }: Shown): (name: string) => boolean {
  const within = schema === undefined ? undefined : partsOf(schema).at(-1);
  const pattern = (like ?? '%').replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const liked = new RegExp(`^${pattern.replaceAll('%', '.*').replaceAll('_', '.')}$`, 'i');
  return (name) => {
    const parts = name.split('.');
    return liked.test(parts.at(-1) ?? '') && (within === undefined || parts.at(-2) === within);
  };
}

function named(names: readonly string[]): ResultColumn[] {
  const parts = names.map((name) => name.split('.'));
  return [
    { name: 'name', kind: 'text', values: parts.map((part) => part.at(-1) ?? '') },
    { name: 'database_name', kind: 'text', values: parts.map(([database]) => database ?? '') },
    {
      name: 'schema_name',
      kind: 'text',
      values: parts.map((part) => (part.length > 2 ? (part[1] ?? '') : '')),
    },
  ];
}

function dynamicTables(tables: readonly SheetTable[], run: Run, tMs: number): ResultColumn[] {
  const columns = named(tables.map(({ name }) => name));
  const of = (
    name: string,
    value: (table: SheetTable) => string | number | null,
  ): ResultColumn => ({
    name,
    kind: name === 'data_timestamp' ? 'time' : 'text',
    values: tables.map(value),
  });
  return [
    ...columns,
    of('target_lag', ({ clauses }) => shownLag(clauses)),
    of('warehouse', ({ clauses }) => clauses.warehouse),
    of('refresh_mode', ({ clauses }) =>
      clauses.refreshMode === 'AUTO' ? 'INCREMENTAL' : clauses.refreshMode,
    ),
    of('scheduling_state', stateOf),
    of('data_timestamp', ({ id }) => {
      const at = id === null ? NaN : dataTimestampAt(run, id, tMs);
      return Number.isNaN(at) ? null : at;
    }),
  ];
}

/** SHOW writes a lag without the quotes of SQL. */
function shownLag({ targetLag }: SheetTable['clauses']): string {
  return lagText(targetLag).replaceAll("'", '');
}

function stateOf({ own }: SheetTable): string {
  const last = own.said.findLast(({ what }) => what === 'suspend' || what === 'resume');
  return last?.what === 'suspend' ? 'SUSPENDED' : 'ACTIVE';
}
