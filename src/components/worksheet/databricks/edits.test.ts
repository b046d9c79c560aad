import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { notebooks, upToSilver } from './typedNotebooks.ts';

const refusals = JSON.parse(readFileSync('conformance/spark/recorded/refusals.json', 'utf8')) as {
  name: string;
  message: string;
}[];

const recorded = (name: string) => refusals.find((one) => one.name === name)?.message ?? '';

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
  [
    0,
    '"substring(value, 6)"',
    '"substring(value, 7)"',
    /substring\(value, 7\).*header of five bytes/,
  ],
  [0, '"substring(value, 6)"', '"substring(value, 6, 12)"', /substring\(value, 6, 12\)/],
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

test.each(['substring(value, 6, length(value) - 5)', 'substr(value, 6)'])(
  'from_avro on %s is behind the header as well',
  async (cut) => {
    const page = notebooks();
    expect(await page.runAll(0, 'substring(value, 6)', cut)).toBeUndefined();
    page.wait(1);
    const { bronze } = page.checks();
    expect(bronze).toMatchObject({ undecoded: 0 });
    expect(bronze.rows).toBeGreaterThan(100);
  },
);

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
