import { durationText } from '../../sim/index.ts';
import { count } from '../chart/index.ts';
import { kindOf } from './knobs.ts';
import type { Twins } from './model.ts';
import type { Change } from './state.ts';

/** The figure's title: what the one change does, in a sentence. */
export function titleOf({ a, b, divergence }: Twins, { knob }: Change): string {
  const { name, format } = kindOf(knob);
  const [from, to] = [a.scenario.spark[knob], b.scenario.spark[knob]];
  if (from === to) return `Both runs have the same ${name}, so they are the same run`;
  const change = `${capital(name)} ${format(to)} instead of ${format(from)}`;
  if (!divergence) return `${change}: over these events it makes no difference`;
  return `${change}: ${losses(a.summary, b.summary)}, ${waiting(a.summary.medianDelayMs, b.summary.medianDelayMs)}`;
}

type Summary = Twins['a']['summary'];

function losses(a: Summary, b: Summary): string {
  const more = b.dropped + b.partlyLate - a.dropped - a.partlyLate;
  if (more === 0) return 'as many events lose a window';
  const events = `${count(Math.abs(more))} event${Math.abs(more) === 1 ? '' : 's'}`;
  return more > 0 ? `${events} more lose a window` : `${events} fewer lose a window`;
}

function waiting(a: number, b: number): string {
  if (Number.isNaN(a) && Number.isNaN(b)) return 'and no result becomes final';
  if (Number.isNaN(b)) return 'and no result becomes final any more';
  if (Number.isNaN(a)) return 'and results become final at all';
  if (a === b) return 'and results are final as soon';
  return `and half of the results are final ${durationText(Math.abs(a - b))} ${b < a ? 'sooner' : 'later'}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
