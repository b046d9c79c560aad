import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fieldsOf, valueBytes } from '../run/fields.ts';
import { jsonBytes } from '../relay/ndjson.ts';
import { runScenario } from '../run/run.ts';
import type { Run } from '../run/run.ts';
import { presetScenario } from '../scenario/presets.ts';
import { readScenario } from '../scenario/read.ts';
import { Fate } from '../spark/fate.ts';
import { checkpointFilesAt } from './checkpoint-files.ts';
import { conservationAt } from './conservation.ts';
import { eventBytes } from './event-bytes.ts';
import { factsAt } from './facts.ts';
import { freshnessAt } from './freshness.ts';
import { journeyOf } from './journey.ts';
import { latencies } from './latency.ts';
import { progressOf } from './progress.ts';
import { summarize } from './summary.ts';

function preset(name: string): Run {
  const scenario = presetScenario(name);
  if (scenario === undefined) throw new Error(`no preset ${name}`);
  return runScenario(scenario);
}
const normal = preset('normal-hour');
const minute = 60_000;

test('a normal hour loses and repeats nothing, and nearly everything is judged', () => {
  const accounts = conservationAt(normal, normal.endMs);
  expect(accounts.created).toBe(72_000);
  expect(accounts.databricks).toMatchObject({ lost: 0, duplicates: 0 });
  expect(accounts.snowflake).toMatchObject({ lost: 0, duplicates: 0 });
  expect(accounts.fates.pending).toBeLessThan(1000);
});

test('a clock set to tomorrow makes everybody late on Databricks, and nobody on Snowflake', () => {
  const { fates, snowflake } = conservationAt(preset('clock-tomorrow'), Infinity);
  expect(fates.dropped).toBeGreaterThan(40_000);
  expect(snowflake.lost).toBe(0);
});

test('a deleted checkpoint leaves a gap as long as the query was away', () => {
  const run = preset('checkpoint-deleted');
  const { databricks } = conservationAt(run, run.endMs);
  // Twenty a second, from the last batch before the stop to the start five minutes later.
  expect(databricks.lost).toBeGreaterThan(5 * 60 * 20);
  expect(databricks.lost).toBeLessThan(5.5 * 60 * 20);
  expect(databricks.duplicates).toBe(0);
});

test.each([
  ['relay-killed-1', 0],
  ['relay-killed-2', 0],
  ['relay-killed-3', 1],
  ['relay-killed-4', 0],
  ['relay-killed-5', 1],
])('%s loses nothing and repeats %i file', (name, files) => {
  const { snowflake } = conservationAt(preset(name), Infinity);
  expect(snowflake.lost).toBe(0);
  expect(snowflake.duplicates > 0).toBe(files === 1);
  expect(snowflake.duplicates).toBeLessThanOrEqual(500);
});

test('one broken line costs its whole file', () => {
  const run = preset('poisoned-line');
  const { snowflake, lostBecause } = conservationAt(run, run.endMs);
  expect(snowflake.lost).toBeGreaterThan(100);
  expect(lostBecause.fileSkipped).toBe(snowflake.lost);
});

test('the stops of an event follow each other in time on both paths', () => {
  for (const event of [10, 5000, 30_000]) {
    const { databricks, snowflake, windows, fate, partition } = journeyOf(normal, event);
    for (const stops of [databricks, snowflake]) {
      const times = stops.map((stop) => stop.atMs);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times.every((at) => !Number.isNaN(at))).toBe(true);
    }
    expect(windows).toHaveLength(5);
    expect([Fate.onTime, Fate.lateCounted]).toContain(fate);
    expect([0, 1]).toContain(partition);
  }
});

test('the first window of an event is shown 10 to 12 minutes after it, the last by 17', () => {
  const { eventTimeMs, windows } = journeyOf(normal, 5000);
  const shown = windows.map((window) => window.shownAtMs - eventTimeMs);
  expect(shown[0]).toBeGreaterThan(10 * minute);
  expect(shown[0]).toBeLessThan(12 * minute);
  expect(shown[4]).toBeLessThan(17 * minute);
});

