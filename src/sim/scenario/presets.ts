import { readScenario } from './read.ts';
import type { Scenario } from './schema.ts';

const hour = 3_600_000;
const minute = 60_000;

/** Kills the relay in its flush at ten past, and starts it again after two minutes. */
const relayKilled = (name: string, point: string) => ({
  name,
  relay: { consumers: point === 'rebalance-before-commit' ? 2 : 1 },
  actions: [
    { at: 10 * minute, do: 'crash', what: 'relay', point },
    // A rebalance moves partitions and kills nobody.
    ...(point === 'rebalance-before-commit'
      ? []
      : [{ at: 12 * minute, do: 'start', what: 'relay' }]),
  ],
});

/** The stories that the course tells, each as small a scenario as it can be. */
const presets: Record<string, object> = {
  'normal-hour': { name: 'A normal hour' },
  'standard-afternoon': { name: 'The standard afternoon', durationMs: 4 * hour },
  tunnel: {
    name: 'Phones in a tunnel',
    activity: {
      lateness: { offlinePerMille: 300, offlineForMs: 12 * minute, offlineEveryMs: hour },
    },
  },
  'clock-tomorrow': {
    name: 'A clock set to tomorrow',
    actions: [
      { at: 20 * minute, do: 'set', name: 'activity.lateness.clockUsers', value: 1 },
      { at: 30 * minute, do: 'set', name: 'activity.lateness.clockUsers', value: 0 },
    ],
  },
  'quiet-night': {
    name: 'A quiet night',
    startMs: 1_767_229_200_000,
    activity: {
      rate: [
        { fromMs: 0, perSecond: 2 },
        { fromMs: 15 * minute, perSecond: 0.02 },
      ],
      lateness: { networkMaxMs: 400 },
    },
  },
  outage: {
    name: 'Outage and replay',
    actions: [
      { at: 15 * minute, do: 'crash', what: 'bronze' },
      { at: 15 * minute, do: 'crash', what: 'relay' },
      { at: 35 * minute, do: 'start', what: 'bronze' },
      { at: 35 * minute, do: 'start', what: 'relay' },
    ],
  },
  'checkpoint-deleted': {
    name: 'The checkpoint is deleted',
    actions: [
      { at: 20 * minute, do: 'stop', what: 'bronze' },
      { at: 21 * minute, do: 'delete-checkpoint', what: 'bronze' },
      { at: 25 * minute, do: 'start', what: 'bronze' },
    ],
  },
  'relay-killed-1': relayKilled('The relay dies before the upload', 'before-upload'),
  'relay-killed-2': relayKilled('The relay dies during the upload', 'during-upload'),
  'relay-killed-3': relayKilled('The relay dies after the upload', 'after-upload'),
  'relay-killed-4': relayKilled('The relay dies after the commit', 'after-commit'),
  'relay-killed-5': relayKilled('Partitions move before the commit', 'rebalance-before-commit'),
  'poisoned-line': {
    name: 'A poisoned line',
    actions: [{ at: 10 * minute, do: 'malformed-line' }],
  },
};

/** The presets' names, as the command line and links have them. */
export const presetNames: readonly string[] = Object.keys(presets);

/** The scenario of a preset, every field present; undefined for an unknown name. */
export function presetScenario(name: string): Scenario | undefined {
  const preset = Object.hasOwn(presets, name) ? presets[name] : undefined;
  if (preset === undefined) return undefined;
  const read = readScenario(preset);
  return read.ok ? read.scenario : undefined;
}
