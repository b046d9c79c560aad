import { dbtResultsAt, generatorStoppedMs, lastNewAt } from '../../sim/index.ts';
import { count } from '../chart/index.ts';
import { at, wait, watermarkText, type Undated } from '../pipeline/parts.ts';
import type { ExerciseFacts } from './facts.ts';
import type { ByHand } from './scenario.ts';

/** One step of the practice. */
interface Step {
  id: string;
  /** What to do, and what to expect of it. */
  task: string;
  expected: string;
  /** What the page does at the present moment of the run. */
  deeds: readonly { label: string; actions: readonly Undated[] }[];
  /** What the tables answer now. */
  now: (facts: ExerciseFacts) => string;
  /** Does the simulation hold what is expected? */
  done: (facts: ExerciseFacts) => boolean;
}

const start = (what: ByHand) => ({ do: 'start', what }) as const;
const stop = (what: ByHand) => ({ do: 'stop', what }) as const;

/** What the last run of dbt warned of; empty for nothing. */
const lastDbtMessage = ({ run, tMs }: ExerciseFacts) =>
  dbtResultsAt(run, tMs).at(-1)?.message ?? '';

/** How long after the generator Snowflake's Gold may still get something, ms. */
const DRY_MS = 180_000;

/** What costs something while it runs. */
const COSTS = [
  { what: 'generator', name: 'the generator' },
  { what: 'bronze', name: 'notebook 1' },
  { what: 'silver', name: 'notebook 2' },
  { what: 'gold', name: 'notebook 3' },
  { what: 'relay', name: 'the relay' },
  { what: 'gold-table', name: 'Gold’s refreshes' },
  { what: 'dashboard', name: 'the page’s queries' },
] as const;

