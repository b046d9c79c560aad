import type { ReactNode } from 'react';

/** One table of facts: a caption, column heads (numbers flagged), rows of cells. */
export interface FactTable {
  caption: string;
  columns: readonly { head: string; numeric?: boolean }[];
  rows: readonly { id: string; cells: readonly ReactNode[]; current?: boolean }[];
  /** Said in place of rows when there are none. */
  empty?: string;
}

/** The figure's facts as tables: the same run at the same t, for whoever reads rather than looks. */
export function TableView({ tables }: { tables: readonly FactTable[] }) {
  return (
    <div className="tables">
      {tables.map((table) => (
        <Facts key={table.caption} table={table} />
      ))}
    </div>
  );
}

/** One table that scrolls within itself, so that a phone keeps the page still. */
export function Facts({ table }: { table: FactTable }) {
  return (
    <div className="table-scroll" role="region" aria-label={table.caption} tabIndex={0}>
      <table>
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            {/* Places rather than heads: two moments of a run may be the same one. */}
            {table.columns.map(({ head, numeric }, place) => (
              <th key={place} scope="col" data-numeric={numeric ?? undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.id} aria-current={row.current === true ? true : undefined}>
              {row.cells.map((cell, index) => (
                <td key={index} data-numeric={table.columns[index]?.numeric ?? undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
          {table.rows.length === 0 && (
            <tr>
              <td colSpan={table.columns.length}>{table.empty ?? 'Nothing yet.'}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
