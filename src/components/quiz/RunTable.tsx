import { useEffect, useState, type ReactNode } from 'react';
import type { Measure, Measured } from './measure/schema.ts';

/** What the engine did, shown once the prediction is given. */
export function RunTable({ measure }: { measure: Measure }): ReactNode {
  const [shown, setShown] = useState<Measured>();
  useEffect(() => {
    let gone = false;
    void import('./measure/index.ts').then(({ measured }) => {
      if (!gone) setShown(measured(measure));
    });
    return () => {
      gone = true;
    };
  }, [measure]);
  if (!shown) return <p className="quiz-run">The simulation runs.</p>;
  return (
    <div className="quiz-run" role="region" aria-label="What the simulation did" tabIndex={0}>
      <table>
        <caption>What the simulation did</caption>
        <thead>
          <tr>
            {shown.head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.rows.map(([name, ...cells], i) => (
            <tr key={i}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
