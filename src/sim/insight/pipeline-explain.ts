import { changed, type Change } from '../kernel/change.ts';
import { timeText } from '../kernel/time-text.ts';
import type { Run } from '../run/run.ts';
import type { Action } from '../scenario/actions.ts';
import { flatSettings, pickSettings, withSetting } from '../scenario/settings.ts';
import { explainRelay } from './relay-explain.ts';
import { actionsUpTo } from './settings-at.ts';
import { explainQueries } from './stream-explain.ts';
import { explainSnowflake } from './snowflake-explain.ts';

/** A system of the pipeline, as the log and the picture name it. */
export type PipelineSystem =
  | 'generator'
  | 'topic'
  | 'bronze'
  | 'silver'
  | 'gold'
  | 'relay'
  | 'files'
  | 'pipe'
  | 'bronze-table'
  | 'silver-table'
  | 'gold-table'
  | 'dbt'
  | 'dashboard';

/** One thing that happened, in one causal sentence. */
export interface PipelineEntry {
  atMs: number;
  system: PipelineSystem;
  sentence: string;
  /** The numbers that it changed; none are listed where it changed none. */
  changes?: readonly Change[];
}

/** Everything that happened in a run, in the order of time. */
export function explainPipeline(run: Run): PipelineEntry[] {
  const relay = explainRelay(run, -Infinity, run.endMs)
    // A commit is part of the flush that the sentence before has told.
    .filter(({ what }) => what !== 'committed' && what !== 'autoCommitted')
    .map(({ atMs, sentence, changes }): PipelineEntry => ({
      atMs,
      system: 'relay',
      sentence,
      changes,
    }));
  return [
    ...deeds(run),
    ...explainQueries(run),
    ...relay,
    ...explainSnowflake(run),
    ...builds(run),
    ...pictures(run),
  ].sort((a, b) => a.atMs - b.atMs);
}

function deeds(run: Run): PipelineEntry[] {
  let settings = pickSettings(run.scenario);
  return actionsUpTo(run, run.endMs).map(({ action, atMs, refused }) => {
    const system = systemOf(action);
    const deed = deedText(action);
    if (refused !== '') return { atMs, system, sentence: `Not done: ${deed}. ${refused}` };
    if (action.do !== 'set') return { atMs, system, sentence: `Done: ${deed}.` };
    const { name, value } = action;
    const was = flatSettings(settings).get(name);
    const changed = withSetting(settings, name, value);
    if (changed.ok) settings = changed.settings;
    return { atMs, system, sentence: `Done: ${deed}; it was ${valueText(name, was)}.` };
  });
}

/** An action in words, in the imperative: `stop generator`. */
function deedText(action: Action): string {
  switch (action.do) {
    case 'set':
      return `set ${action.name} to ${valueText(action.name, action.value)}`;
    case 'crash':
      return `kill ${action.what}${action.point === undefined ? '' : ` ${action.point}`}`;
    case 'delete-checkpoint':
      return `delete the checkpoint of ${action.what}`;
    case 'start-over':
      return `drop the table and the checkpoint of ${action.what}, and of what reads it`;
    case 'malformed-line':
      return 'break the next line that the relay writes';
    case 'dbt-run':
      return action.fullRefresh ? 'dbt run --full-refresh' : 'dbt run';
    case 'inject':
      return `send one event of ${action.country}`;
    case 'edit':
      return `change event ${String(action.event)}`;
    case 'delay':
      return `hold event ${String(action.event)} back`;
    default:
      return `${action.do} ${action.what}`;
  }
}

function valueText(name: string, value: unknown): string {
  if (typeof value !== 'number' || !/(Ms|Lag)$/.test(name)) return String(value);
  return `${String(value / 1000)} s`;
}

const settingOwner: Record<string, PipelineSystem> = {
  activity: 'generator',
  kafka: 'topic',
  spark: 'gold',
  relay: 'relay',
  storage: 'files',
  snowflake: 'gold-table',
  dbt: 'dbt',
  powerbi: 'dashboard',
};

function systemOf(action: Action): PipelineSystem {
  if (action.do === 'set') return settingOwner[action.name.split('.')[0] ?? ''] ?? 'topic';
  if (action.do === 'malformed-line') return 'relay';
  if (action.do === 'dbt-run') return 'dbt';
  if (!('what' in action)) return 'generator';
  return action.what === 'relay-2' ? 'relay' : action.what;
}

function builds({ state }: Run): PipelineEntry[] {
  return state.dbt.results.map(({ at, model, action, message }) => ({
    atMs: at,
    system: 'dbt',
    sentence: `dbt run, ${model}: ${action}.${message === '' ? '' : ` ${message}`}`,
  }));
}

function pictures({ state }: Run): PipelineEntry[] {
  const { at, shownAt, dataTimestamp } = state.page.refreshes;
  const out: PipelineEntry[] = [];
  let was = NaN;
  for (let row = 0; row < at.length; row++) {
    const atMs = shownAt.data[row] ?? NaN;
    if (Number.isNaN(atMs)) continue;
    const data = dataTimestamp.data[row] ?? NaN;
    const asked = `The page draws the answers to its queries of ${timeText(at.data[row] ?? 0)}`;
    const sentence = Number.isNaN(data)
      ? `${asked}: Gold has no rows yet.`
      : `${asked}; Gold’s data are of ${timeText(data)}.`;
    const changes = changed([{ name: 'data as of', was, now: data, unit: 'time' }]);
    was = data;
    out.push({ atMs, system: 'dashboard', sentence, changes });
  }
  return out;
}
