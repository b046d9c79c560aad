import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readScenario } from '../scenario/read.ts';
import { runScenario } from './run.ts';

const minute = 60_000;
const url = new URL('../../../conformance/spark/recorded/refusals.json', import.meta.url);
const recorded = JSON.parse(readFileSync(url, 'utf8')) as { name: string; message: string }[];
const said = (name: string) => recorded.find((one) => one.name === name)?.message ?? 'not recorded';

function run(input: object) {
  const reading = readScenario({ durationMs: 20 * minute, ...input });
  if (!reading.ok) throw new Error(reading.problems.join('; '));
  return runScenario(reading.scenario);
}
const given = (...arrives: number[]) => ({
  events: arrives.map((at) => ({ at, arrives: at, key: 'DE' })),
});

test('the Delta sink refuses update mode in the words of Delta, and the query does not start', () => {
  const { gold } = run({ spark: { mode: 'update' }, activity: given(1000) }).state;
  expect(gold.stream).toMatchObject({ phase: 'failed', error: said('delta sink, update mode') });
  expect(gold.stream.checkpoints).toEqual([]);
});

test('a checkpoint whose records were aged out fails the query in the words of Spark', () => {
  const { bronze } = run({
    kafka: { partitions: 1, retentionMs: minute },
    activity: given(1000, 2000, 3 * minute, 3 * minute, 15 * minute),
    actions: [
      { at: 2 * minute, do: 'stop', what: 'bronze' },
      { at: 14 * minute, do: 'start', what: 'bronze' },
    ],
  }).state;
  expect(bronze.stream.phase).toBe('failed');
  // Topic, offsets and the name of the consumer group are of each run.
  const general = (text: string) =>
    text
      .replace(/\[\d+, \d+\)/, '[a, b)')
      .replace(/topic partition \S+/, 'topic partition')
      .replace(/spark-kafka-source\S*$/, 'group');
  expect(general(bronze.stream.error)).toBe(
    general(said('kafka source, committed offset aged out')),
  );
  expect(bronze.stream.error).toContain('[2, 4)');
});

test('with failOnDataLoss off the query goes on without what was aged out', () => {
  const { bronze } = run({
    kafka: { partitions: 1, retentionMs: minute },
    spark: { failOnDataLoss: false },
    activity: given(1000, 2000, 3 * minute, 15 * minute),
    actions: [
      { at: 2 * minute, do: 'stop', what: 'bronze' },
      { at: 14 * minute, do: 'start', what: 'bronze' },
    ],
  }).state;
  expect(bronze.stream.phase).not.toBe('failed');
  expect([...bronze.offset.data.subarray(0, bronze.offset.length)]).toEqual([0, 1, 3]);
});

test('what cannot be done in a run is refused with its reason and changes nothing', () => {
  const { refusals } = run({
    activity: given(1000),
    actions: [
      { at: minute, do: 'delete-checkpoint', what: 'gold' },
      { at: minute, do: 'start', what: 'gold' },
      { at: minute, do: 'crash', what: 'relay-2' },
      { at: minute, do: 'set', name: 'kafka.partitions', value: 4 },
      { at: minute, do: 'set', name: 'snowflake.gold.targetLag', value: 5000 },
    ],
  }).state;
  expect(refusals.map(({ action }) => action)).toEqual([0, 1, 2, 3, 4]);
  expect(refusals[0]?.message).toContain('Stop it before you delete the folder');
  expect(refusals[4]?.message).toContain('the minimum is 60 seconds');
});
