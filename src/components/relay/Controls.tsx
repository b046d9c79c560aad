import { memo, type ReactNode } from 'react';
import { Choice, Segmented, Settings, Slider } from '../player/index.ts';
import { choicesOf, type RelayChoices } from './scenario.ts';
import type { RelayModel } from './model.ts';

const RATES = [2, 5, 10, 20, 40, 60, 80, 120, 200];
const FLUSHES = [1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000];
const COUNTS = [50, 100, 200, 500, 1_000];

interface Props {
  model: RelayModel;
  onChange: (change: Partial<RelayChoices>) => void;
}

/** The settings that decide who wins, what is lost and what is written twice. */
export const Controls = memo(function Controls({ model, onChange }: Props): ReactNode {
  const choices = choicesOf(model.scenario);
  return (
    <Settings label="Settings">
      <Slider
        label="events a second"
        values={RATES}
        value={choices.perSecond}
        format={String}
        onChange={(perSecond) => onChange({ perSecond })}
      />
      <Slider
        label="flush after"
        values={FLUSHES}
        value={choices.flushMs}
        format={(ms) => `${ms / 1000} s`}
        onChange={(flushMs) => onChange({ flushMs })}
      />
      <Slider
        label="or at"
        values={COUNTS}
        value={choices.maxRecords}
        format={(records) => `${records} records`}
        onChange={(maxRecords) => onChange({ maxRecords })}
      />
      <Choice
        label="commit"
        options={[
          { value: 'after-upload', name: 'after the upload' },
          { value: 'before-upload', name: 'before the upload' },
          { value: 'auto', name: "auto, the client's timer" },
        ]}
        value={choices.commit}
        onChange={(commit) => onChange({ commit })}
      />
      <Choice
        label="file name"
        options={[
          { value: 'unique', name: 'unique' },
          { value: 'start-offset', name: 'start offset only' },
          { value: 'offset-range', name: 'start and end offset' },
        ]}
        value={choices.naming}
        onChange={(naming) => onChange({ naming })}
      />
      <Segmented
        label="Relay consumers"
        options={[
          { value: 1, name: 'one relay' },
          { value: 2, name: 'two relays' },
        ]}
        value={choices.consumers}
        onChange={(consumers) => onChange({ consumers: consumers === 2 ? 2 : 1 })}
      />
    </Settings>
  );
});
