import { readLink, writeLink, type IgnoredPart, type Scenario } from '../../sim/index.ts';
import { clock, parseClock } from '../chart/index.ts';

/** What a link to a moment of a run names. Times ms. */
interface LinkState {
  scenario: Scenario;
  tMs: number;
  /** Number (`id`) of the event that is followed; undefined for none. */
  event: number | undefined;
}

/** The fragment for a state: the scenario's own link, the moment and the event. */
export function writeFigureLink({ scenario, tMs, event }: LinkState): string {
  const chosen = event === undefined ? '' : `&event=${String(event)}`;
  return `#${writeLink(scenario)}&t=${exactClock(tMs)}${chosen}`;
}

/**
 * Reads a fragment: what cannot be read is reported, and the rest holds. A fragment without a
 * moment means the one at which the figure stands still, `stillMs` after the run's start.
 */
export function readFigureLink(
  fragment: string,
  stillMs: number,
): LinkState & { ignored: readonly IgnoredPart[] } {
  const parts = fragment.replace(/^#/, '').split('&');
  const own = (name: string) => parts.find((part) => part.startsWith(`${name}=`));
  const others = parts.filter((part) => !/^(t|event)=/.test(part));
  const { scenario, ignored } = readLink(others.join('&'));
  const more: IgnoredPart[] = [];
  const startMs = scenario.startMs;
  const endMs = startMs + scenario.durationMs;
  let tMs = Math.min(endMs, startMs + stillMs);
  const time = own('t');
  if (time !== undefined) {
    const read = parseExact(time.slice(2), startMs);
    if (read === undefined || read < startMs || read > endMs) {
      const reason = `the time must lie between ${clock(startMs)} and ${clock(endMs)}`;
      more.push({ part: time, reason });
    } else tMs = read;
  }
  const chosen = own('event');
  let event: number | undefined;
  if (chosen !== undefined) {
    if (/^event=-?\d{1,8}$/.test(chosen)) event = Number(chosen.slice('event='.length));
    else more.push({ part: chosen, reason: 'an event is named by its number' });
  }
  return { scenario, tMs, event, ignored: [...ignored, ...more] };
}

/** How a figure whose state is its scenario opens a link; its still stands `stillMs` into a run. */
export function runOpener(stillMs: number) {
  return (fragment: string) => {
    const { scenario: state, tMs, ignored } = readFigureLink(fragment, stillMs);
    return { state, tMs, ignored };
  };
}

/** `09:00:18`, or `09:00:18.4` where the moment lies between two seconds. */
function exactClock(tMs: number): string {
  const ms = String(tMs % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return ms === '' ? clock(tMs) : `${clock(tMs)}.${ms}`;
}

/** What `exactClock` writes, on the day of `dayMs`; undefined for anything else. */
function parseExact(text: string, dayMs: number): number | undefined {
  const [, time = '', fraction = '0'] = /^([\d:]+)(\.\d{1,3})?$/.exec(text) ?? [];
  const wholeMs = parseClock(time, dayMs);
  return wholeMs === undefined ? undefined : wholeMs + Math.round(Number(fraction) * 1000);
}
