import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { tableChecksAt } from '../../../sim/index.ts';
import { cellsOf, type Cell } from './cells.ts';
import type { CellDeed } from './kernel.ts';
import type { CellAnswer } from './answers.ts';
import { openNotebooks } from './session.ts';
import { notebookRun, notebookStory } from './story.ts';

const minute = 60_000;
let lab: { cells: readonly Cell[] }[];
let refusals: { name: string; message: string }[];

beforeAll(async () => {
  const names = ['01_streaming_bronze', '02_streaming_silver', '03_streaming_gold'];
  lab = await Promise.all(
    names.map(async (name) => {
      const source = await readFile(`labs/streaming/databricks/${name}.py`, 'utf8');
      return { cells: cellsOf(source.replaceAll('{attendee_id}', 'ada_7')) };
    }),
  );
  refusals = JSON.parse(
    await readFile('conformance/spark/recorded/refusals.json', 'utf8'),
  ) as typeof refusals;
});

const recorded = (name: string) => refusals.find((one) => one.name === name)?.message ?? '';

/** Notebooks without a database: verification cells are left out. */
function notebooks() {
  const preset = 'quiet-night';
  const { startMs } = notebookStory(preset);
  const session = openNotebooks(
    () => Promise.reject(new Error('none')),
    () => lab,
  );
  let deeds: CellDeed[] = [];
  let tMs = startMs + 2 * minute;
  const type = async (notebook: number, text: string): Promise<CellAnswer> => {
    const answer = await session.run({ preset, attendee: 'ada_7', deeds, tMs, notebook, text });
    deeds = [...deeds.filter(({ atMs }) => atMs <= tMs), answer.deed];
    tMs = Math.max(tMs, answer.untilMs);
    return answer;
  };
  return {
    type,
    wait: (minutes: number) => {
      tMs += minutes * minute;
    },
    turnBack: (minutes: number) => {
      tMs -= minutes * minute;
    },
    checks: () => tableChecksAt(run(), tMs),
    run,
    /** Runs a notebook with text replaced; what the first cell that failed says, or undefined. */
    async runAll(notebook: number, was = '', now = ''): Promise<CellAnswer | undefined> {
      for (const { kind, text } of lab[notebook]?.cells ?? []) {
        if (kind !== 'python' || /display\(|recentProgress/.test(text)) continue;
        const answer = await type(notebook, was === '' ? text : text.replace(was, now));
        if (answer.end.kind !== 'done') return answer;
      }
      return undefined;
    },
  };

  function run() {
    return notebookRun(
      preset,
      deeds.flatMap(({ actions }) => actions),
    );
  }
}

/** The first two notebooks, running. */
async function upToSilver() {
  const page = notebooks();
  expect(await page.runAll(0)).toBeUndefined();
  expect(await page.runAll(1)).toBeUndefined();
  return page;
}

test.each([
  ['"10 minutes"', '"10 minuts"', 'delay that is no interval'],
  ['"5 minutes", "1 minute"', '"5 minuts", "1 minute"', 'window that is no interval'],
  ['"5 minutes", "1 minute"', '"5 minutes", "1 minuts"', 'slide that is no interval'],
  ['"10 minutes"', '"-1 seconds"', 'negative delay'],
  ['"5 minutes", "1 minute"', '"1 month", "1 minute"', 'window of a month'],
  ['outputMode("append")', 'outputMode("appendd")', 'unknown output mode'],
  ['outputMode("append")', 'outputMode("update")', 'delta sink, update mode'],
  ['    .option("checkpointLocation", checkpoint)\n', '', 'delta sink, no checkpoint'],
  ['"10 seconds", "Interval', '"10 secunds", "Interval', 'trigger that is no interval'],
])('gold with %s changed to %s is refused in Spark’s words', async (was, now, name) => {
  const page = await upToSilver();
  const failed = await page.runAll(2, was, now);
  expect(failed?.end).toMatchObject({ kind: 'error', message: recorded(name) });
});

test('a slide longer than its window, complete without a count: Spark’s words but for names', async () => {
  const page = await upToSilver();
  const slide = await page.runAll(2, '"5 minutes", "1 minute"', '"5 minutes", "6 minutes"');
  const words = (name: string) => recorded(name).replace('window(time,', 'window(event_timestamp,');
  expect(slide?.end).toMatchObject({ message: words('slide longer than its window') });
  const zero = await page.runAll(2, '"5 minutes", "1 minute"', '"5 minutes", "0 minutes"');
  expect(zero?.end).toMatchObject({ message: words('slide of zero') });
  const twice = await page.runAll(0);
  expect(twice?.end).toMatchObject({
    message: recorded('a name that is active already').replace('twice', 'user_activity_bronze'),
  });
});

test.each([
  [
    0,
    '"failOnDataLoss": "true"',
    '"failOnDataLoss": "true",\n    "minPartitions": "4"',
    /minpartitions/,
  ],
  [0, '.cast("string")', '.cast("int")', /cast/],
  [0, '"substring(value, 6)"', '"substring(value, 7)"', /substring\(value, 7\)/],
  [1, '== "purchase"', '== "buy"', /buy/],
  [1, 'outputMode("append")', 'outputMode("append").partitionBy("country")', /partitionBy/],
  [2, 'F.count("*")', 'F.sum("page")', /sum/],
  [2, '"true").table', '"false").table', /witheventtimeorder/],
  [2, 'format("delta")', 'format("console")', /console/],
  [
    2,
    'gold_table = schema_name + ".activity',
    'gold_table = schema_name + ".mine',
    /mine_by_country/,
  ],
])(
  'notebook %i with %s changed to %s: named, at the line, and not run',
  async (at, was, now, words) => {
    const page = notebooks();
    for (let before = 0; before < at; before++) await page.runAll(before);
    const failed = await page.runAll(at, was, now);
    expect(failed?.end).toMatchObject({
      kind: 'not-here',
      message: expect.stringMatching(words) as string,
    });
    const { deed, end } = failed ?? { deed: undefined, end: { kind: 'done' } };
    expect(deed?.actions).toEqual([]);
    expect('at' in end ? end.at : -1).toBeGreaterThan(0);
  },
);

test('what is read from the cells reaches the queries', async () => {
  const page = notebooks();
  await page.runAll(0, '"earliest", "Where', '"latest", "Where');
  await page.runAll(1);
  await page.runAll(2, '"10 minutes"', '"90 seconds"');
  const { actions } = page.run().scenario;
  expect(actions).toMatchObject([
    { do: 'start', what: 'bronze', with: { startingOffsets: 'latest', triggerMs: 10_000 } },
    { do: 'start', what: 'silver' },
    { do: 'start', what: 'gold', with: { delayMs: 90_000, windowMs: 300_000, slideMs: 60_000 } },
  ]);
  page.wait(5);
  const [first] = page.run().state.bronze.offset.data;
  expect(first).toBeGreaterThan(0);
});

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

test('the header taken for data: bronze undecoded, silver empty, all of it in quarantine', async () => {
  const page = notebooks();
  expect(await page.runAll(0, 'F.expr("substring(value, 6)")', 'F.col("value")')).toBeUndefined();
  await page.runAll(1);
  page.wait(2);
  const { bronze, silver } = page.checks();
  expect(bronze.undecoded).toBe(bronze.rows);
  expect(silver).toMatchObject({ rows: 0, quarantined: silver.undecoded });
  expect(silver.quarantined).toBeGreaterThan(100);
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

test('other windows on a checkpoint with state are not run; in another folder they are', async () => {
  const page = await upToSilver();
  await page.runAll(2);
  page.wait(1);
  await page.type(2, 'query.stop()');
  const same = await page.runAll(2, '"5 minutes", "1 minute"', '"2 minutes", "1 minute"');
  expect(same?.end).toMatchObject({
    kind: 'not-here',
    message: expect.stringMatching(/other windows/) as string,
  });
  const text = 'checkpoint = setting("checkpoint_root") + "/two_minutes"';
  expect((await page.type(2, text)).end.kind).toBe('done');
  const write = lab[2]?.cells.find((cell) => cell.text.includes('writeStream'))?.text ?? '';
  expect((await page.type(2, write)).end.kind).toBe('done');
});

test('a clock turned back forgets what was done later', async () => {
  const page = await upToSilver();
  page.wait(5);
  await page.runAll(2);
  page.turnBack(3);
  const answer = await page.type(2, 'print(query)');
  expect(answer.end).toMatchObject({ name: 'NameError' });
  expect(answer.holds.tables.map(({ name }) => name)).not.toContain(
    'ada_7_streaming.activity_by_country_5min',
  );
});

test.each([
  ['x = 1 +', 'SyntaxError'],
  ['print(nobody)', 'NameError'],
  ['"a" + 1', 'TypeError'],
  ['[1][3]', 'IndexError'],
  ['{"a": 1}["b"]', 'KeyError'],
  ['"a".nothing()', 'AttributeError'],
])('%s is a %s', async (text, kind) => {
  const { end } = await notebooks().type(0, text);
  expect(end).toMatchObject({ kind: 'error', name: kind });
});

test.each([
  'while True:\n    pass',
  'import pandas',
  'class A:\n    pass',
  'try:\n    x = 1\nexcept Exception:\n    pass',
  'spark.sql("DROP TABLE x")',
  'spark.conf.set("spark.sql.shuffle.partitions", "200")',
  '%scala\nval x = 1',
  'dbutils.notebook.run("x")',
])('%s is named as not run here', async (text) => {
  const { end } = await notebooks().type(0, text);
  expect(end).toMatchObject({ kind: 'not-here' });
});

test('Python as the notebooks use it', async () => {
  const { outputs, end } = await notebooks().type(
    0,
    `rows = [{"n": i, "t": f"{i}-{'x' * 1 if False else 'y'}"} for i in range(3) if i != 1]
def total(all):
    """Adds up."""
    sum_ = 0
    for one in all:
        sum_ += one["n"]
    return sum_
print(rows, total(rows), "a,b".split(",")[-1], not rows, rows[0].get("z", "none"))
a, b = (lambda x: [x, x + 1])(4)
print("{}-{k}".format(a, k=b), a if a > b else None, {**{"p": 1}, "q": [True]}, sep="|")`,
  );
  expect(end).toEqual({ kind: 'done' });
  expect(outputs).toEqual([
    { kind: 'text', text: "[{'n': 0, 't': '0-y'}, {'n': 2, 't': '2-y'}] 2 b False none" },
    { kind: 'text', text: "4-5|None|{'p': 1, 'q': [True]}" },
  ]);
});
