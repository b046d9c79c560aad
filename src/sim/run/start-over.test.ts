import { expect, test } from 'vitest';
import { encodeFramed } from '../avro/encodeFramed.ts';
import { headerNotStripped } from '../avro/decoders/verdicts.ts';
import { parseSchema } from '../avro/schema.ts';
import { conservationAt } from '../insight/conservation.ts';
import { activitySchemaText, simulatedSchemaId } from '../insight/event-bytes.ts';
import { factsAt } from '../insight/facts.ts';
import { pipelineAt } from '../insight/pipeline-view.ts';
import { tableChecksAt } from '../insight/table-checks.ts';
import type { Action } from '../scenario/actions.ts';
import { readLink, writeLink } from '../scenario/link.ts';
import { readScenario } from '../scenario/read.ts';
import { fieldsOf } from './fields.ts';
import { runScenario } from './run.ts';
import type { Run } from './run.ts';

const minute = 60_000;
type Query = 'bronze' | 'silver' | 'gold';

function runWith(actions: Action[]): Run {
  const read = readScenario({ durationMs: 30 * minute, actions });
  if (!read.ok) throw new Error(read.problems.join(' '));
  return runScenario(read.scenario);
}

/** Stops the queries from `first` on, drops what they made, and starts them again. */
function again(at: number, first: Query): Action[] {
  const names = (['bronze', 'silver', 'gold'] as const).slice(
    ['bronze', 'silver', 'gold'].indexOf(first),
  );
  return [
    ...names.map((what) => ({ at, do: 'stop' as const, what })),
    { at, do: 'start-over', what: first },
    ...names.map((what) => ({ at, do: 'start' as const, what })),
  ];
}

const earliest = (at: number): Action => ({
  ...{ at, do: 'set', name: 'spark.startingOffsets' },
  value: 'earliest',
});
const fromByte = (at: number, value: 1 | 6): Action => ({
  ...{ at, do: 'set', name: 'spark.avroFromByte', value },
});

test('the header taken for data: bronze goes on, silver stands still, all is set aside', () => {
  const run = runWith([fromByte(10 * minute, 1)]);
  const before = tableChecksAt(run, run.startMs + 10 * minute);
  const after = tableChecksAt(run, run.startMs + 15 * minute);
  expect(before.bronze.undecoded).toBe(0);
  expect(after.bronze.rows - before.bronze.rows).toBeGreaterThan(4 * 60 * 20);
  expect(after.silver.undecoded).toBeGreaterThan(4 * 60 * 20);
  expect(after.silver.rows - before.silver.rows).toBeLessThan(30 * 20);
  expect(after.silver.rows + after.silver.quarantined).toBeLessThanOrEqual(after.bronze.rows);
  // The other path reads its own way.
  expect(conservationAt(run, run.endMs).snowflake.lost).toBe(0);
});

test('Spark makes NULLs of every simulated record whose header is not stripped', () => {
  const { events } = runWith([]);
  const parsed = parseSchema(activitySchemaText);
  if ('error' in parsed) throw new Error(parsed.error.message);
  for (let event = 0; event < 500; event++) {
    const value = { ...fieldsOf(events, event) };
    const framed = encodeFramed(value, parsed.schema, simulatedSchemaId);
    if ('error' in framed) throw new Error(framed.error.message);
    expect(headerNotStripped(framed.bytes, parsed.schema).spark.outcome).toBe('error');
  }
});

test('what was written with the wrong byte stays wrong; bronze made anew from Kafka does not', () => {
  const mended = [fromByte(10 * minute, 1), fromByte(15 * minute, 6)];
  const left = runWith(mended);
  expect(tableChecksAt(left, left.endMs).bronze.undecoded).toBeGreaterThan(5000);
  const made = runWith([...mended, earliest(16 * minute), ...again(16 * minute, 'bronze')]);
  expect(tableChecksAt(made, made.endMs).bronze).toMatchObject({
    ...{ undecoded: 0, missing: 0, twice: 0 },
  });
  expect(conservationAt(made, made.endMs).databricks).toMatchObject({ lost: 0, duplicates: 0 });
});

