import type { Scenario } from '../../sim/index.ts';
import { turned, type Knob, type KnobValue } from './knobs.ts';

/** The one setting in which run B differs from run A. */
export interface Change {
  knob: Knob;
  value: KnobValue;
}

/** Everything that determines both runs, but for a file of the reader's own. */
export interface WhatIfState {
  /** Run A, and the events of both. */
  scenario: Scenario;
  change: Change;
}

/** Run B's scenario: A's with the one setting changed; A's own where that cannot be. */
export function scenarioB({ scenario, change }: WhatIfState): Scenario {
  const read = turned(scenario, change.knob, change.value);
  return 'value' in read ? read.value : scenario;
}

/**
 * A knob turned by the reader: for one run where they differ in it, for both where they do not.
 * `side` says whose, and does not matter for a shared one.
 */
export function withKnob(
  state: WhatIfState,
  side: 'a' | 'b',
  knob: Knob,
  value: KnobValue,
): { value: WhatIfState } | { why: string } {
  const own = knob === state.change.knob;
  if (own && side === 'b') {
    const read = turned(state.scenario, knob, value);
    return 'why' in read ? read : { value: { ...state, change: { knob, value } } };
  }
  const read = turned(state.scenario, knob, value);
  if ('why' in read) return read;
  const next = { ...state, scenario: read.value };
  // B must stay possible beside the new A.
  const other = turned(next.scenario, state.change.knob, state.change.value);
  return 'why' in other ? { why: `in run B, ${other.why}` } : { value: next };
}