/** The practice from the topic to the clean-up; each step is judged by the run alone. */
export const STEPS: readonly Step[] = [
  {
    id: 'topic',
    task: 'Set up the topic after the Aiven page, or take the trainer’s connection, and start the generator.',
    expected: 'The topic’s message count rises.',
    deeds: [{ label: 'Start the generator', actions: [start('generator')] }],
    now: ({ view }) => `${count(view.facts.produced)} messages`,
    done: ({ view }) => view.on.generator && view.facts.produced > 0,
  },
  {
    id: 'bronze',
    task: 'Fill in the widgets of 01_streaming_bronze.py (id, checkpoint folder, topic) and run it.',
    expected: 'Within half a minute the last cell shows events, and undecoded is 0.',
    deeds: [{ label: 'Run notebook 1', actions: [start('bronze')] }],
    now: ({ checks: { bronze } }) => `${count(bronze.rows)} events, undecoded ${bronze.undecoded}`,
    done: ({ view, checks: { bronze } }) =>
      view.on.bronze && bronze.rows > 0 && bronze.undecoded === 0,
  },
  {
    id: 'silver',
    task: 'Run 02_streaming_silver.py.',
    expected:
      'Three categories, browse by far the largest. In the quarantine at most the few events without a user: the page’s generator sends two in a thousand.',
    deeds: [{ label: 'Run notebook 2', actions: [start('silver')] }],
    now: ({ checks: { silver } }) =>
      `browse ${count(silver.browse)}, engagement ${count(silver.engagement)}, conversion ${count(silver.conversion)}; quarantine ${silver.quarantined}`,
    done: ({ checks: { silver } }) =>
      silver.conversion > 0 &&
      silver.engagement > 0 &&
      silver.browse > 2 * silver.engagement &&
      silver.quarantined === silver.noUser,
  },
  {
    id: 'compare',
    task: 'Compare: Silver and quarantine together hold as many rows as Bronze.',
    expected: 'Equal, or short by what came in the last ten seconds.',
    deeds: [],
    now: ({ checks: { bronze, silver } }) =>
      `${count(silver.rows)} + ${silver.quarantined} of ${count(bronze.rows)}, short by ${bronze.rows - silver.rows - silver.quarantined}`,
    done: ({ checks: { bronze, silver }, bronzeBefore }) =>
      bronzeBefore > 0 &&
      silver.rows + silver.quarantined >= bronzeBefore &&
      silver.rows + silver.quarantined <= bronze.rows,
  },
  {
    id: 'gold-empty',
    task: 'Run 03_streaming_gold.py, and note the time.',
    expected:
      'No rows: the last cell shows a watermark ten minutes behind your newest event, and append mode writes a window only once the watermark has passed its end.',
    deeds: [{ label: 'Run notebook 3', actions: [start('gold')] }],
    now: ({ checks: { gold }, tMs }) =>
      `${count(gold.rows)} rows, watermark ${watermarkText(gold.watermarkMs, tMs)}, newest event ${at(gold.newestMs)}`,
    done: ({ view, checks: { gold } }) =>
      view.on.gold &&
      gold.rows === 0 &&
      gold.watermarkMs === gold.newestMs - view.settings.spark.delayMs,
  },
  {
    id: 'load',
    task: 'Meanwhile, Snowflake: start the relay and run 01_setup_streaming.sql.',
    expected: 'Its statement 7 counts events; a minute later, more.',
    deeds: [
      { label: 'Start the relay', actions: [start('relay')] },
      {
        label: 'Run 01_setup_streaming.sql',
        actions: [
          { do: 'create', what: 'pipe', with: {} },
          { do: 'refresh', what: 'pipe' },
        ],
      },
    ],
    now: ({ view, loadedBefore }) =>
      `${count(view.facts.snowflake.bronze)} events, a minute ago ${count(loadedBefore)}`,
    done: ({ view, loadedBefore }) =>
      loadedBefore > 0 && view.facts.snowflake.bronze > loadedBefore,
  },
  {
    id: 'tables',
    task: 'Run 02_dynamic_tables.sql.',
    expected:
      'Gold has rows at once, while Databricks’ Gold is still empty: a dynamic table has no watermark to wait for, and its rows may still change.',
    deeds: [
      {
        label: 'Run 02_dynamic_tables.sql',
        actions: [
          { do: 'create', what: 'silver-table', with: { targetLag: 'DOWNSTREAM' } },
          { do: 'create', what: 'gold-table', with: {} },
        ],
      },
    ],
    now: ({ view, checks }) =>
      `Snowflake’s Gold ${count(view.tables.gold.rows)} rows, Databricks’ ${count(checks.gold.rows)}`,
    done: ({ view, checks }) => view.tables.gold.rows > 0 && checks.gold.rows === 0,
  },
  {
    id: 'twice',
    task: 'Count twice: compare the rows of Snowflake’s Bronze with the places in Kafka. Pause to have them counted.',
    expected:
      'Equal, unless the relay has been restarted after a crash; then Silver holds the smaller number.',
    deeds: [],
    now: ({ view, snowflake }) =>
      `${count(view.facts.snowflake.bronze)} rows, ${
        snowflake ? count(view.facts.snowflake.bronze - snowflake.duplicates) : '-'
      } places; Silver ${count(view.tables.silver.rows)}`,
    done: ({ view, snowflake }) =>
      snowflake !== undefined &&
      view.tables.silver.rows > 0 &&
      view.tables.silver.rows <= view.facts.snowflake.bronze - snowflake.duplicates,
  },
  {
    id: 'dbt',
    task: 'dbt run, then again.',
    expected: 'The second run warns that no configuration changes were identified.',
    deeds: [{ label: 'dbt run', actions: [{ do: 'dbt-run', fullRefresh: false }] }],
    now(facts) {
      const { dbtRuns: runs } = facts.view;
      if (runs === 0) return '0 runs';
      const last = lastDbtMessage(facts) || 'no warning';
      return `${runs === 1 ? '1 run' : `${runs} runs`}, the last: ${last}`;
    },
    done: (facts) =>
      facts.view.dbtRuns >= 2 && /No configuration changes/.test(lastDbtMessage(facts)),
  },
  {
    id: 'dashboard',
    task: 'Power BI: connect, set the page refresh, build the four visuals.',
    expected:
      'The age of the data stays below about four minutes. The table visual will offer a sum of unique_users: do not use it, since a user who comes in two minutes is in both rows. engagements counts the category engagement, so clicks.',
    deeds: [{ label: 'Open the page', actions: [start('dashboard')] }],
    now: ({ view, ageMs }) =>
      `query ${at(view.facts.dashboard.queryMs)}, newest event ${wait(ageMs)} old`,
    done: ({ view, ageMs }) => view.on.dashboard && ageMs < 240_000,
  },
  {
    id: 'gold-rows',
    task: 'Back to Databricks, a quarter of an hour after step 5.',
    expected: 'Gold has rows; the newest window ends ten minutes or more before the newest event.',
    deeds: [],
    now: ({ checks: { gold } }) =>
      `${count(gold.rows)} rows, newest window to ${at(gold.newestEndMs)}, newest event ${at(gold.newestMs)}`,
    done: ({ checks: { gold } }) => gold.rows > 0 && gold.newestEndMs <= gold.newestMs - 600_000,
  },
  {
    id: 'dry',
    task: 'Stop the generator.',
    expected:
      'Bronze stands still within seconds, Snowflake’s Gold within three minutes. The last ten minutes of windows never appear in Databricks’ Gold: without newer events, no watermark moves.',
    deeds: [{ label: 'Stop the generator', actions: [stop('generator')] }],
    now: ({ checks: { gold }, view }) =>
      `Bronze ${count(view.facts.databricks.bronze.rows)}, Snowflake’s Gold ${count(view.tables.gold.rows)}; ${count(gold.stateRows)} groups held back by Databricks’ Gold`,
    done: ({ run, tMs, view, checks: { gold } }) => {
      const stoppedMs = generatorStoppedMs(run);
      const last = lastNewAt(run);
      return (
        tMs >= stoppedMs + DRY_MS &&
        last['databricks-bronze'] < stoppedMs + 30_000 &&
        last['snowflake-gold'] < stoppedMs + DRY_MS &&
        view.on.gold &&
        gold.stateRows > 0
      );
    },
  },
  {
    id: 'clean',
    task: 'Clean up: stop the queries, suspend Gold, stop the relay, close the page.',
    expected: 'Nothing runs that costs.',
    deeds: [
      { label: 'Stop the queries', actions: [stop('bronze'), stop('silver'), stop('gold')] },
      { label: 'Suspend Gold', actions: [{ do: 'stop', what: 'gold-table' }] },
      { label: 'Stop the relay', actions: [stop('relay')] },
      { label: 'Close the page', actions: [stop('dashboard')] },
    ],
    now: ({ view: { on, tables } }) => {
      const made = tables.gold.rows > 0;
      const running = COSTS.filter(({ what }) => on[what] && (made || what !== 'gold-table')).map(
        ({ name }) => name,
      );
      return running.length === 0 ? 'nothing runs' : `running: ${running.join(', ')}`;
    },
    done: ({ view: { on, tables } }) =>
      tables.gold.rows > 0 && COSTS.every(({ what }) => !on[what]),
  },
];