test('a gap that a deleted checkpoint left is closed by starting over at the earliest offset', () => {
  const broken: Action[] = [
    { at: 10 * minute, do: 'stop', what: 'bronze' },
    { at: 10 * minute, do: 'delete-checkpoint', what: 'bronze' },
    { at: 12 * minute, do: 'start', what: 'bronze' },
  ];
  const gap = runWith(broken);
  const { lost } = conservationAt(gap, gap.endMs).databricks;
  expect(tableChecksAt(gap, gap.endMs).bronze.missing).toBe(lost);
  expect(lost).toBeGreaterThan(2 * 60 * 20);
  const made = runWith([...broken, earliest(16 * minute), ...again(16 * minute, 'bronze')]);
  const { bronze, silver, gold } = tableChecksAt(made, made.endMs);
  expect(bronze).toMatchObject({ missing: 0, twice: 0 });
  expect(silver.rows + silver.quarantined).toBeGreaterThan(bronze.rows - 20 * 20);
  expect(gold.droppedGroups).toBe(0);
  expect(gold.rows).toBeGreaterThan(100);
});

test('one event of tomorrow: silver sets it aside by the limit, and gold made anew goes on', () => {
  const day = 24 * 60 * minute;
  const sent: Action = { at: 10 * minute, do: 'inject', time: 10 * minute + day, country: 'DE' };
  const broken = runWith([sent]);
  const { gold } = tableChecksAt(broken, broken.endMs);
  expect(gold.watermarkMs).toBeGreaterThan(broken.endMs);
  expect(gold.droppedGroups).toBeGreaterThan(100);
  const limit: Action = {
    ...{ at: 15 * minute, do: 'set', name: 'spark.rejectAheadMs', value: 5 * minute },
  };
  const made = runWith([sent, limit, ...again(15 * minute, 'silver')]);
  const checks = tableChecksAt(made, made.endMs);
  expect(checks.silver.ahead).toBe(1);
  expect(checks.gold.watermarkMs).toBeLessThan(made.endMs);
  expect(checks.gold.droppedGroups).toBe(0);
  // Without the limit the same event comes again out of bronze.
  const same = runWith([sent, ...again(15 * minute, 'silver')]);
  expect(tableChecksAt(same, same.endMs).gold.watermarkMs).toBeGreaterThan(same.endMs);
});

test('a table that is made anew is empty at once, and full of its own rows later', () => {
  const run = runWith([earliest(minute), ...again(12 * minute, 'bronze')]);
  const at = run.startMs + 12 * minute;
  const { databricks } = factsAt(run, at);
  expect([databricks.bronze.rows, databricks.silver.rows]).toEqual([0, 0]);
  expect(databricks.gold).toMatchObject({ outputRows: 0, result: -1 });
  expect(conservationAt(run, at).databricks).toMatchObject({ bronze: 0, silver: 0, gold: 0 });
  expect(pipelineAt(run, at + 1000).goldWait.why).toBe('no-input');
  const plain = runWith([]);
  const rows = (one: Run) => factsAt(one, one.endMs).databricks.bronze.rows;
  expect(Math.abs(rows(run) - rows(plain))).toBeLessThan(20 * 20);
});

test('a table is not dropped under a query that runs on it', () => {
  const run = runWith([
    { at: minute, do: 'stop', what: 'bronze' },
    { at: minute, do: 'start-over', what: 'bronze' },
  ]);
  expect(run.state.refusals.map(({ message }) => message)).toEqual([
    'Stop silver and gold first: a table cannot be dropped under a query that runs on it.',
  ]);
});

test('a link carries the drop, the byte and the limit', () => {
  const read = readScenario({
    spark: { avroFromByte: 1, rejectAheadMs: 300_000 },
    actions: [{ at: 1000, do: 'start-over', what: 'silver' }, fromByte(2000, 6)],
  });
  if (!read.ok) throw new Error(read.problems.join(' '));
  expect(readLink(writeLink(read.scenario))).toEqual({ scenario: read.scenario, ignored: [] });
});
