import type { RoomResult } from './room.ts';

/** What a worksheet has answered, as the room sees it: no database is needed to show it. */
export function ResultBoard({ result }: { result: RoomResult }) {
  const { statement, said, columns, rows } = result;
  return (
    <div className="board result" data-wide={columns.length > 4 ? '' : undefined}>
      <pre>{statement}</pre>
      <p className="result-said">
        {said}
        {rows.length > 0 && ` The first ${String(rows.length)}:`}
      </p>
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              {columns.map(({ name, numeric }, at) => (
                <th key={at} scope="col" data-numeric={numeric || undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {row.map((text, at) => (
                  <td key={at} data-numeric={columns[at]?.numeric || undefined}>
                    {text ?? 'NULL'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
