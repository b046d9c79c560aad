import { useState } from 'react';
import { Facts, Choice, Press, type FactTable } from '../player/index.ts';
import { useShares } from './answers.ts';
import { kindOf, longSpan } from './knobs.ts';
import type { Source } from './model.ts';
import type { Scenario } from '../../sim/index.ts';
import { count } from '../chart/index.ts';
import { percent, wait } from './words.ts';

interface SharesProps {
  sourceKey: string;
  source: Source;
  scenario: Scenario;
  /** Gives run B a delay. */
  onTake: (delayMs: number) => void;
}

/** Which delay keeps the share of events that the reader asks for, and what it costs. */
export function Shares({ sourceKey, source, scenario, onTake }: SharesProps) {
  const [triggerMs, setTrigger] = useState<number>();
  const trigger = triggerMs ?? scenario.spark.triggerMs;
  const answers = useShares(sourceKey, source, scenario, trigger);
  const kind = kindOf('triggerMs');
  const table: FactTable = {
    caption: 'Which delay keeps this share of the events in all their windows?',
    columns: [
      { head: 'share' },
      { head: 'delay', numeric: true },
      { head: 'keeps', numeric: true },
      { head: 'state rows at most', numeric: true },
      { head: 'final after (median)', numeric: true },
      { head: 'use it' },
    ],
    rows: answers.map(({ share, delayMs, kept, maxStateRows, medianDelayMs }) => ({
      id: String(share),
      cells: [
        `${String(Number((share * 100).toFixed(2)))} %`,
        Number.isNaN(delayMs) ? 'no event' : wait(delayMs),
        percent(kept),
        count(maxStateRows),
        wait(medianDelayMs),
        <Press key="take" off={!(delayMs <= 604_800_000)} onPress={() => onTake(delayMs)}>
          Give it to B
        </Press>,
      ],
    })),
  };
  const options = [...new Set([...kind.values.map(Number), trigger])].sort((a, b) => a - b);
  return (
    <section className="shares" aria-label="Delay for a share">
      <Choice
        label="under a trigger of"
        value={trigger}
        onChange={setTrigger}
        options={options.map((value) => ({
          value,
          name: value === 0 ? 'as soon as possible' : kind.format(value),
        }))}
      />
      <Facts table={table} />
      <p className="figure-note">
        Kept means counted in all windows of {longSpan(scenario.spark.windowMs)} every{' '}
        {longSpan(scenario.spark.slideMs)}, judged by the batch before. The delay is rounded up to a
        whole second.
      </p>
    </section>
  );
}
