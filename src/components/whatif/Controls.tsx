import { memo } from 'react';
import { Choice, Settings, Slider } from '../player/index.ts';
import { kindOf, KNOBS, turned, type Knob, type KnobKind, type KnobValue } from './knobs.ts';
import { PRESETS } from './presets.ts';
import { scenarioB, type WhatIfState } from './state.ts';

interface ControlsProps {
  state: WhatIfState;
  /** Id of the preset shown; empty for events of another kind. */
  preset: string;
  /** What the events are when they are of no preset. */
  otherName: string;
  small: boolean;
  onPreset: (id: string) => void;
  onKnob: (knob: Knob) => void;
  onTurn: (side: 'a' | 'b', knob: Knob, value: KnobValue) => void;
}

/**
 * Which events, which one setting differs, and its value in each run; the rest folds. Kept while t
 * moves: what is on offer is judged by the engine, value by value.
 */
export const Controls = memo(function Controls({
  state,
  preset,
  otherName,
  small,
  ...on
}: ControlsProps) {
  const { scenario, change } = state;
  const kind = kindOf(change.knob);
  const presets = PRESETS.map(({ id, name }) => ({ value: id, name }));
  const events = preset === '' ? [{ value: '', name: otherName }, ...presets] : presets;
  const shared = KNOBS.filter(({ knob }) => knob !== change.knob);
  return (
    <>
      <Settings label="What is compared">
        <Choice label="events" value={preset} onChange={on.onPreset} options={events} />
        <Choice
          label="what differs"
          value={change.knob}
          onChange={on.onKnob}
          options={KNOBS.map(({ knob, name }) => ({ value: knob, name }))}
        />
        <KnobControl
          label="A"
          kind={kind}
          value={scenario.spark[change.knob]}
          possible={(value) => 'value' in turned(scenario, change.knob, value)}
          onChange={(value) => on.onTurn('a', change.knob, value)}
        />
        <KnobControl
          label="B"
          kind={kind}
          value={scenarioB(state).spark[change.knob]}
          possible={(value) => 'value' in turned(scenario, change.knob, value)}
          onChange={(value) => on.onTurn('b', change.knob, value)}
        />
      </Settings>
      {!small && (
        <details className="more-settings">
          <summary>
            The same in both:{' '}
            {shared.map((one) => `${one.name} ${one.format(scenario.spark[one.knob])}`).join(', ')}
          </summary>
          <Settings label="The same in both runs">
            {shared.map((one) => (
              <KnobControl
                key={one.knob}
                label={one.name}
                kind={one}
                value={scenario.spark[one.knob]}
                possible={(value) => 'value' in turned(scenario, one.knob, value)}
                onChange={(value) => on.onTurn('a', one.knob, value)}
              />
            ))}
          </Settings>
        </details>
      )}
    </>
  );
});

interface KnobControlProps {
  label: string;
  kind: KnobKind;
  value: KnobValue;
  possible: (value: KnobValue) => boolean;
  onChange: (value: KnobValue) => void;
}

/** A slider for lengths, a list for words; only what goes with the other settings is on offer. */
function KnobControl({ label, kind, value, possible, onChange }: KnobControlProps) {
  const values = kind.values.filter(possible);
  if (typeof value === 'number') {
    const lengths = [...new Set([...values.map(Number), value])].sort((a, b) => a - b);
    return (
      <Slider
        label={label}
        values={lengths}
        value={value}
        format={kind.format}
        onChange={onChange}
      />
    );
  }
  return (
    <Choice
      label={label}
      value={String(value)}
      onChange={(text) => onChange(values.find((one) => String(one) === text) ?? value)}
      options={values.map((one) => ({ value: String(one), name: kind.format(one) }))}
    />
  );
}
