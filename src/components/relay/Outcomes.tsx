import { dequal } from 'dequal/lite';
import { memo, type ReactNode } from 'react';
import type { Action } from '../../sim/index.ts';
import { Facts } from '../player/index.ts';
import { usePart, type RelayMoment, type Running } from './model.ts';
import { CRASH_POINTS } from './scenario.ts';
import { clockText, fateWords } from './words.ts';

/** The part of the figure that this is, in the order in which they are drawn. */
const PART = 5;

/** The table of crash outcomes, built up by the reader's own kills. */
export const Outcomes = memo(function Outcomes(props: Running): ReactNode {
  const kills = props.model.scenario.actions.filter((action) => action.do === 'crash');
  return <Written kills={kills} outcomes={usePart(props, PART).outcomes} />;
});

interface WrittenProps extends Pick<RelayMoment, 'outcomes'> {
  kills: readonly Extract<Action, { do: 'crash' }>[];
}

const Written = memo(function Written({ kills, outcomes }: WrittenProps): ReactNode {
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
        rows: outcomes.map((outcome, i) => ({
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
}, dequal);