test('latencies and freshness say what the stops say', () => {
  const { databricks, snowflake } = latencies(normal);
  const { gold } = conservationAt(normal, normal.endMs).databricks;
  expect(databricks.gold?.count).toBe(gold);
  const spread = snowflake.bronze;
  expect(spread?.p50).toBeGreaterThan(30_000);
  expect(spread?.p50).toBeLessThan(75_000);
  expect(spread?.steps.reduce((a, b) => a + b, 0)).toBe(spread?.count);
  const fresh = freshnessAt(normal, normal.endMs);
  expect(fresh.dashboard).toBeGreaterThanOrEqual(fresh.snowflake);
  expect(freshnessAt(normal, normal.startMs).databricks).toBeNaN();
});

test('the facts never fall from one moment to the next while nothing is taken back', () => {
  let last = factsAt(normal, normal.startMs - 1);
  expect(last.produced).toBe(0);
  expect(last.databricks.bronze.phase).toBe('stopped');
  for (let t = normal.startMs; t <= normal.endMs; t += 7919) {
    const now = factsAt(normal, t);
    expect(now.produced).toBeGreaterThanOrEqual(now.databricks.bronze.rows);
    expect(now.databricks.bronze.rows).toBeGreaterThanOrEqual(last.databricks.bronze.rows);
    expect(now.databricks.gold.watermarkMs).toBeGreaterThanOrEqual(
      last.databricks.gold.watermarkMs,
    );
    expect(now.snowflake.bronze).toBeGreaterThanOrEqual(last.snowflake.bronze);
    expect(now.relay.buffered).toBeGreaterThanOrEqual(0);
    expect(now.relay.buffered).toBeLessThanOrEqual(500);
    last = now;
  }
  expect(last.databricks.gold.phase).not.toBe('stopped');
});

test('the summary counts every event once', () => {
  const reading = readScenario({ durationMs: 10 * minute });
  if (!reading.ok) throw new Error(reading.problems.join());
  const { stops, fates, freshnessMs, hash } = summarize(reading.scenario);
  const sum = Object.values(fates).reduce((a, b) => a + b, 0);
  expect(sum).toBe(stops.databricks.generator);
  for (const path of Object.values(stops)) {
    const counts = Object.values(path);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
  }
  expect(freshnessMs.snowflake).toBeGreaterThan(0);
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
});

test('the bytes of an event are as many as the topic counted, its line as the relay counted', () => {
  for (const event of [0, 777, 40_000]) {
    const fields = fieldsOf(normal.events, event);
    const bytes = eventBytes(normal, event);
    const names = bytes.map(({ name }) => name);
    expect(names).toEqual(['magic', 'schema id', ...Object.keys(fields)]);
    const { partition, offset } = journeyOf(normal, event);
    const log = normal.state.topic.logs[partition];
    const counted = bytes.reduce((n, { hex }) => n + hex.length, 0);
    expect(log?.bytes[offset - log.base]).toBe(counted);
    const values = Object.values(fields) as (string | null)[];
    expect(valueBytes(normal.events, event)).toBe(values.reduce((n, v) => n + jsonBytes(v), 0));
  }
});

interface Json {
  [name: string]: unknown;
}
const recorded = (file: string) =>
  readFileSync(new URL(`../../../conformance/spark/recorded/${file}`, import.meta.url), 'utf8');

/** Numbers that only a machine has: time and memory inside the state store, lag of the fetcher. */
const machineOnly = [
  ...['allUpdatesTimeMs', 'allRemovalsTimeMs', 'commitTimeMs', 'memoryUsedBytes', 'customMetrics'],
  ...['numShufflePartitions', 'numStateStoreInstances', 'metrics'],
];

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  const names = Object.keys(value).filter((name) => !machineOnly.includes(name));
  return Object.fromEntries(names.map((name) => [name, shapeOf((value as Json)[name])]));
}

