import { checkSparkSettings } from '../spark/settings.ts';
import { pathText, problemsOf } from './problems.ts';
import { settingsSchema } from './schema.ts';
import type { Settings, SystemName } from './schema.ts';

const systems = Object.keys(settingsSchema.shape) as SystemName[];

/** The settings of a scenario or of anything else that holds them, without the rest. */
export function pickSettings(from: Settings): Settings {
  return Object.fromEntries(systems.map((name) => [name, from[name]])) as Settings;
}

/** Every setting by its name, `relay.flushMs`, with its value; lists are values. */
export function flatSettings(settings: Settings): Map<string, unknown> {
  const flat = new Map<string, unknown>();
  const walk = (prefix: string, value: unknown): void => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [name, inner] of Object.entries(value)) walk(`${prefix}.${name}`, inner);
    } else flat.set(prefix, value);
  };
  for (const system of systems) walk(system, settings[system]);
  return flat;
}

/**
 * The settings with one of them changed, by its name (`relay.flushMs`); or why it cannot be: no
 * such name, a value out of range, or one that does not go with the others.
 */
export function withSetting(
  settings: Settings,
  name: string,
  value: unknown,
): { ok: true; settings: Settings } | { ok: false; problem: string } {
  if (!flatSettings(settings).has(name))
    return { ok: false, problem: `no setting is called ${name}` };
  const [system = '', ...path] = name.split('.');
  const key = system as SystemName;
  const changed = replaced(settings[key], path, value);
  const read = settingsSchema.shape[key].safeParse(changed);
  if (!read.success) {
    const [first] = problemsOf(read.error, changed);
    const where = pathText([key, ...(first?.path ?? [])]);
    return { ok: false, problem: `${where}: ${first?.message ?? 'not allowed'}` };
  }
  const all = { ...settings, [key]: read.data };
  const clash = checkSparkSettings(all.spark);
  if (clash) return { ok: false, problem: `spark.${clash.name}: ${clash.message}` };
  return { ok: true, settings: all };
}

function replaced(value: unknown, path: readonly string[], by: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return by;
  return {
    ...(value as object),
    [name]: replaced((value as Record<string, unknown>)[name], rest, by),
  };
}
