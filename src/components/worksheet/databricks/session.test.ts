import { beforeAll, expect, test } from 'vitest';
import {
  deltaBronzeRows,
  deltaGoldRowsAt,
  deltaRangesAt,
  deltaSilverRows,
  factsAt,
  tableChecksAt,
  type Run,
} from '../../../sim/index.ts';
import { nodeEngines } from '../engine/nodeEngines.ts';
import type { CellDeed } from './kernel.ts';
import type { CellAnswer } from './answers.ts';
import { openNotebooks, type Engines, type NotebookSession } from './session.ts';
import { notebookRun, notebookStory } from './story.ts';
import { lab } from './typedNotebooks.ts';

const minute = 60_000;
let engines: Engines;

beforeAll(async () => {
  const made = await nodeEngines();
  engines = () => Promise.resolve(made);
  // The database and the translator are 57 MB of WebAssembly to compile.
}, 120_000);

/** A learner at the three notebooks, with a clock that moves on. */
function learner(preset: string) {
  const { startMs } = notebookStory(preset);
  const session: NotebookSession = openNotebooks(engines, () => lab);
  let deeds: CellDeed[] = [];
  let tMs = startMs + 2 * minute;
  const python = (notebook: number) =>
    (lab[notebook]?.cells ?? []).filter(({ kind }) => kind === 'python').map(({ text }) => text);
  return {
    wait: (ms: number) => {
      tMs += ms;
    },
    at: () => tMs,
    python,
    async type(notebook: number, text: string): Promise<CellAnswer> {
      const answer = await session.run({ preset, attendee: 'ada_7', deeds, tMs, notebook, text });
      deeds = [...deeds.filter(({ atMs }) => atMs <= tMs), answer.deed];
      tMs = Math.max(tMs, answer.untilMs);
      return answer;
    },
    /** Runs a notebook from top to bottom, some of its text changed; stops at the first error. */
    async runAll(notebook: number, edit: (text: string) => string = (text) => text) {
      const answers: CellAnswer[] = [];
      for (const text of python(notebook)) {
        const answer = await this.type(notebook, edit(text));
        answers.push(answer);
        if (answer.end.kind !== 'done') break;
      }
      return answers;
    },
    engine: () =>
      notebookRun(
        preset,
        deeds.flatMap(({ actions }) => actions),
      ),
  };
}

type Learner = ReturnType<typeof learner>;

function rowsIn({ outputs, end }: CellAnswer, which = 0): Record<string, unknown>[] {
  const found = outputs.filter(({ kind }) => kind === 'rows')[which];
  if (found?.kind !== 'rows') throw new Error(JSON.stringify([end, outputs]));
  return Array.from({ length: found.rows }, (_, row) =>
    Object.fromEntries(found.columns.map(({ name, values }) => [name, values[row]])),
  );
}

async function runEverything(ada: Learner) {
  const answers = [...(await ada.runAll(0)), ...(await ada.runAll(1)), ...(await ada.runAll(2))];
  expect(answers.map(({ end }) => end).filter(({ kind }) => kind !== 'done')).toEqual([]);
}

test.each(['normal-hour', 'tunnel', 'clock-tomorrow'])(
  'the verification queries give the engine’s own figures: %s',
  async (preset) => {
    const ada = learner(preset);
    await runEverything(ada);
    for (const wait of [3 * minute, 9 * minute + 7000, 20 * minute]) {
      ada.wait(wait);
      const [bronze] = rowsIn(await ada.type(0, ada.python(0).at(-1) ?? ''));
      const silver = await ada.type(1, ada.python(1).at(-1) ?? '');
      const gold = rowsIn(await ada.type(2, ada.python(2).at(-2) ?? ''));
      const own = rowsIn(
        await ada.type(2, '%sql SELECT * FROM ada_7_streaming.activity_by_country_5min'),
      );
      const run = ada.engine();
      const checks = tableChecksAt(run, ada.at());
      expect(bronze).toMatchObject({ events: checks.bronze.rows, undecoded: 0 });
      const categories = rowsIn(silver).map(({ events }) => Number(events));
      expect(categories.reduce((sum, events) => sum + events, 0)).toBe(checks.silver.rows);
      const problems = rowsIn(silver, 1).map(({ messages }) => Number(messages));
      expect(problems.reduce((sum, one) => sum + one, 0)).toBe(checks.silver.quarantined);
      expect(own).toHaveLength(factsAt(run, ada.at()).databricks.gold.outputRows);
      expect(gold).toEqual(expectedGold(run, ada.at()));
    }
    const [run, tMs] = [ada.engine(), ada.at()];
    expect(tableChecksAt(run, tMs).bronze.rows).toBeGreaterThan(20_000);
    const every = async (columns: string, table: string) =>
      linesIn(await ada.type(0, `%sql SELECT ${columns} FROM ada_7_streaming.${table}`));
    const where = 'kafka_partition, kafka_offset, kafka_timestamp, bronze_processing_timestamp';
    expect(
      await every(`\`timestamp\`, ${names}, schema_id, ${where}`, 'user_activity_bronze'),
    ).toEqual(expectedBronze(run, tMs));
    expect(
      await every(
        `event_timestamp, ${names}, action_category, ${where}, silver_processing_timestamp`,
        'user_activity_silver',
      ),
    ).toEqual(expectedSilver(run, tMs));
    expect(
      await every('window_start, window_end, country, event_count', 'activity_by_country_5min'),
    ).toEqual(
      deltaGoldRowsAt(run, tMs)
        .map(({ startMs, endMs, country, count }) => [startMs, endMs, country, count].join('|'))
        .sort(),
    );
  },
  // Three times the whole lab on WebAssembly: slow on a busy machine.
  300_000,
);

