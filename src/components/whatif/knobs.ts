import { span } from '../chart/index.ts';
import { readScenario, type Scenario } from '../../sim/index.ts';
import { intervalText, readInterval, readWord, type Read } from './literals.ts';

/** The settings of a query that can be turned here, by their names in the scenario. */
export type Knob = 'delayMs' | 'windowMs' | 'slideMs' | 'triggerMs' | 'mode' | 'noDataBatches';
/** A length in ms, a word, or on and off. */
export type KnobValue = number | string | boolean;

const S = 1000;
const MIN = 60 * S;
const HOUR = 60 * MIN;
const DAY = 24 * HOUR;

/** One knob: its name, the values on offer, and its literal in code, both ways. */
export interface KnobKind {
  knob: Knob;
  name: string;
  values: readonly KnobValue[];
  format: (value: KnobValue) => string;
  literal: (value: KnobValue) => string;
  read: (text: string) => Read<KnobValue>;
}

/** Every delay on offer, and the points of the curve. */
export const DELAYS: readonly number[] = [
  ...[0, 10 * S, 30 * S, MIN, 2 * MIN, 3 * MIN, 5 * MIN, 8 * MIN, 10 * MIN, 12 * MIN, 15 * MIN],
  ...[20 * MIN, 30 * MIN, HOUR, 2 * HOUR, 6 * HOUR, DAY, 2 * DAY],
];

function length(knob: Knob, name: string, values: readonly number[], reach: [number, number]) {
  return {
    knob,
    name,
    values,
    format: (value: KnobValue) => longSpan(Number(value)),
    literal: (value: KnobValue) => intervalText(Number(value)),
    read: (text: string) => readInterval(text, ...reach),
  };
}

/** All knobs, in the order in which the code has them. */
export const KNOBS: readonly KnobKind[] = [
  length('delayMs', 'delay', DELAYS, [0, 7 * DAY]),
  length('windowMs', 'window', [MIN, 2 * MIN, 5 * MIN, 10 * MIN, HOUR], [S, DAY]),
  length('slideMs', 'slide', [10 * S, 30 * S, MIN, 5 * MIN, 10 * MIN, HOUR], [S, DAY]),
  {
    knob: 'mode',
    name: 'output mode',
    values: ['append', 'update', 'complete'],
    format: String,
    literal: String,
    read: (text) => readWord(text, ['append', 'update', 'complete']),
  },
  length('triggerMs', 'trigger', [0, S, 10 * S, 30 * S, MIN, 5 * MIN, 15 * MIN], [0, HOUR]),
  {
    knob: 'noDataBatches',
    name: 'no-data batches',
    values: [true, false],
    format: (value) => (value === true ? 'on' : 'off'),
    literal: String,
    read: (text) => {
      const read = readWord(text, ['true', 'false']);
      return 'why' in read ? read : { value: read.value === 'true' };
    },
  },
];

/** The kind of a knob. */
export function kindOf(knob: Knob): KnobKind {
  const kind = KNOBS.find((candidate) => candidate.knob === knob);
  if (!kind) throw new Error(`There is no knob ${knob}.`);
  return kind;
}

/** `1 d 2 h`, `10 min`: a length in words that stay short also for days. */
export function longSpan(ms: number): string {
  if (ms !== 0 && ms % DAY === 0) return `${String(ms / DAY)} d`;
  return span(ms);
}

/** More windows for each event than this would keep the reader waiting. */
const MOST_WINDOWS = 60;

/** The scenario with one knob turned, or why it cannot be. */
export function turned(scenario: Scenario, knob: Knob, value: KnobValue): Read<Scenario> {
  const spark = { ...scenario.spark, [knob]: value };
  if (spark.slideMs > spark.windowMs) {
    const [slide, window] = [longSpan(spark.slideMs), longSpan(spark.windowMs)];
    return {
      why: `a slide of ${slide} does not go with a window of ${window}: at most the window`,
    };
  }
  if (spark.windowMs > MOST_WINDOWS * spark.slideMs) {
    return {
      why: `at most ${String(MOST_WINDOWS)} windows for each event: a longer slide, or a shorter window`,
    };
  }
  const read = readScenario({ ...scenario, spark });
  return read.ok ? { value: read.scenario } : { why: read.problems[0] ?? 'not allowed' };
}
