import { valueAt } from '../kernel/column.ts';
import type { Column } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';

/** The first moment at which two runs of the pipeline differ, and in which happening. */
export interface RunDivergence {
  /** The earlier of the two times, ms. */
  atMs: number;
  /** What happened otherwise, in words: `relay: flush`. */
  what: string;
  /** When it happened in each run, ms; NaN where it never did. */
  leftMs: number;
  rightMs: number;
}

/** One kind of happening: when, and what came with it. */
interface Happenings {
  what: string;
  at: Column;
  facts: Column[];
}

/**
 * Finds where two runs part: the earliest happening of any system that comes at another time, or
 * with other facts, or in one of the runs only. Null when they are the same to the end.
 */
export function firstRunDivergence(left: Run, right: Run): RunDivergence | null {
  const others = happeningsOf(right);
  let first: RunDivergence | null = null;
  happeningsOf(left).forEach((mine, i) => {
    const theirs = others[i];
    const found = theirs === undefined ? null : firstDifference(mine, theirs);
    if (found !== null && (first === null || found.atMs < first.atMs)) first = found;
  });
  return first;
}

function firstDifference(mine: Happenings, theirs: Happenings): RunDivergence | null {
  const rows = Math.max(mine.at.length, theirs.at.length);
  for (let row = 0; row < rows; row++) {
    const leftMs = valueAt(mine.at, row);
    const rightMs = valueAt(theirs.at, row);
    const same =
      Object.is(leftMs, rightMs) &&
      mine.facts.every((fact, i) => {
        const other = theirs.facts[i];
        return other !== undefined && Object.is(valueAt(fact, row), valueAt(other, row));
      });
    if (same) continue;
    const known = [leftMs, rightMs].filter((ms) => !Number.isNaN(ms));
    // Two happenings that never came about differ in nothing that anybody could see.
    if (known.length === 0) continue;
    return { atMs: Math.min(...known), what: mine.what, leftMs, rightMs };
  }
  return null;
}

/** What happens in a run, upstream first; a row that is filled in later counts when it is. */
function happeningsOf({ events, state }: Run): Happenings[] {
  const { relay, storage, snowflake, page, gold } = state;
  const written = (values: Float64Array | Int32Array): Column => ({
    length: state.nextEvent,
    data: values instanceof Float64Array ? values : Float64Array.from(values),
  });
  const streams = (['bronze', 'silver', 'gold'] as const).flatMap((name): Happenings[] => {
    const { attempts, life } = state[name].stream;
    return [
      { what: `${name}: start or stop`, at: life.at, facts: [life.what] },
      {
        what: `${name}: batch`,
        at: attempts.startedAt,
        facts: [attempts.batch, attempts.inputRows],
      },
      { what: `${name}: rows written`, at: attempts.sinkAt, facts: [attempts.outTo] },
      { what: `${name}: commit`, at: attempts.endedAt, facts: [attempts.outcome] },
    ];
  });
  const { results } = gold;
  const { taken, flushes, log } = relay;
  const { loads, refreshes } = snowflake;
  return [
    {
      what: 'topic: event',
      at: written(events.arrivalMs),
      facts: [written(events.eventTimeMs), written(events.user), written(events.country)],
    },
    ...streams,
    {
      what: 'gold: watermark, state and drops',
      at: results.at,
      facts: [results.watermarkAfterMs, results.stateRows, results.droppedGroups],
    },
    { what: 'relay: record taken', at: taken.at, facts: [taken.partition, taken.offset] },
    { what: 'relay: flush', at: flushes.at, facts: [flushes.reason, flushes.bytes] },
    { what: 'relay: start, stop or commit', at: log.at, facts: [log.what, log.a, log.b] },
    { what: 'storage: file', at: storage.files.closedAt, facts: [storage.files.records] },
    { what: 'snowflake: load', at: loads.at, facts: [loads.status, loads.bronzeTo] },
    {
      what: 'snowflake: refresh',
      at: refreshes.endedAt,
      facts: [refreshes.table, refreshes.state, refreshes.outTo],
    },
    { what: 'dashboard: refresh', at: page.refreshes.shownAt, facts: [page.refreshes.source] },
  ];
}
