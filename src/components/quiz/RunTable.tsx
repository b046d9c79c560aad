import { useEffect, useState, type ReactNode } from 'react';
import type { Measure, Measured } from './measure/schema.ts';

/** What the engine did, shown once the prediction is given. */
export function RunTable({ measure }: { measure: Measure }): ReactNode {
  const [shown, setShown] = useState<Measured>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    // An answer that is looked at again shows its run before anything has loaded the engine.
    import('./measure/index.ts').then(
      ({ measured }) => {
        if (!gone) setShown(measured(measure));
      },
      () => {
        if (!gone) setFailed(true);
      },
    );
    return () => {
      gone = true;
    };
  }, [measure]);
  if (failed) {
    return (
      <p className="quiz-run" role="alert">
        The simulation could not be loaded, so its run cannot be shown. Reload the page when you are
        online.
      </p>
    );
  }
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
