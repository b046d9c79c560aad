import { checkSparkSettings } from '../spark/settings.ts';
import { crashPoints, saidSetting } from './actions.ts';
import type { Action } from './actions.ts';
import { pathText, problemsOf } from './problems.ts';
import { scenarioSchema } from './schema.ts';
import type { Scenario, Settings } from './schema.ts';
import { pickSettings, withSetting } from './settings.ts';

/** Either the scenario, or everything that is wrong with it, one line each. */
type ScenarioReading = { ok: true; scenario: Scenario } | { ok: false; problems: string[] };

/** Checks a scenario (as JSON gives it) and fills in its defaults. */
export function readScenario(input: unknown): ScenarioReading {
  const read = scenarioSchema.safeParse(input);
  if (!read.success) {
    const problems = problemsOf(read.error, input).map(
      ({ path, message }) => `${path.length === 0 ? 'scenario' : pathText(path)}: ${message}`,
    );
    return { ok: false, problems };
  }
  const scenario = read.data;
  const problems: string[] = [];
  const clash = checkSparkSettings(scenario.spark);
  if (clash) problems.push(`spark.${clash.name}: ${clash.message}`);
  let settings: Settings = pickSettings(scenario);
  for (const [index, action] of sortedActions(scenario).entries()) {
    const checked = checkAction(action, settings);
    if (typeof checked === 'string') problems.push(`actions[${String(index)}]: ${checked}`);
    else settings = checked;
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, scenario };
}

/**
 * What the schema cannot say about one action: a crash point belongs to its process, a changed
 * setting must fit the settings of that moment. Returns the settings after it, or the problem.
 */
export function checkAction(action: Action, settings: Settings): Settings | string {
  if (action.do === 'set') {
    const changed = withSetting(settings, action.name, action.value);
    return changed.ok ? changed.settings : changed.problem;
  }
  if (action.do === 'create') return withClauses(settings, action);
  if (action.do === 'start' && action.with) {
    const own = withNotebook(settings, action.what, action.with);
    return typeof own === 'string' ? own : settings;
  }
  if (action.do === 'crash' && action.point !== undefined) {
    const points: readonly string[] = action.what.startsWith('relay')
      ? crashPoints.relay
      : crashPoints.query;
    if (!points.includes(action.point)) {
      return `${action.what} cannot crash ${action.point}; its points are ${points.join(', ')}`;
    }
  }
  return settings;
}

/** The settings once a CREATE has said its clauses, or what is wrong with one of them. */
export function withClauses(
  settings: Settings,
  { what, with: clauses }: Extract<Action, { do: 'create' }>,
): Settings | string {
  let changed = settings;
  for (const [field, value] of Object.entries(clauses)) {
    if (what === 'pipe') return `CREATE PIPE takes no ${field}`;
    const next = withSetting(changed, saidSetting(what, field), value);
    if (!next.ok) return next.problem;
    changed = next.settings;
  }
  return changed;
}

/** The settings as one query has them, by what its notebook says; or what is wrong with that. */
export function withNotebook(
  settings: Settings,
  what: string,
  said: Readonly<Record<string, unknown>>,
): Settings | string {
  let changed = settings;
  for (const [field, value] of Object.entries(said)) {
    const next = withSetting(changed, saidSetting(what, field), value);
    if (!next.ok) return next.problem;
    changed = next.settings;
  }
  return changed;
}

/** The actions in the order in which they happen; equal times keep the order of the list. */
export function sortedActions(scenario: Scenario): Action[] {
  return [...scenario.actions].sort((a, b) => a.at - b.at);
}
