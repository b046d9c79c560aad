import type { Action } from './actions.ts';
import { writeDuration } from './duration.ts';
import { readAction, writeAction } from './link-actions.ts';
import { plain, readMs, readValue, unescaped, writeValue } from './link-values.ts';
import { presetNames, presetScenario } from './presets.ts';
import { checkAction, readScenario, sortedActions } from './read.ts';
import { scenarioSchema } from './schema.ts';
import type { Scenario } from './schema.ts';
import { flatSettings, pickSettings, withSetting } from './settings.ts';

/** A part of a link that could not be read, as it stood there, and why. */
export interface IgnoredPart {
  part: string;
  reason: string;
}

/** A link read: always a valid scenario, and what of the link is not in it. */
interface LinkReading {
  scenario: Scenario;
  ignored: IgnoredPart[];
}

/** Parts that are not the name of a setting. */
const fields = ['preset', 'name', 'seed', 'startMs', 'for', 'do'];

/**
 * Writes a scenario as the fragment of a link, readable by a person:
 * `v1&preset=tunnel&relay.flushMs=5s&do=12m30s,stop,generator`. Only what differs from the
 * nearest preset is written.
 */
export function writeLink(scenario: Scenario): string {
  const links = ['', ...presetNames].map((preset) => writeFrom(preset, scenario));
  return links.reduce((best, link) => (link.length < best.length ? link : best));
}

function writeFrom(preset: string, scenario: Scenario): string {
  const base = baseOf(preset);
  const parts = ['v1'];
  if (preset !== '') parts.push(`preset=${preset}`);
  if (scenario.name !== base.name) parts.push(`name=${plain(scenario.name)}`);
  if (scenario.seed !== base.seed) parts.push(`seed=${String(scenario.seed)}`);
  if (scenario.startMs !== base.startMs) parts.push(`startMs=${String(scenario.startMs)}`);
  if (scenario.durationMs !== base.durationMs) {
    parts.push(`for=${writeDuration(scenario.durationMs)}`);
  }
  const before = flatSettings(pickSettings(base));
  for (const [name, value] of flatSettings(pickSettings(scenario))) {
    if (JSON.stringify(value) === JSON.stringify(before.get(name))) continue;
    parts.push(`${name}=${writeValue(name, value)}`);
  }
  const actions = scenario.actions.map(writeAction);
  const kept = base.actions.map(writeAction);
  if (actions.join('&') === kept.join('&')) return parts.join('&');
  // A preset's own actions stay in front; when they were changed, all of them are written anew.
  const begins = kept.every((text, i) => actions[i] === text);
  if (!begins) parts.push('do=none');
  return parts
    .concat(actions.slice(begins ? kept.length : 0).map((text) => `do=${text}`))
    .join('&');
}

/**
 * Reads any text as a link (a leading `#` may stay). Parts that cannot be read, or that do not
 * fit, are left out and reported, each with its reason; the rest holds.
 */
export function readLink(text: string): LinkReading {
  const [version = '', ...parts] = text.replace(/^#/, '').split('&');
  const ignored: IgnoredPart[] = [];
  if (version !== 'v1') {
    const reason = 'a link begins with v1; another version cannot be read, so none of it was used';
    return { scenario: baseOf(''), ignored: version === '' ? [] : [{ part: version, reason }] };
  }
  const named = parts.map(splitPart);
  const preset = unescaped(named.find(({ name }) => name === 'preset')?.value ?? '');
  let scenario = baseOf(preset);
  for (const { name, value, part } of named) {
    if (part === '') continue;
    if (name === 'do' || (!fields.includes(name) && value !== undefined)) continue;
    const result = value === undefined ? 'expected name=value' : withField(scenario, name, value);
    if (typeof result === 'string') ignored.push({ part, reason: result });
    else scenario = result;
  }
  scenario = withSettings(scenario, named, ignored);
  return { scenario: withActions(scenario, named, ignored), ignored };
}

interface Part {
  part: string;
  name: string;
  value: string | undefined;
}

function splitPart(part: string): Part {
  const equals = part.indexOf('=');
  if (equals < 0) return { part, name: part, value: undefined };
  return { part, name: part.slice(0, equals), value: part.slice(equals + 1) };
}

function baseOf(preset: string): Scenario {
  return presetScenario(preset) ?? scenarioSchema.parse({});
}

function withField(scenario: Scenario, name: string, text: string): Scenario | string {
  if (name === 'preset') {
    const known = presetScenario(unescaped(text)) !== undefined;
    return known ? scenario : `no preset has this name; there are ${presetNames.join(', ')}`;
  }
  const value =
    name === 'name' ? unescaped(text) : name === 'for' ? readMs(text) : Number(text || NaN);
  const read = readScenario({ ...scenario, [name === 'for' ? 'durationMs' : name]: value });
  return read.ok ? read.scenario : (read.problems[0] ?? 'not allowed');
}

/**
 * Some settings fit only together (a shorter window wants a shorter slide first), so what did not
 * fit is tried again as long as anything else does.
 */
function withSettings(scenario: Scenario, parts: Part[], ignored: IgnoredPart[]): Scenario {
  let settings = pickSettings(scenario);
  let waiting = parts.filter(({ name, value }) => !fields.includes(name) && value !== undefined);
  for (let progress = true; progress && waiting.length > 0;) {
    progress = false;
    waiting = waiting.filter(({ name, value = '' }) => {
      const present = flatSettings(settings).get(name);
      const changed = withSetting(settings, name, readValue(name, value, present));
      if (!changed.ok) return true;
      settings = changed.settings;
      progress = true;
      return false;
    });
  }
  for (const { part, name, value = '' } of waiting) {
    const present = flatSettings(settings).get(name);
    const changed = withSetting(settings, name, readValue(name, value, present));
    ignored.push({ part, reason: changed.ok ? 'not used' : changed.problem });
  }
  return { ...scenario, ...settings };
}

function withActions(scenario: Scenario, parts: Part[], ignored: IgnoredPart[]): Scenario {
  let result = scenario;
  for (const { part, value } of parts.filter(({ name }) => name === 'do')) {
    if (value === undefined) continue;
    if (value === 'none') {
      result = { ...result, actions: [] };
      continue;
    }
    const present = flatSettings(pickSettings(result));
    const action = readAction(value, (name) => present.get(name)) as Action;
    const read = readScenario({ ...result, actions: [...result.actions, action] });
    if (read.ok) result = read.scenario;
    else
      ignored.push({
        part,
        reason: (read.problems[0] ?? '').replace(/^actions\[\d+\]\.?:? ?/, ''),
      });
  }
  // Settings that the link changed may have made a preset's own action impossible.
  let settings = pickSettings(result);
  const possible = new Set<Action>();
  for (const action of sortedActions(result)) {
    const checked = checkAction(action, settings);
    if (typeof checked === 'string')
      ignored.push({ part: `do=${writeAction(action)}`, reason: checked });
    else {
      settings = checked;
      possible.add(action);
    }
  }
  return { ...result, actions: result.actions.filter((action) => possible.has(action)) };
}
