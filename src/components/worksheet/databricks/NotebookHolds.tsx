import type { ReactNode } from 'react';
import { NameCode } from '../NameCode.tsx';
import { rowsText } from '../resultText.ts';
import type { Holds } from './answers.ts';

/** The tables and checkpoints that there are, as the last cell found them. */
export function NotebookHolds({ holds }: { holds: Holds | undefined }): ReactNode {
  const tables = holds?.tables ?? [];
  return (
    <section aria-label="What there is">
      <p className="inspector-head">What there is</p>
      {tables.length === 0 ? (
        <p className="figure-note">
          No table yet. The generator is sending to the topic; nobody reads it on this side.
        </p>
      ) : (
        <>
          <ul className="sheet-holds">
            {tables.map(({ name, rows }) => (
              <li key={name}>
                <NameCode of={name} /> {rowsText(rows)}
              </li>
            ))}
            {holds?.folders.map((folder) => (
              <li key={folder}>
                checkpoint <NameCode of={folder.split('/').at(-1) ?? ''} />
              </li>
            ))}
          </ul>
          <p className="figure-note">Rows as the last cell found them.</p>
        </>
      )}
    </section>
  );
}
