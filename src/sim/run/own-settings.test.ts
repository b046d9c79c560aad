import { expect, test } from 'vitest';
import { streamFactsAt } from '../insight/stream-facts.ts';
import { factsAt } from '../insight/facts.ts';
import { readScenario } from '../scenario/read.ts';
import type { Action } from '../scenario/actions.ts';
import { valueAt } from '../kernel/column.ts';
import { runScenario } from './run.ts';

const minute = 60_000;

function runOf(actions: readonly Action[]) {
  const read = readScenario({
    durationMs: 30 * minute,
    activity: { rate: [{ fromMs: 0, perSecond: 2 }] },
    spark: { prepared: false },
    actions,
  });
  if (!read.ok) throw new Error(read.problems.join('; '));
  return runScenario(read.scenario);
}

const start = (at: number, what: 'bronze' | 'silver' | 'gold', said: object): Action =>
  ({ at, do: 'start', what, with: said }) as Action;

test('nothing runs until it is started, and each query keeps what its own notebook said', () => {
  const run = runOf([
    start(2 * minute, 'bronze', { triggerMs: 5000, startingOffsets: 'earliest' }),
    start(3 * minute, 'silver', { triggerMs: 20_000 }),
    start(4 * minute, 'gold', { triggerMs: 60_000, windowMs: 120_000 }),
    { at: 10 * minute, do: 'stop', what: 'bronze' },
    { at: 11 * minute, do: 'start', what: 'bronze' },
  ]);
  expect(factsAt(run, run.startMs + 2 * minute - 1).databricks.bronze.phase).toBe('stopped');
  const gaps = (name: 'bronze' | 'silver' | 'gold', from: number, to: number) => {
    const { startedAt } = run.state[name].stream.attempts;
    const times = [...startedAt.data.subarray(0, startedAt.length)].filter(
      (at) => at >= run.startMs + from * minute && at < run.startMs + to * minute,
    );
    return new Set(times.slice(1).map((at, i) => at - (times[i] ?? 0)));
  };
  expect(gaps('bronze', 5, 9)).toEqual(new Set([5000]));
  expect(gaps('bronze', 12, 20)).toEqual(new Set([5000]));
  expect(gaps('silver', 5, 9)).toEqual(new Set([20_000]));
  expect(gaps('gold', 6, 20)).toEqual(new Set([60_000]));
  expect(valueAt(run.state.gold.results.windowMs, 0)).toBe(120_000);
});

test('another checkpoint root is another checkpoint; the former one goes on where it was', () => {
  const away = (what: 'bronze' | 'gold', at: number, root: string): Action[] => [
    { at, do: 'stop', what },
    start(at + 1000, what, { checkpointRoot: root, startingOffsets: 'earliest' }),
  ];
  const run = runOf([
    start(minute, 'bronze', { startingOffsets: 'earliest' }),
    start(minute, 'silver', {}),
    start(minute, 'gold', {}),
    ...away('bronze', 10 * minute, '/other'),
    ...away('bronze', 15 * minute, ''),
    ...away('gold', 16 * minute, '/other'),
    ...away('gold', 20 * minute, ''),
  ]);
  const { bronze, gold } = run.state;
  expect(bronze.stream.checkpoints.map(({ root }) => root)).toEqual(['', '/other']);
  // The other folder began at the earliest offset: those rows are there twice, and no third time.
  const seen = new Map<number, number>();
  for (let row = 0; row < bronze.event.length; row++) {
    const event = valueAt(bronze.event, row);
    seen.set(event, (seen.get(event) ?? 0) + 1);
  }
  expect(Math.max(...seen.values())).toBe(2);
  // Back on its first folder, gold holds the state that it would have had anyway.
  const untouched = runOf([
    ...run.scenario.actions.filter((action) => !('what' in action) || action.what !== 'gold'),
    start(minute, 'gold', {}),
  ]);
  const stateOf = ({ state }: typeof run) => {
    const last = state.gold.results.at.length - 1;
    return [
      valueAt(state.gold.results.stateRows, last),
      valueAt(state.gold.results.watermarkAfterMs, last),
    ];
  };
  expect(stateOf(run)).toEqual(stateOf(untouched));
  expect(gold.stream.checkpoints).toHaveLength(2);
});

test('a query into Delta in update mode does not start, whichever it is', () => {
  const run = runOf([
    start(0, 'bronze', { mode: 'update' }),
    start(0, 'silver', { mode: 'complete' }),
    start(0, 'gold', { mode: 'update' }),
  ]);
  expect(run.state.refusals.map(({ message }) => message.slice(0, 33))).toEqual([
    '[DELTA_UNSUPPORTED_OUTPUT_MODE] D',
    '[STREAMING_OUTPUT_MODE.UNSUPPORTE',
    '[DELTA_UNSUPPORTED_OUTPUT_MODE] D',
  ]);
  expect(streamFactsAt(run.state.gold.stream, run.endMs).phase).toBe('failed');
});

test('what a notebook may say is held against the settings', () => {
  const read = readScenario({ actions: [start(0, 'bronze', { triggerMs: -1 })] });
  expect(read).toMatchObject({ ok: false });
  expect(readScenario({ actions: [start(0, 'bronze', { delay: 1 })] })).toMatchObject({
    ok: false,
  });
});
