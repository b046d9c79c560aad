import { arrange } from '../activity/arrange.ts';
import { DelayCause } from '../activity/events.ts';
import type { ActivityEvents } from '../activity/events.ts';
import { generate } from '../activity/generate.ts';
import type { CreatedEvents, GeneratorSpan } from '../activity/generate.ts';
import { append, valueAt } from '../kernel/column.ts';
import type { Action } from '../scenario/actions.ts';
import { sortedActions } from '../scenario/read.ts';
import type { Scenario, Settings } from '../scenario/schema.ts';
import { pickSettings, withSetting } from '../scenario/settings.ts';

/** Something that an action could not do, in words; `action` counts the actions in time order. */
export interface Refusal {
  action: number;
  message: string;
}

/** The events of a scenario, and what the actions that touch events could not do. */
interface PreparedEvents {
  events: ActivityEvents;
  refusals: Refusal[];
}

/**
 * The events of a run, from the scenario alone: drawn under the settings of each moment, or given
 * by hand; then injected, edited and delayed by actions. An action changes nothing that has been
 * written before it.
 */
export function prepareEvents(scenario: Scenario): PreparedEvents {
  const actions = sortedActions(scenario);
  const given = scenario.activity.events.length > 0;
  const spans = given ? [] : spansOf(scenario, actions);
  const created = generate(spans, scenario.seed, scenario.startMs);
  const { pages, actions: deeds, countries } = scenario.activity;
  const names = given ? [] : countries.map((c) => c.name);
  if (given) addGiven(created, scenario, names);
  const drawn = created.createdMs.length;
  const refusals: Refusal[] = [];
  actions.forEach((action, index) => {
    const message = applyToEvents(created, drawn, scenario.startMs, action, names);
    if (message !== undefined) refusals.push({ action: index, message });
  });
  const events = arrange(created, drawn, {
    countries: names,
    actions: deeds.map((a) => a.name),
    pages: pages.map((p) => p.name),
  });
  return { events, refusals };
}

/** When the generator runs, and under which settings. */
function spansOf(scenario: Scenario, actions: readonly Action[]): GeneratorSpan[] {
  const end = scenario.startMs + scenario.durationMs;
  const spans: GeneratorSpan[] = [];
  let settings: Settings = pickSettings(scenario);
  let from = scenario.startMs;
  let until = from + settings.activity.durationMs;
  let running = true;
  const close = (at: number): void => {
    const toMs = Math.min(at, until, end);
    if (running && toMs > from) spans.push({ fromMs: from, toMs, settings: settings.activity });
    from = at;
  };
  for (const action of actions) {
    const at = scenario.startMs + action.at;
    if (action.do === 'set') {
      const changed = withSetting(settings, action.name, action.value);
      if (!changed.ok) continue;
      if (action.name.startsWith('activity.')) close(at);
      settings = changed.settings;
    }
    if (!('what' in action) || action.what !== 'generator') continue;
    close(at);
    running = action.do !== 'stop';
    if (running) until = at + settings.activity.durationMs;
  }
  close(end);
  return spans;
}

function addGiven(created: CreatedEvents, scenario: Scenario, countries: string[]): void {
  for (const event of scenario.activity.events) {
    const arrivalMs = scenario.startMs + event.arrives;
    add(created, {
      eventTimeMs: event.at === null ? NaN : scenario.startMs + event.at,
      arrivalMs,
      user: created.createdMs.length % scenario.activity.users,
      country: numberOf(countries, event.key),
    });
  }
}

/** What an action does to the events; why it could not, or undefined. */
function applyToEvents(
  created: CreatedEvents,
  drawn: number,
  startMs: number,
  action: Action,
  countries: string[],
): string | undefined {
  if (action.do === 'inject') {
    add(created, {
      eventTimeMs: action.time === null ? NaN : startMs + action.time,
      arrivalMs: startMs + action.at,
      user: 0,
      country: numberOf(countries, action.country),
    });
    return undefined;
  }
  if (action.do !== 'edit' && action.do !== 'delay') return undefined;
  const row = action.event >= 0 ? action.event : drawn - action.event - 1;
  const exists = row < created.createdMs.length && (action.event < 0 || row < drawn);
  if (!exists) return `There is no event ${String(action.event)} at that moment.`;
  const arrival = valueAt(created.arrivalMs, row);
  if (arrival < startMs + action.at) {
    return `Event ${String(action.event)} is in the topic already; a record there never changes.`;
  }
  if (action.do === 'delay') {
    created.arrivalMs.data[row] = arrival + action.by;
    created.cause.data[row] = DelayCause.given;
    return undefined;
  }
  if (action.time !== undefined) {
    created.eventTimeMs.data[row] = action.time === null ? NaN : startMs + action.time;
    created.uncastable.data[row] = 0;
  }
  if (action.country !== undefined) {
    created.country.data[row] = numberOf(countries, action.country);
  }
  return undefined;
}

function add(
  created: CreatedEvents,
  event: { eventTimeMs: number; arrivalMs: number; user: number; country: number },
): void {
  append(created.createdMs, event.arrivalMs);
  append(created.eventTimeMs, event.eventTimeMs);
  append(created.arrivalMs, event.arrivalMs);
  append(created.uncastable, 0);
  append(created.user, event.user);
  append(created.country, event.country);
  append(created.action, 0);
  append(created.page, 0);
  append(created.cause, DelayCause.given);
}

function numberOf(names: string[], name: string): number {
  const index = names.indexOf(name);
  return index >= 0 ? index : names.push(name) - 1;
}
