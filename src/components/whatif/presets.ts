import { presetScenario, type Scenario } from '../../sim/index.ts';
import type { Change, WhatIfState } from './state.ts';

/** A story of the pipeline's presets, and the question that it asks here. */
export interface Preset {
  /** The name that the pipeline and its links have for it. */
  id: string;
  name: string;
  lesson: string;
  change: Change;
  /** Where t stands before anybody touches it, ms after the start. */
  stillMs: number;
}

const MIN = 60_000;

/** The four stories, in the order in which they teach. */
export const PRESETS: readonly Preset[] = [
  {
    id: 'tunnel',
    name: 'phones in a tunnel',
    lesson:
      'Three phones in ten are offline for up to 12 minutes of every hour, and send what they have when they are back.',
    change: { knob: 'delayMs', value: 2 * MIN },
    stillMs: 40 * MIN,
  },
  {
    id: 'clock-tomorrow',
    name: 'a clock set to tomorrow',
    lesson:
      'From 09:20 to 09:30 one phone says it is tomorrow. The watermark follows it and never comes back; a longer delay hardly helps.',
    change: { knob: 'delayMs', value: 30 * MIN },
    stillMs: 35 * MIN,
  },
  {
    id: 'quiet-night',
    name: 'a quiet night',
    lesson:
      'After 15 minutes hardly anything comes. The watermark stands while nobody moves it, and results wait.',
    change: { knob: 'noDataBatches', value: false },
    stillMs: 45 * MIN,
  },
  {
    id: 'outage',
    name: 'a replay after an outage',
    lesson:
      'From 09:15 to 09:35 the query reads nothing; then it gets twenty minutes of events in one batch, and loses none of them.',
    change: { knob: 'triggerMs', value: 5 * MIN },
    stillMs: 40 * MIN,
  },
];

/** The preset of that id, or the first. */
export function presetOf(id: string): Preset {
  const found = PRESETS.find((preset) => preset.id === id) ?? PRESETS[0];
  if (!found) throw new Error('The playground has no presets.');
  return found;
}

/** The state that a preset opens with. */
export function presetState(preset: Preset): WhatIfState {
  const scenario = presetScenario(preset.id);
  if (!scenario) throw new Error(`The engine has no preset ${preset.id}.`);
  return { scenario, change: preset.change };
}

/** Which preset a scenario's events are of: the same in all but Spark's settings and the name. */
export function presetFor(scenario: Scenario): Preset | undefined {
  return PRESETS.find(({ id }) => {
    const given = presetScenario(id);
    return given !== undefined && eventsKey(given) === eventsKey(scenario);
  });
}

/** Two scenarios with the same key have the same events. */
export function eventsKey({ activity, seed, startMs, durationMs, actions }: Scenario): string {
  return JSON.stringify({ activity, seed, startMs, durationMs, actions });
}
