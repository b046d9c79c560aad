import { dequal } from 'dequal/lite';
import { memo, type ReactNode } from 'react';
import { Facts } from '../player/index.ts';
import { usePart, type RelayMoment, type Running } from './model.ts';
import { clockText, fateWords, struckWords } from './words.ts';

/** The part of the figure that this is, in the order in which they are drawn. */
const PART = 5;

/** The table of crash outcomes, built up by the reader's own kills. */
export const Outcomes = memo(function Outcomes(props: Running): ReactNode {
  const { outcomes } = usePart(props, PART);
  const struck = outcomes.map((outcome) => struckWords(props.model, outcome));
  return <Written struck={struck} outcomes={outcomes} />;
});

interface WrittenProps extends Pick<RelayMoment, 'outcomes'> {
  /** Where each of the outcomes comes from. */
  struck: readonly string[];
}

const Written = memo(function Written({ struck, outcomes }: WrittenProps): ReactNode {
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
          id: `${outcome.consumer}-${outcome.atMs}`,
          cells: [struck[i], clockText(outcome.atMs), outcome.records, fateWords(outcome)],
        })),
        empty: 'Nothing has been killed yet.',
      }}
    />
  );
}, dequal);