test('a progress report has the names, order and kinds of values of Spark’s own', () => {
  const lines = recorded('progress/healthy.ndjson').trim().split('\n');
  const theirs = lines.map((line) => JSON.parse(line) as Json).find((r) => r.batchId === 1) ?? {};
  const ours = progressOf(normal, 'gold', 40) as Json | null;
  if (ours === null) throw new Error('the attempt was committed');
  const { sources: theirSources, ...theirRest } = theirs;
  const { sources: ourSources, ...ourRest } = ours;
  expect(JSON.stringify(shapeOf(ourRest))).toBe(JSON.stringify(shapeOf(theirRest)));
  const names = (sources: unknown) => Object.keys((sources as Json[])[0] ?? {});
  expect(names(ourSources)).toEqual(names(theirSources).filter((n) => !machineOnly.includes(n)));
  const bronze = progressOf(normal, 'bronze', 3) as { sources: Json[] } | null;
  expect(Object.keys(bronze?.sources[0]?.endOffset as object)).toEqual(['user-activity']);
});

test('the checkpoint folder has the files and the texts that Spark left', () => {
  const [moment] = JSON.parse(recorded('checkpoint.json')) as {
    files: { path: string; text?: string }[];
  }[];
  const theirs = new Map(
    (moment?.files ?? [])
      .filter(({ path }) => !path.includes('.crc') && !path.startsWith('state/0/1/'))
      .map(({ path, text }) => [path, text]),
  );
  const at = (query: 'bronze' | 'gold', batches: number) => {
    const checkpoint = normal.state[query].stream.checkpoints[0];
    return checkpointFilesAt(normal, query, checkpoint?.commits.at.data[batches - 1] ?? 0);
  };
  const ours = new Map(
    [...at('bronze', 2), ...at('gold', 2)].map(({ path, text }) => [path, text]),
  );
  expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort());
  const form = (text: string | null | undefined) =>
    (text ?? '')
      .replace(/\d{5,}|"[0-9a-f-]{36}"/g, '#')
      .replace(/("\d":|partitions":"?|numPartitions":)\d+/g, '$1#');
  for (const path of ['commits/0', 'metadata', 'state/0/_metadata/metadata', 'sources/0/0']) {
    expect(form(ours.get(path)).replace(/#+/g, '#')).toBe(
      form(theirs.get(path)).replace(/#+/g, '#'),
    );
  }
  const bronze = at('bronze', 2).find(({ path }) => path === 'offsets/1');
  const [version, header, end] = (bronze?.text ?? '').split('\n');
  const [theirVersion, theirHeader, theirEnd] = (theirs.get('offsets/1') ?? '').split('\n');
  expect(version).toBe(theirVersion);
  expect(form(header)).toBe(
    form(theirHeader).replace('"batchWatermarkMs":#', '"batchWatermarkMs":0'),
  );
  expect(form(end).replace(/\d+/g, '#')).toBe(form(theirEnd).replace(/\d+/g, '#'));
});

test('events whose time cannot be read are rejected on both paths, each of them once', () => {
  const reading = readScenario({
    durationMs: 30 * minute,
    activity: { durationMs: 15 * minute, badTimePerMille: 30, nullUserPerMille: 20 },
    actions: [
      { at: 10 * minute, do: 'crash', what: 'relay', point: 'after-upload' },
      { at: 12 * minute, do: 'start', what: 'relay' },
    ],
  });
  if (!reading.ok) throw new Error(reading.problems.join('; '));
  const { created, databricks, snowflake } = conservationAt(
    runScenario(reading.scenario),
    Infinity,
  );
  expect(databricks.rejected).toBeGreaterThan(created * 0.04);
  expect(snowflake).toMatchObject({ lost: 0, rejected: databricks.rejected });
  expect(snowflake.duplicates).toBeGreaterThan(0);
});
