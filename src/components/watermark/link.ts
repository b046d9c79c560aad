import { clock, parseClock, span } from '../chart/index.ts';
import type { LinkProblem } from '../player/index.ts';
import { CASES, caseOf, caseSettings, DAY_MS, outside, type Case } from './cases.ts';
import { MOST_WINDOWS, type Edit, type FigureSettings, type FigureState } from './figureState.ts';
import { readSetting } from './linkSettings.ts';

/** What a link names: the figure's state, the moment shown and the event chosen. */
export interface LinkState {
  state: FigureState;
  tMs: number;
  chosen: number;
}

const SETTING_NAMES = {
  delay: 'delayMs',
  window: 'windowMs',
  slide: 'slideMs',
  mode: 'mode',
  trigger: 'triggerMs',
  'no-data': 'noDataBatches',
  'late-filter': 'lateFilter',
} as const satisfies Record<string, keyof FigureSettings>;

/** By own names only: a link may say `constructor=90s`. */
function isSettingName(name: string): name is keyof typeof SETTING_NAMES {
  return Object.hasOwn(SETTING_NAMES, name);
}

/** A length as a link writes it: `10min`, `90s`. */
const length = (ms: number) => span(ms).replace(' ', '');
const moment = ({ atMs, arrivesMs }: { atMs: number; arrivesMs: number }) =>
  `${clock(atMs)}~${clock(arrivesMs)}`;

/** The fragment for a state: `#v1&case=ordinary&delay=2min&t=09:17:20...`, defaults left out. */
export function writeLink({ state, tMs, chosen }: LinkState): string {
  const parts = ['v1', `case=${state.caseId}`];
  const given = caseSettings(caseOf(state.caseId));
  for (const [name, field] of Object.entries(SETTING_NAMES)) {
    const value = state.settings[field];
    if (value === given[field]) continue;
    const text = typeof value === 'number' ? length(value) : String(value);
    parts.push(`${name}=${text.replace('true', 'on').replace('false', 'off')}`);
  }
  for (const edit of state.edits) parts.push(writeEdit(edit));
  parts.push(`t=${clock(tMs)}`, `event=${String(chosen)}`);
  return `#${parts.join('&')}`;
}

function writeEdit(edit: Edit): string {
  const id = String(edit.id);
  if (edit.do === 'delete') return `delete=${id}`;
  if (edit.do === 'move') return `move=${id}~${moment(edit)}`;
  return `add=${id}~${moment(edit)}~${edit.country}`;
}

/**
 * Reads a fragment. Whatever cannot be read is left at its default and reported; what can be read
 * holds. Undefined when the fragment is no link of this kind at all.
 */
export function readLink(
  fragment: string,
): { link: LinkState; problems: LinkProblem[] } | undefined {
  const [version, ...parts] = decode(fragment).replace(/^#/, '').split('&');
  if (version !== 'v1') return undefined;
  const problems: LinkProblem[] = [];
  const fields = parts.filter((part) => part !== '').map(splitPart);
  const caseId = fields.find(({ name }) => name === 'case')?.value ?? 'ordinary';
  const shown = caseOf(caseId);
  if (shown.id !== caseId) {
    const known = CASES.map(({ id }) => id).join(', ');
    problems.push({ part: `case=${caseId}`, why: `there is no such case; there are ${known}` });
  }
  const link: LinkState = {
    state: { caseId: shown.id, settings: caseSettings(shown), edits: [] },
    tMs: shown.stillMs,
    chosen: shown.chosen,
  };
  for (const { part, name, value } of fields) {
    const why = name === 'case' ? undefined : readPart(link, shown, name, value);
    if (why !== undefined) problems.push({ part, why });
  }
  const { settings } = link.state;
  if (settings.slideMs > settings.windowMs || settings.windowMs > MOST_WINDOWS * settings.slideMs) {
    problems.push({
      part: `window=${length(settings.windowMs)}, slide=${length(settings.slideMs)}`,
      why: `the slide must be at most the window, and the window at most ${String(MOST_WINDOWS)} slides`,
    });
    const { windowMs, slideMs } = caseSettings(shown);
    link.state = { ...link.state, settings: { ...settings, windowMs, slideMs } };
  }
  return { link, problems };
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function splitPart(part: string): { part: string; name: string; value: string } {
  const equals = part.indexOf('=');
  if (equals < 0) return { part, name: part, value: '' };
  return { part, name: part.slice(0, equals), value: part.slice(equals + 1) };
}

/** Reads one part into `link`; returns why not when it cannot. */
function readPart(link: LinkState, shown: Case, name: string, value: string): string | undefined {
  if (name === 't') {
    const tMs = parseClock(value, DAY_MS);
    if (tMs === undefined || tMs < shown.startMs || tMs > shown.endMs) {
      return `the time must lie between ${clock(shown.startMs)} and ${clock(shown.endMs)}`;
    }
    link.tMs = tMs;
    return undefined;
  }
  if (name === 'event') {
    if (!/^\d{1,6}$/.test(value)) return 'an event is named by its number';
    link.chosen = Number(value);
    return undefined;
  }
  if (name === 'move' || name === 'add' || name === 'delete') {
    return readEdit(link, shown, name, value);
  }
  if (!isSettingName(name)) return 'this figure has no such setting';
  const field = SETTING_NAMES[name];
  const read = readSetting(field, value);
  if ('why' in read) return read.why;
  link.state = { ...link.state, settings: { ...link.state.settings, ...read.setting } };
  return undefined;
}

function readEdit(
  link: LinkState,
  shown: Case,
  kind: Edit['do'],
  value: string,
): string | undefined {
  const [number = '', time = '', arrival = '', country = ''] = value.split('~');
  if (!/^\d{1,6}$/.test(number)) return 'an event is named by its number';
  const id = Number(number);
  const given = shown.events.some((event) => event.id === id);
  const added = link.state.edits.some((edit) => edit.do === 'add' && edit.id === id);
  if (kind === 'add' ? given || added : !given && !added) {
    return kind === 'add' ? `there is already an event ${number}` : `there is no event ${number}`;
  }
  const atMs = parseClock(time, DAY_MS);
  const arrivesMs = parseClock(arrival, DAY_MS);
  let edit: Edit;
  if (kind === 'delete') edit = { do: 'delete', id };
  else {
    if (atMs === undefined || arrivesMs === undefined) return 'expected NUMBER~HH:MM:SS~HH:MM:SS';
    const why = outside(shown, atMs, arrivesMs);
    if (why !== undefined) return why;
    if (kind === 'add' && !/^[A-Z]{2}$/.test(country)) return 'expected a country of two letters';
    edit =
      kind === 'move'
        ? { do: 'move', id, atMs, arrivesMs }
        : { do: 'add', id, atMs, arrivesMs, country };
  }
  link.state = { ...link.state, edits: [...link.state.edits, edit] };
  return undefined;
}
