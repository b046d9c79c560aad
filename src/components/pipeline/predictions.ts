import {
  conservationAt,
  firstRowsOf,
  generatorStoppedMs,
  journeyOf,
  lastNewAt,
  nextArrival,
  relayAt,
  stages,
} from '../../sim/index.ts';
import { clock, count } from '../chart/index.ts';
import type { Prediction } from '../player/index.ts';
import type { PipelineModel } from './model.ts';
import { STAGE_NAMES, wait } from './words.ts';

const MINUTE = 60_000;
/** How far into the run the file and the event lie that are asked about, ms. */
const FILE_AFTER_MS = 30_000;
const EVENT_AFTER_MS = 14 * MINUTE;

/** The questions that this run raises, in the order of their moments; answers from the run. */
export function predictionsFor(model: PipelineModel): Prediction[] {
  const asked = [
    fileSize(model),
    firstGold(model),
    race(model),
    dry(model, 'first'),
    dry(model, 'last'),
    checkpoint(model),
  ];
  return asked
    .filter((prediction) => prediction !== undefined)
    .sort((a, b) => a.revealMs - b.revealMs);
}

function fileSize({ run, scenario }: PipelineModel): Prediction | undefined {
  const file = relayAt(run, run.endMs).files.find(({ atMs }) => atMs > run.startMs + FILE_AFTER_MS);
  if (!file) return undefined;
  const { flushMs, maxRecords } = scenario.relay;
  return {
    id: 'file-size',
    question: `The relay flushes at ${flushMs / 1000} s or ${maxRecords} records. Which of the two ends the file of ${clock(file.atMs)}?`,
    options: ['the clock', 'the count', 'a stop'],
    answer: ['age', 'count', 'stop'].indexOf(file.reason),
    revealMs: file.atMs,
    because: `It holds ${file.records} records, gathered in ${wait(file.atMs - file.sinceMs)}.`,
  };
}

function firstGold({ run }: PipelineModel): Prediction | undefined {
  const firstMs = firstRowsOf(run);
  const revealMs = Number.isNaN(firstMs) ? run.endMs : firstMs;
  const bounds = [2 * MINUTE, 8 * MINUTE, 16 * MINUTE];
  const tookMs = firstMs - run.startMs;
  const slot = bounds.findIndex((bound) => tookMs < bound);
  return {
    id: 'first-gold',
    question: 'How long after the start does Gold on Databricks get its first rows?',
    options: ['within 2 min', '2 to 8 min', '8 to 16 min', 'later or never'],
    answer: slot < 0 ? 3 : slot,
    revealMs,
    because: Number.isNaN(firstMs)
      ? 'No watermark passed the end of a window in this run.'
      : `It took ${wait(tookMs)}: the watermark must pass the end of a window, and the next batch writes it.`,
  };
}

/** Which path shows one event first; asked of an event that is still to come. */
function race({ run }: PipelineModel): Prediction | undefined {
  const event = nextArrival(run, run.startMs + EVENT_AFTER_MS);
  if (event < 0) return undefined;
  const journey = journeyOf(run, event);
  const timeAt = (stops: typeof journey.databricks, name: string) =>
    stops.find((stop) => stop.name === name)?.atMs ?? NaN;
  const gold = timeAt(journey.databricks, 'shown');
  const screen = timeAt(journey.snowflake, 'dashboard');
  const firstMs = Math.min(...[gold, screen].filter((ms) => !Number.isNaN(ms)));
  const created = journey.createdMs;
  const told = (ms: number) =>
    Number.isNaN(ms) ? 'not in this run' : `after ${wait(ms - created)}`;
  return {
    id: 'race',
    question: `An event is created at ${clock(created)}. Where can it be seen in a result first?`,
    options: ['in Gold on Databricks', 'on the Power BI page', 'in neither, in this run'],
    answer: firstMs === Infinity ? 2 : firstMs === gold ? 0 : 1,
    revealMs: firstMs === Infinity ? run.endMs : firstMs,
    because:
      firstMs === Infinity
        ? 'Neither path had a result with it before the run ended.'
        : `On the page: ${told(screen)}; in Gold, its first window final: ${told(gold)}. Final and early are two different wishes.`,
  };
}

/** Which stage dries up first, and which last, once the generator has been stopped. */
function dry({ run }: PipelineModel, which: 'first' | 'last'): Prediction | undefined {
  const stoppedMs = generatorStoppedMs(run);
  if (Number.isNaN(stoppedMs)) return undefined;
  const last = lastNewAt(run);
  const reached = stages.filter((stage) => last[stage] > stoppedMs && stage !== 'topic');
  const order = [...reached].sort((a, b) => last[a] - last[b]);
  const asked = (which === 'first' ? order[0] : order.at(-1)) ?? 'topic';
  const options = [
    ...new Set<typeof asked>([
      ...(['databricks-silver', 'files', 'dashboard', 'databricks-gold'] as const),
      asked,
    ]),
  ];
  return {
    id: `dry-${which}`,
    question: `The generator has been stopped. Which of these dries up ${which}?`,
    options: options.map((stage) => STAGE_NAMES[stage]),
    answer: options.indexOf(asked),
    revealMs: last[asked],
    because: `The order in this run: ${order.map((stage) => `${STAGE_NAMES[stage]} after ${wait(last[stage] - stoppedMs)}`).join(', ')}.`,
  };
}

function checkpoint({ run, scenario }: PipelineModel): Prediction | undefined {
  const deleted = scenario.actions.find(
    (action) => action.do === 'delete-checkpoint' && action.what === 'bronze',
  );
  const restarted = scenario.actions.find(
    (action) =>
      action.do === 'start' && action.what === 'bronze' && deleted && action.at >= deleted.at,
  );
  if (!deleted || !restarted) return undefined;
  const revealMs = Math.min(run.endMs, run.startMs + restarted.at + MINUTE);
  const { lost, duplicates } = conservationAt(run, revealMs).databricks;
  return {
    id: 'checkpoint',
    question: 'Bronze starts again without its checkpoint. What happens to its rows?',
    options: ['some come twice', 'some are missing', 'nothing'],
    answer: duplicates > 0 ? 0 : lost > 0 ? 1 : 2,
    revealMs,
    because: `Rows twice: ${count(duplicates)}; events missing: ${count(lost)}. The new checkpoint begins at startingOffsets, whatever the table holds already: latest leaves a gap, earliest reads everything again.`,
  };
}
