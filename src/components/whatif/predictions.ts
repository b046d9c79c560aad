import { tallyAt } from '../../sim/index.ts';
import { count } from '../chart/index.ts';
import type { Prediction } from '../player/index.ts';
import type { Twins } from './model.ts';
import { wait } from './words.ts';

const PARTINGS = ['watermark', 'rows taken', 'groups dropped', 'state rows'] as const;

/**
 * The questions of a pair of runs, in the order of their answers: where they part, who has lost
 * more by half time, who holds more at three quarters, whose results wait longer at the end. Every
 * answer is read from the runs.
 */
export function predictionsOf(twins: Twins, clock: (tMs: number) => string): Prediction[] {
  const { a, b, timeline, divergence } = twins;
  const moment = (share: number) =>
    timeline.startMs + Math.round((timeline.endMs - timeline.startMs) * share);
  const tallies = (share: number) => ({
    a: tallyAt(a.run, a.tallies, moment(share)),
    b: tallyAt(b.run, b.tallies, moment(share)),
  });
  const [half, late] = [tallies(0.5), tallies(0.75)];
  const questions: Prediction[] = [
    {
      id: 'lost',
      question: `By ${clock(moment(0.5))}, which run has lost more events, in some windows or in all?`,
      ...compared(half.a.dropped + half.a.partlyLate, half.b.dropped + half.b.partlyLate, count),
      revealMs: moment(0.5),
    },
    {
      id: 'state',
      question: `At ${clock(moment(0.75))}, which run holds more state rows?`,
      ...compared(late.a.stateRows, late.b.stateRows, count),
      revealMs: moment(0.75),
    },
    {
      id: 'final',
      question:
        'Over the whole run, half of the results are final after how long: which run is slower?',
      ...compared(
        Number.isNaN(a.summary.medianDelayMs) ? Infinity : a.summary.medianDelayMs,
        Number.isNaN(b.summary.medianDelayMs) ? Infinity : b.summary.medianDelayMs,
        (ms) => wait(ms === Infinity ? NaN : ms),
      ),
      revealMs: timeline.endMs,
    },
  ];
  if (!divergence || divergence.atMs >= moment(0.5)) return questions;
  const named = PARTINGS.find((what) => divergence.what.endsWith(what));
  const options = [...PARTINGS, 'something else'];
  return [
    {
      id: 'parting',
      question: 'The runs get the same events. In what will they differ first?',
      options,
      answer: named === undefined ? options.length - 1 : options.indexOf(named),
      revealMs: divergence.atMs,
      because: `At ${clock(divergence.atMs)} the first difference is the ${divergence.what}.`,
    },
    ...questions,
  ];
}

function compared(a: number, b: number, text: (value: number) => string) {
  return {
    options: ['A', 'B', 'neither'],
    answer: a > b ? 0 : b > a ? 1 : 2,
    because: `It is ${text(a)} in A and ${text(b)} in B.`,
  };
}
