import { crashOutcomes, relayAt } from '../../sim/index.ts';
import type { Prediction } from '../player/index.ts';
import type { RelayModel } from './model.ts';
import { choicesOf } from './scenario.ts';
import { struckWords } from './words.ts';

/** The questions that this run raises, in the order of their moments; answers from the run. */
export function predictionsFor(model: RelayModel): Prediction[] {
  return [winner(model), size(model), lastCrash(model)]
    .filter((prediction) => prediction !== undefined)
    .sort((a, b) => a.revealMs - b.revealMs);
}

function winner({ run, scenario }: RelayModel): Prediction | undefined {
  const [file] = relayAt(run, run.endMs).files;
  if (!file || file.reason === 'stop') return undefined;
  const { perSecond, flushMs, maxRecords } = choicesOf(scenario);
  return {
    id: 'winner',
    question: `${perSecond} events a second. Which ends the first buffer: the clock of ${flushMs / 1000} s or the count of ${maxRecords}?`,
    options: ['the clock', 'the count'],
    answer: file.reason === 'age' ? 0 : 1,
    revealMs: file.atMs,
    because: `${perSecond} a second for ${flushMs / 1000} s are about ${Math.round((perSecond * flushMs) / 1000)} records; the count is ${maxRecords}.`,
  };
}

function size({ run }: RelayModel): Prediction | undefined {
  const file = relayAt(run, run.endMs).files[1];
  if (!file) return undefined;
  // About so many: fifties, but for a file that would be none of them.
  const near = file.records < 50 ? file.records : Math.round(file.records / 50) * 50;
  const options = [...new Set([Math.max(0, Math.round(near / 4)), near, near * 3])].map(String);
  return {
    id: 'size',
    question: 'About how many records will the second file hold?',
    options,
    answer: options.indexOf(String(near)),
    revealMs: file.atMs,
    because: `It holds ${file.records}: what arrived since the flush before, while the upload was under way too.`,
  };
}

/** How it ends for the records at stake; asked of the last kill, for all are decided at the end. */
function lastCrash(model: RelayModel): Prediction | undefined {
  const { run } = model;
  const outcomes = crashOutcomes(run, run.endMs);
  const outcome = outcomes.at(-1);
  if (!outcome || outcome.records === 0) return undefined;
  const { records, once, again, never } = outcome;
  const struck =
    outcome.what === 'crashed'
      ? `The relay is killed ${struckWords(model, outcome)}`
      : 'A partition moves to the other relay before the commit';
  return {
    id: `crash-${outcomes.length - 1}`,
    question: `${struck}. In the end, how often are the ${records} records at stake written?`,
    options: ['once', 'some of them again', 'some of them never'],
    answer: again > 0 ? 1 : never > 0 ? 2 : 0,
    revealMs: run.endMs,
    because: `Of ${records}, ${once} were written once, ${again} again and ${never} never. What decides is whether the file was complete, and whether the offset was committed.`,
  };
}
