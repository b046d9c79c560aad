import { useMemo, useRef, useState, type ReactNode } from 'react';
import type { ResultColumn } from './engine/database.ts';
import { cellText, csvOf, rowsText, sortedRows } from './resultText.ts';

/** Height of a row, px: fixed, so that only the rows in sight are drawn. */
const ROW = 28;
const VIEW = 336;
/** Rows drawn beyond the edges. */
const SPARE = 8;

/** A result that can be sorted and copied. 300,000 rows are no more work than thirty. */
export function Results({ columns, rows }: { columns: readonly ResultColumn[]; rows: number }) {
  const [sort, setSort] = useState<{ column: number; down: boolean }>();
  const [top, setTop] = useState(0);
  const [copied, setCopied] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const order = useMemo(() => sortedRows(columns, rows, sort), [columns, rows, sort]);
  const first = Math.max(0, Math.floor(top / ROW) - SPARE);
  const shown = Array.from(order.subarray(first, first + VIEW / ROW + 2 * SPARE));

  const press = (column: number): void => {
    if (sort?.column !== column) setSort({ column, down: false });
    else setSort(sort.down ? undefined : { column, down: true });
    box.current?.scrollTo({ top: 0 });
  };
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(csvOf(columns, order));
      setCopied(`${rowsText(rows)} copied as CSV.`);
    } catch {
      setCopied('The browser does not allow copying here.');
    }
  };

  return (
    <div>
      <div
        ref={box}
        className="sheet-rows"
        role="region"
        aria-label="Result"
        tabIndex={0}
        style={{ maxHeight: VIEW }}
        onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
      >
        <table aria-rowcount={rows + 1}>
          <thead>
            <tr>
              {columns.map(({ name, kind }, index) => (
                <th
                  key={index}
                  scope="col"
                  data-numeric={kind === 'number' || undefined}
                  aria-sort={ariaSort(sort, index)}
                >
                  <button type="button" onClick={() => press(index)}>
                    {name}
                    <span aria-hidden="true">{sortMark(sort, index)}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Gap height={first * ROW} columns={columns.length} />
            {shown.map((row, index) => (
              <tr key={row} aria-rowindex={first + index + 2} style={{ height: ROW }}>
                {columns.map((column, at) => (
                  <td key={at} data-numeric={column.kind === 'number' || undefined}>
                    {cell(column, row)}
                  </td>
                ))}
              </tr>
            ))}
            <Gap height={(rows - first - shown.length) * ROW} columns={columns.length} />
          </tbody>
        </table>
      </div>
      <p className="sheet-result-foot">
        <span>{rowsText(rows)}</span>
        <button type="button" onClick={() => void copy()} disabled={rows === 0}>
          Copy as CSV
        </button>
        <span role="status">{copied}</span>
      </p>
    </div>
  );
}

function Gap({ height, columns }: { height: number; columns: number }): ReactNode {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" style={{ height }}>
      <td colSpan={columns} />
    </tr>
  );
}

function cell(column: ResultColumn, row: number): ReactNode {
  const text = cellText(column, row);
  return text === null ? <span className="sheet-null">NULL</span> : text;
}

type Sort = { column: number; down: boolean } | undefined;

function ariaSort(sort: Sort, column: number): 'ascending' | 'descending' | undefined {
  if (sort?.column !== column) return undefined;
  return sort.down ? 'descending' : 'ascending';
}

function sortMark(sort: Sort, column: number): string {
  if (sort?.column !== column) return '';
  return sort.down ? ' ↓' : ' ↑';
}
