import { countUpTo, valueAt } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';
import { isGarbled } from '../spark/bronze.ts';
import { deltaRangeAt, tableMadeAt } from '../spark/delta.ts';
import { Problem, problemOf } from '../spark/silver.ts';
import { factsAt } from './facts.ts';
import { settingsAt } from './settings-at.ts';

type Category = 'browse' | 'engagement' | 'conversion';
type Reason = 'undecoded' | 'noUser' | 'unreadableTime' | 'ahead';

/** What the verification queries of the three notebooks answer at one moment. Times ms. */
export interface TableChecks {
  bronze: {
    rows: number;
    /** Rows that `from_avro` made nothing of. */
    undecoded: number;
    /** Places in Kafka between the first and the last row that no row has. */
    missing: number;
    /** Rows beyond the first of their place in Kafka. */
    twice: number;
  };
  /** Rows and their categories, and what stands in the quarantine by its problem. */
  silver: { rows: number; quarantined: number } & Record<Category | Reason, number>;
  gold: {
    rows: number;
    watermarkMs: number;
    /** The highest event time that Gold has seen; NaN before any. */
    newestMs: number;
    /** End of the newest window that it has given out; NaN for none. */
    newestEndMs: number;
    /** `numRowsDroppedByWatermark` over all batches of the present table. */
    droppedGroups: number;
    stateRows: number;
  };
}

/** The three tables on Databricks as a query finds them at `tMs`. One pass over their rows. */
export function tableChecksAt(run: Run, tMs: number): TableChecks {
  return { bronze: bronzeAt(run, tMs), silver: silverAt(run, tMs), gold: goldAt(run, tMs) };
}

function bronzeAt({ state, events }: Run, tMs: number): TableChecks['bronze'] {
  const { bronze } = state;
  const { from, to } = deltaRangeAt(bronze.table, tMs);
  const seen = new Uint8Array(events.length);
  const [low, high]: [number[], number[]] = [[], []];
  let places = 0;
  let undecoded = 0;
  for (let row = from; row < to; row++) {
    const event = valueAt(bronze.event, row);
    if (seen[event] === 0) places++;
    seen[event] = 1;
    if (isGarbled(bronze, row)) undecoded++;
    const partition = valueAt(bronze.partition, row);
    const offset = valueAt(bronze.offset, row);
    low[partition] = Math.min(low[partition] ?? offset, offset);
    high[partition] = Math.max(high[partition] ?? offset, offset);
  }
  const span = high.reduce((sum, offset, p) => sum + offset - (low[p] ?? offset) + 1, 0);
  return { rows: to - from, undecoded, missing: span - places, twice: to - from - places };
}

function silverAt(run: Run, tMs: number): TableChecks['silver'] {
  const { bronze, silver } = run.state;
  const { from, to } = deltaRangeAt(silver.table, tMs);
  const { rejectAheadMs } = settingsAt(run, tMs).spark;
  const counts = [0, 0, 0, 0, 0];
  const end = countUpTo(silver.quarantineAt, tMs);
  const begin = countUpTo(silver.quarantineAt, tableMadeAt(silver.table, tMs));
  for (let i = begin; i < end; i++) {
    const row = valueAt(silver.quarantine, i);
    const problem = problemOf(bronze, run.events, row, rejectAheadMs);
    // It was set aside for a limit that has been lifted since.
    const kept = problem === Problem.none ? Problem.ahead : problem;
    counts[kept] = (counts[kept] ?? 0) + 1;
  }
  const of = (problem: number) => counts[problem] ?? 0;
  return {
    ...categoriesOf(run, from, to),
    rows: to - from,
    quarantined: end - begin,
    undecoded: of(Problem.undecoded),
    noUser: of(Problem.noUser),
    unreadableTime: of(Problem.unreadableTime),
    ahead: of(Problem.ahead),
  };
}

/** `action_category`, as notebook 2 gives it, of the rows from (included) to (excluded). */
function categoriesOf({ state, events }: Run, from: number, to: number): Record<Category, number> {
  const counts = { browse: 0, engagement: 0, conversion: 0 };
  const categories = events.actions.map((action): Category => {
    if (action === 'purchase') return 'conversion';
    return action === 'click' ? 'engagement' : 'browse';
  });
  for (let row = from; row < to; row++) {
    const action = events.action[valueAt(state.silver.event, row)] ?? -1;
    counts[categories[action] ?? 'browse']++;
  }
  return counts;
}

function goldAt(run: Run, tMs: number): TableChecks['gold'] {
  const { results, output, table } = run.state.gold;
  const { gold } = factsAt(run, tMs).databricks;
  const from = deltaRangeAt(table, tMs).from;
  let newestEndMs = NaN;
  for (let row = from; row < from + gold.outputRows; row++) {
    const end = output.endMs[row] ?? NaN;
    if (!(end <= newestEndMs)) newestEndMs = end;
  }
  let droppedGroups = 0;
  for (let row = countUpTo(results.at, gold.madeMs); row <= gold.result; row++) {
    droppedGroups += valueAt(results.droppedGroups, row);
  }
  return {
    rows: gold.outputRows,
    watermarkMs: gold.watermarkMs,
    newestMs: gold.maxEventTimeMs,
    newestEndMs,
    droppedGroups,
    stateRows: gold.stateRows,
  };
}
