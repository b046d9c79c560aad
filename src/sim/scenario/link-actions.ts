import { saidSetting } from './actions.ts';
import type { Action } from './actions.ts';
import { writeDuration } from './duration.ts';
import { plain, readMs, readValue, unescaped, writeValue } from './link-values.ts';

/** One action as a link has it: `12m30s,crash,relay,after-upload`. */
export function writeAction(action: Action): string {
  return [writeDuration(action.at), action.do, ...argumentsOf(action)].join(',');
}

/**
 * What the text of an action says, unchecked: the schema judges it. `presentOf` gives a setting's
 * present value, by which the text of its new one is read.
 */
export function readAction(text: string, presentOf: (name: string) => unknown): unknown {
  const [when = '', verb = '', ...args] = text.split(',');
  const at = readMs(when);
  return { at: Number.isNaN(at) ? when : at, do: verb, ...named(verb, args, presentOf) };
}

function argumentsOf(action: Action): string[] {
  switch (action.do) {
    case 'start':
    case 'create':
      return [action.what, ...said(action.what, action.with ?? {})];
    case 'stop':
    case 'restart':
    case 'delete-checkpoint':
    case 'start-over':
    case 'refresh':
      return [action.what];
    case 'crash':
      return action.point === undefined ? [action.what] : [action.what, action.point];
    case 'set':
      return [action.name, writeValue(action.name, action.value)];
    case 'inject':
      return [timeText(action.time), plain(action.country)];
    case 'edit': {
      const args = [String(action.event)];
      if (action.time !== undefined) args.push(`time:${timeText(action.time)}`);
      if (action.country !== undefined) args.push(`country:${plain(action.country)}`);
      return args;
    }
    case 'delay':
      return [String(action.event), writeDuration(action.by)];
    case 'dbt-run':
      return action.fullRefresh ? ['full-refresh'] : [];
    case 'malformed-line':
      return [];
  }
}

function named(verb: string, args: string[], presentOf: (name: string) => unknown): object {
  const [first = '', second] = args;
  switch (verb) {
    case 'crash':
      return second === undefined ? { what: first } : { what: first, point: second };
    case 'set':
      return { name: first, value: readValue(first, args.slice(1).join(','), presentOf(first)) };
    case 'inject':
      return { time: readTime(first), country: unescaped(second ?? '') };
    case 'edit':
      return { event: Number(first), ...edits(args.slice(1)) };
    case 'delay':
      return { event: Number(first), by: readMs(second ?? '') };
    case 'start':
      if (second === undefined) return { what: first };
      return { what: first, with: clauses(first, args.slice(1), presentOf) };
    case 'create':
      return { what: first, with: clauses(first, args.slice(1), presentOf) };
    case 'dbt-run':
      return { fullRefresh: first === 'full-refresh' };
    case 'malformed-line':
      return {};
    default:
      return { what: first };
  }
}

function edits(args: string[]): object {
  const changes = args.map((arg) => {
    const colon = arg.indexOf(':');
    const [name, text] = [arg.slice(0, colon), arg.slice(colon + 1)];
    return [name, name === 'time' ? readTime(text) : unescaped(text)] as const;
  });
  return Object.fromEntries(changes);
}

function said(what: string, clauses: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(clauses).map(
    ([field, value]) => `${field}:${writeValue(saidSetting(what, field), value)}`,
  );
}

function clauses(what: string, args: string[], presentOf: (name: string) => unknown): object {
  const read = args.map((arg) => {
    const colon = arg.indexOf(':');
    const field = arg.slice(0, colon);
    const name = saidSetting(what, field);
    return [field, readValue(name, arg.slice(colon + 1), presentOf(name))] as const;
  });
  return Object.fromEntries(read);
}

function timeText(time: number | null): string {
  return time === null ? 'null' : writeDuration(time);
}

function readTime(text: string): number | string | null {
  if (text === 'null') return null;
  const time = readMs(text);
  return Number.isNaN(time) ? text : time;
}
