import type { ReactNode } from 'react';
import type { Holding } from './engine/session.ts';
import { NameCode } from './NameCode.tsx';
import { rowsText } from './resultText.ts';

/** What there is in the account, as the last statement found it. */
export function Holds({ holding }: { holding: Holding | undefined }): ReactNode {
  const names = holding?.names ?? [];
  return (
    <section aria-label="What there is">
      <p className="inspector-head">What there is</p>
      {names.length === 0 ? (
        <p className="figure-note">
          Nothing yet. The generator and the relay are running; the files lie in the storage.
        </p>
      ) : (
        <ul className="sheet-holds">
          {names.map((key) => {
            const kind = key.slice(0, key.lastIndexOf(' '));
            const name = key.slice(key.lastIndexOf(' ') + 1);
            return (
              <li key={key}>
                <span>{kind.toLowerCase()}</span> <NameCode of={name} />
                <RowCount name={name} holding={holding} />
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function RowCount({ name, holding }: { name: string; holding: Holding | undefined }): ReactNode {
  const key = (['bronze', 'silver', 'gold'] as const).find((layer) =>
    name.includes(`.STREAMING_${layer.toUpperCase()}_`),
  );
  if (!holding || key === undefined) return null;
  return <span> {rowsText(holding[key])}</span>;
}