const names = 'user_id, action, page, country';

/** Every row as one text, in an order of its own: tables have none. */
function linesIn(answer: CellAnswer): string[] {
  return rowsIn(answer)
    .map((row) => textOf(Object.values(row)))
    .sort();
}

const textOf = (values: readonly unknown[]) => values.map((one) => String(one ?? null)).join('|');

function expectedBronze(run: Run, tMs: number): string[] {
  const { from, to } = deltaRangesAt(run, tMs).bronze;
  return [...deltaBronzeRows(run)]
    .slice(from, to)
    .map(({ fields, schemaId, partition, offset, kafkaMs, processedMs }) =>
      textOf([
        ...['timestamp', 'user_id', 'action', 'page', 'country'].map((name) => fields[name]),
        ...[schemaId, partition, offset, kafkaMs, processedMs],
      ]),
    )
    .sort();
}

function expectedSilver(run: Run, tMs: number): string[] {
  const { from, to } = deltaRangesAt(run, tMs).silver;
  const bronze = [...deltaBronzeRows(run)];
  const categories: Record<string, string> = { purchase: 'conversion', click: 'engagement' };
  return deltaSilverRows(run)
    .slice(from, to)
    .map(({ bronzeRow, processedMs }) => {
      const row = bronze[bronzeRow];
      const { timestamp, user_id, action, page, country } = row?.fields ?? {};
      const category = categories[action ?? ''] ?? 'browse';
      return textOf([
        ...[Date.parse(timestamp ?? ''), user_id, action, page, country, category],
        ...[row?.partition, row?.offset, row?.kafkaMs, row?.processedMs, processedMs],
      ]);
    })
    .sort();
}

function expectedGold(run: Run, tMs: number) {
  const sums = new Map<string, number>();
  for (const { startMs, country, count } of deltaGoldRowsAt(run, tMs)) {
    if (Math.floor(startMs / minute) % 5 !== 0) continue;
    sums.set(country, (sums.get(country) ?? 0) + count);
  }
  return [...sums]
    .map(([country, total]) => ({ country, total_events: total }))
    .sort((a, b) => b.total_events - a.total_events)
    .slice(0, 10);
}

test('gold is empty for eleven minutes of event time, then fills', async () => {
  const ada = learner('normal-hour');
  await runEverything(ada);
  const gold = async () => rowsIn(await ada.type(2, 'display(spark.table(gold_table))')).length;
  ada.wait(8 * minute);
  expect(await gold()).toBe(0);
  ada.wait(2 * minute);
  expect(await gold()).toBeGreaterThan(0);
  const told = await ada.type(2, ada.python(2).at(-1) ?? '');
  expect(told.outputs.map((one) => one.kind === 'text' && one.text)).toContainEqual(
    expect.stringMatching(
      /^\d+ 2026-01-01T09:0\d:\d\d\.\d{3}Z state rows: \d+ dropped groups: \d+$/,
    ),
  );
}, 60_000);

test('cells need those before them, as Python does', async () => {
  const ada = learner('normal-hour');
  const write = ada.python(0).at(-2) ?? '';
  const { end } = await ada.type(0, write);
  expect(end).toMatchObject({
    kind: 'error',
    name: 'NameError',
    message: "name 'setting' is not defined",
  });
  await ada.runAll(0);
  const missing = await ada.type(2, ada.python(2)[0] ?? '');
  expect(missing.end.kind).toBe('done');
  const silver = await ada.runAll(2);
  expect(silver.at(-1)?.end).toMatchObject({
    name: 'AnalysisException',
    message: expect.stringContaining(
      '`ada_7_streaming`.`user_activity_silver` cannot be found',
    ) as string,
  });
}, 60_000);
