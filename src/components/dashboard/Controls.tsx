import { dequal } from 'dequal/lite';
import { memo, type ReactNode } from 'react';
import { Choice, Segmented, Settings } from '../player/index.ts';
import type { DashboardMoment } from './model.ts';
import type { PageChoices } from './scenario.ts';
import { age } from './words.ts';

const EVERY = [1_000, 10_000, 30_000, 60_000, 300_000, 1_800_000];
const ADMIN = [1_000, 30_000, 60_000, 300_000];

type Interval = DashboardMoment['view']['interval'];

interface Props {
  choices: PageChoices;
  /** How often the page asks in fact. */
  interval: Interval;
  onChange: (change: Partial<PageChoices>) => void;
}

/** Where the page is open and what was set; beside it what really happens, and why. */
export const Controls = memo(function Controls({ choices, interval, onChange }: Props): ReactNode {
  const options = (values: readonly number[], value: number) =>
    [...new Set([...values, value])]
      .sort((a, b) => a - b)
      .map((ms) => ({ value: ms, name: age(ms) }));
  return (
    <>
      <Settings label="Page refresh">
        <Segmented
          label="Where the page is open"
          options={[
            { value: 'desktop', name: 'Desktop' },
            { value: 'shared', name: 'shared workspace' },
            { value: 'premium', name: 'Premium capacity' },
          ]}
          value={choices.workspace}
          onChange={(workspace) => onChange({ workspace })}
        />
        <Choice
          label="refresh"
          options={[
            { value: 'fixed-interval', name: 'at a fixed interval' },
            { value: 'change-detection', name: 'when a measure changes' },
          ]}
          value={choices.refreshType}
          onChange={(refreshType) => onChange({ refreshType })}
        />
        <Choice
          label="set to"
          options={options(EVERY, choices.refreshMs)}
          value={choices.refreshMs}
          onChange={(refreshMs) => onChange({ refreshMs })}
        />
        {choices.workspace === 'premium' && (
          <Choice
            label="the admin allows"
            options={options(ADMIN, choices.adminMinimumMs)}
            value={choices.adminMinimumMs}
            onChange={(adminMinimumMs) => onChange({ adminMinimumMs })}
          />
        )}
      </Settings>
      <p className="figure-note" role="status">
        {interval.type === 'off' ? 'The page never refreshes by itself.' : everyText(interval)}{' '}
        {interval.reason}
      </p>
    </>
  );
}, dequal);

function everyText({ type, everyMs }: Interval): string {
  const every = age(everyMs);
  return type === 'change-detection'
    ? `The page looks every ${every} whether its measure has changed.`
    : `The page asks every ${every}.`;
}
