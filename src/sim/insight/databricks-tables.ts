import { countUpTo, valueAt } from '../kernel/column.ts';
import { fieldsOf } from '../run/fields.ts';
import type { Run } from '../run/run.ts';
import { isGarbled } from '../spark/bronze.ts';
import { goldTableAt } from '../spark/gold-table.ts';
import { deltaRangeAt, tableMadeAt } from '../spark/delta.ts';
import { Problem, problemOf } from '../spark/silver.ts';
import type { StreamState } from '../spark/stream-types.ts';
import { eventBytes, simulatedSchemaId } from './event-bytes.ts';

/** One row of user_activity_bronze. Times ms. */
interface DeltaBronzeRow {
  /** The five fields; null where the record could not be decoded. */
  fields: Readonly<Record<string, string | null>>;
  partition: number;
  offset: number;
  kafkaMs: number;
  schemaId: number;
  /** `current_timestamp()` of its batch, as offsets/N holds it. */
  processedMs: number;
}

/** One window of activity_by_country_5min, ms. */
interface DeltaGoldRow {
  startMs: number;
  endMs: number;
  country: string;
  count: number;
}

/** Rows of a table that a query at some moment sees: from (included) to (excluded). */
interface RowRange {
  from: number;
  to: number;
}

const undecoded = { timestamp: null, user_id: null, action: null, page: null, country: null };

/** Every row that Bronze's query ever wrote, in order. */
export function* deltaBronzeRows({ state, events }: Run): Generator<DeltaBronzeRow> {
  const { bronze } = state;
  const processed = processedMs(bronze.stream, bronze.event.length);
  for (let row = 0; row < bronze.event.length; row++) {
    const event = valueAt(bronze.event, row);
    yield {
      // Id 9 is an odd number: read as data, the header makes a negative length (semantics.md C3).
      fields: isGarbled(bronze, row) ? undecoded : { ...fieldsOf(events, event) },
      partition: valueAt(bronze.partition, row),
      offset: valueAt(bronze.offset, row),
      kafkaMs: events.arrivalMs[event] ?? NaN,
      schemaId: simulatedSchemaId,
      processedMs: processed[row] ?? NaN,
    };
  }
}

/** The record's bytes, in hex, of each of Bronze's rows. */
export function* deltaBronzeValues(run: Run): Generator<string> {
  const { event } = run.state.bronze;
  for (let row = 0; row < event.length; row++) {
    yield eventBytes(run, valueAt(event, row))
      .flatMap(({ hex }) => hex)
      .join('');
  }
}

/** Every row of user_activity_silver: its row of Bronze, and when its batch was planned, ms. */
export function deltaSilverRows({
  state: { silver },
}: Run): { bronzeRow: number; processedMs: number }[] {
  const processed = processedMs(silver.stream, silver.event.length);
  return Array.from({ length: silver.event.length }, (_, row) => ({
    bronzeRow: valueAt(silver.bronzeRow, row),
    processedMs: processed[row] ?? NaN,
  }));
}

/** Every row of user_activity_quarantine: its row of Bronze and notebook 2's words for it. */
export function deltaQuarantineRows({
  state,
  events,
}: Run): { bronzeRow: number; problem: string }[] {
  const { bronze, silver } = state;
  return Array.from({ length: silver.quarantine.length }, (_, row) => {
    const bronzeRow = valueAt(silver.quarantine, row);
    const problem = problemOf(bronze, events, bronzeRow, 0);
    return { bronzeRow, problem: words.get(problem) ?? 'timestamp lies ahead' };
  });
}

const words = new Map<number, string>([
  [Problem.undecoded, 'message could not be decoded'],
  [Problem.noUser, 'no user_id'],
  [Problem.unreadableTime, 'timestamp could not be read'],
]);

/** Which of those rows the three tables hold at `tMs`. */
export function deltaRangesAt(
  { state: { bronze, silver } }: Run,
  tMs: number,
): Record<'bronze' | 'silver' | 'quarantine', RowRange> {
  return {
    bronze: deltaRangeAt(bronze.table, tMs),
    silver: deltaRangeAt(silver.table, tMs),
    quarantine: {
      from: countUpTo(silver.quarantineAt, tableMadeAt(silver.table, tMs)),
      to: countUpTo(silver.quarantineAt, tMs),
    },
  };
}

/** activity_by_country_5min as a query at `tMs` sees it. */
export function deltaGoldRowsAt({ state: { gold }, events }: Run, tMs: number): DeltaGoldRow[] {
  return goldTableAt(gold, tMs).map(({ key, ...row }) => ({
    ...row,
    country: events.countries[key] ?? '',
  }));
}

/** When the batch of each of the first `rows` rows was planned: offsets/N of its checkpoint, ms. */
function processedMs({ attempts, checkpoints }: StreamState, rows: number): Float64Array {
  const times = new Float64Array(rows).fill(NaN);
  for (let row = 0; row < attempts.batch.length; row++) {
    const checkpoint = checkpoints[valueAt(attempts.checkpoint, row)];
    const [from, to] = [valueAt(attempts.outFrom, row), valueAt(attempts.outTo, row)];
    if (!checkpoint || !(to > from)) continue;
    times.fill(valueAt(checkpoint.offsets.at, valueAt(attempts.batch, row)), from, to);
  }
  return times;
}
