import type { ReactNode } from 'react';
import { Facts } from '../player/index.ts';
import type { RelayModel, RelayMoment } from './model.ts';
import { CRASH_POINTS } from './scenario.ts';
import { clockText, fateWords } from './words.ts';

/** The table of crash outcomes, built up by the reader's own kills. */
export function Outcomes({ model, moment }: { model: RelayModel; moment: RelayMoment }): ReactNode {
  const kills = model.scenario.actions.filter((action) => action.do === 'crash');
  return (
    <Facts
      table={{
        caption: 'What your kills did to the records at stake',
        columns: [
          { head: 'killed' },
          { head: 'at' },
          { head: 'at stake', numeric: true },
          { head: 'written' },
        ],
        rows: moment.outcomes.map((outcome, i) => ({
          id: String(outcome.atMs),
          cells: [
            CRASH_POINTS.find(({ point }) => point === kills[i]?.point)?.name ?? 'at once',
            clockText(outcome.atMs),
            outcome.records,
            fateWords(outcome),
          ],
        })),
        empty: 'Nothing has been killed yet.',
      }}
    />
  );
}
