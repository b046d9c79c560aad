import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CellAnswer } from './answers.ts';
import { stopCell } from './queryNames.ts';
import { lab, notebooks, upToSilver } from './typedNotebooks.ts';

const minute = 60_000;
const traces = JSON.parse(readFileSync('conformance/spark/recorded/restarts.json', 'utf8')) as {
  batches: { refused?: string; message: string }[];
}[];
/** What Spark said where it refused to go on with a state. */
const refused = traces.flatMap(({ batches }) => batches.filter((one) => 'refused' in one));

test('availableNow takes what is there, ends, and the cell takes that long', async () => {
  const page = notebooks();
  expect(
    await page.runAll(0, '"10 seconds", "Interval', '"availableNow", "Interval'),
  ).toBeUndefined();
  const rows = page.checks().bronze.rows;
  expect(rows).toBeGreaterThan(100);
  page.wait(5);
  expect(page.checks().bronze.rows).toBe(rows);
  const active = await page.type(0, 'print(query.isActive, query.lastProgress["numInputRows"])');
  expect(active.outputs).toEqual([{ kind: 'text', text: `False ${String(rows)}` }]);
});

test('stop, and start on the same checkpoint: nothing twice, nothing missing', async () => {
  const page = await upToSilver();
  page.wait(2);
  await page.type(0, 'query.stop()');
  page.wait(3);
  expect(await page.runAll(0)).toBeUndefined();
  page.wait(2);
  expect(page.checks().bronze).toMatchObject({ missing: 0, twice: 0 });
});

test('the button that stops a query leaves the names of the notebook alone', async () => {
  const page = await upToSilver();
  expect((await page.type(0, stopCell('bronze'))).end).toEqual({ kind: 'done' });
  const { outputs } = await page.type(0, 'print(query.name, query.isActive)');
  expect(outputs).toEqual([{ kind: 'text', text: 'user_activity_bronze False' }]);
  const active = await page.type(1, 'print([one.name for one in spark.streams.active])');
  expect(active.outputs).toMatchObject([{ text: expect.stringContaining('silver') as string }]);
});

test('the checkpoint deleted: earliest reads everything again, latest leaves a gap', async () => {
  const page = await upToSilver();
  page.wait(2);
  const running = await page.type(0, 'dbutils.fs.rm(checkpoint, True)');
  expect(running.end).toMatchObject({
    kind: 'not-here',
    message: expect.stringMatching(/^The bronze query is running/) as string,
  });
  await page.type(
    0,
    'query.stop()\nprint(dbutils.fs.rm(checkpoint, True), dbutils.fs.rm(checkpoint, True))',
  );
  page.wait(1);
  await page.runAll(0);
  page.wait(2);
  expect(page.checks().bronze.twice).toBeGreaterThan(100);
});

/** Gold, run for some minutes and stopped, with every cell as the lab has it. */
async function goldStopped(minutes: number) {
  const page = await upToSilver();
  expect(await page.runAll(2)).toBeUndefined();
  page.wait(minutes);
  await page.type(2, 'query.stop()');
  return page;
}

const noted = (answer: CellAnswer | undefined) =>
  (answer?.outputs ?? []).flatMap((one) => (one.kind === 'note' ? [one.text] : [])).join();

/** Writes the lab's text with a part changed, and runs the cell that starts gold. */
async function restarted(page: Awaited<ReturnType<typeof goldStopped>>, was: string, now: string) {
  let last: CellAnswer | undefined;
  for (const { kind, text } of lab[2]?.cells ?? []) {
    if (kind !== 'python' || /display\(|recentProgress/.test(text)) continue;
    last = await page.type(2, text.replace(was, now));
    if (last.end.kind !== 'done') break;
  }
  return last;
}

test('other windows on a checkpoint with state: Spark says nothing and mixes, the page says so', async () => {
  const page = await goldStopped(3);
  const answer = await restarted(page, '"5 minutes", "1 minute"', '"2 minutes", "1 minute"');
  expect(answer?.end).toEqual({ kind: 'done' });
  expect(noted(answer)).toMatch(/without a word and mixes/);
  page.wait(20);
  const { gold } = page.run().state;
  const { output } = gold;
  const lengths = new Set(
    Array.from(output.endMs.subarray(0, output.length), (end, i) => end - (output.startMs[i] ?? 0)),
  );
  expect([...lengths].sort()).toEqual([2 * minute, 5 * minute]);
});

test('tumbling windows cannot become sliding ones: the first batch fails in Spark’s words', async () => {
  const page = await upToSilver();
  expect(await page.runAll(2, '"5 minutes", "1 minute"', '"5 minutes"')).toBeUndefined();
  page.wait(2);
  await page.type(2, 'query.stop()');
  const answer = await restarted(page, 'nothing', 'nothing');
  expect(noted(answer)).toMatch(/STATE_STORE_KEY_SCHEMA_NOT_COMPATIBLE/);
  page.wait(1);
  const { phase, error } = page.run().state.gold.stream;
  expect(phase).toBe('failed');
  const [wanted] = refused.filter(({ message }) => message.includes('window'));
  expect(error).toBe(wanted?.message.replaceAll('StructField(key,', 'StructField(country,'));
});

test('another grouping is not run, and what Spark does with the state is said', async () => {
  const page = await goldStopped(1);
  const answer = await restarted(page, ', "country")', ')');
  expect(answer?.end).toMatchObject({
    kind: 'not-here',
    message: expect.stringMatching(/STATE_STORE_KEY_SCHEMA_NOT_COMPATIBLE/) as string,
  });
});

test('another delay and another mode on the same checkpoint are run, and named', async () => {
  const page = await goldStopped(3);
  const delay = await restarted(page, '"10 minutes"', '"30 seconds"');
  expect(noted(delay)).toMatch(/never goes back/);
  page.wait(2);
  expect(page.checks().gold.rows).toBeGreaterThan(0);
  await page.type(2, 'query.stop()');
  const mode = await restarted(page, 'outputMode("append")', 'outputMode("complete")');
  expect(noted(mode)).toMatch(/Complete replaces the table/);
});

test('in another folder the query begins anew, without a word of the former state', async () => {
  const page = await goldStopped(1);
  const other = await restarted(page, '/activity_by_country_5min"', '/two_minutes"');
  expect(other?.end).toEqual({ kind: 'done' });
  expect(noted(other)).toBe('');
});

test('a clock turned back forgets what was done later', async () => {
  const page = await upToSilver();
  page.wait(5);
  await page.runAll(2);
  page.wait(-3);
  const answer = await page.type(2, 'print(query)');
  expect(answer.end).toMatchObject({ name: 'NameError' });
  expect(answer.holds.tables.map(({ name }) => name)).not.toContain(
    'ada_7_streaming.activity_by_country_5min',
  );
});
