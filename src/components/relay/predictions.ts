import { conservationAt, crashOutcomes, relayAt } from '../../sim/index.ts';
import type { Prediction } from '../player/index.ts';
import { choicesOf, CRASH_POINTS } from './scenario.ts';
import type { RelayModel } from './model.ts';

/** The questions that this run raises, in the order of their moments; answers from the run. */
export function predictionsFor(model: RelayModel): Prediction[] {
  return [winner(model), size(model), ...crashes(model)]
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
  const near = Math.round(file.records / 50) * 50;
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

function crashes({ run, scenario }: RelayModel): Prediction[] {
  const kills = scenario.actions.filter((action) => action.do === 'crash');
  const restarted = scenario.actions.findLast((action) => action.do === 'start');
  const outcomes = crashOutcomes(run, run.endMs);
  return kills.flatMap((kill, i): Prediction[] => {
    const outcome = outcomes[i];
    if (!outcome || outcome.records === 0) return [];
    const lost = conservationAt(run, run.endMs).snowflake.lost > 0;
    const answer = outcome.again > 0 ? 1 : outcome.never > 0 && (lost || restarted) ? 2 : 0;
    const name = CRASH_POINTS.find(({ point }) => point === kill.point)?.name ?? '';
    return [
      {
        id: `crash-${i}`,
        question: `The relay is killed ${name}. In the end, how often are the ${outcome.records} records at stake written?`,
        options: ['once', 'some of them again', 'some of them never'],
        answer,
        revealMs: run.endMs,
        because: `Of ${outcome.records}, ${outcome.once} were written once, ${outcome.again} again and ${outcome.never} never. What decides is whether the file was complete, and whether the offset was committed.`,
      },
    ];
  });
}
