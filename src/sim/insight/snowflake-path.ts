import { countUpTo, valueAt } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';
import { shownAt } from '../powerbi/page.ts';
import { bronzeRowsAt } from '../snowflake/bronzeAt.ts';
import { silverRejects } from '../snowflake/silver.ts';
import { goldTable, loadStatus } from '../snowflake/types.ts';
import { lastRefreshAt, silverRangeAt } from '../snowflake/view.ts';
import { fileStatus } from '../storage/types.ts';
import { committedAt, topicEndsAt } from './positions.ts';
import { TakenPlace, takenPlacesAt } from './relay-buffer.ts';

/** Where an event is on the way through the relay and Snowflake, or where its way ended. */
export const SnowflakeStop = {
  future: 0,
  travelling: 1,
  topic: 2,
  /** In the relay's buffer, or in an upload under way. */
  relay: 3,
  /** In a complete file that waits to be loaded. */
  file: 4,
  bronze: 5,
  silver: 6,
  gold: 7,
  /** In rows that the dashboard shows. */
  dashboard: 8,
  /** Silver's query leaves it out: no user, or a time that cannot be read. */
  rejected: 9,
  lost: 10,
} as const;

/** Why an event will never come to Bronze. */
export const LostBecause = {
  nothing: 0,
  /** Its offset was committed, and no file has it. */
  committedUnwritten: 1,
  /** Its file was skipped for a broken line. */
  fileSkipped: 2,
  /** Its file's path had been loaded before. */
  pathKnown: 3,
  /** The rest of its file was left out after a broken line. */
  restOfFile: 4,
  /** No BlobCreated was sent for its file. */
  neverAnnounced: 5,
} as const;

/** Every event's place on the Snowflake path at a moment. */
interface SnowflakePath {
  /** One `SnowflakeStop` an event. */
  stop: Uint8Array;
  /** One `LostBecause` an event. */
  because: Uint8Array;
  /** Rows of Bronze beyond the first of their event. */
  duplicates: number;
}

/** Follows all events along the Snowflake path to `tMs`. One pass over what had happened. */
export function snowflakePathAt(run: Run, tMs: number): SnowflakePath {
  const { events } = run;
  const stop = new Uint8Array(events.length);
  const because = new Uint8Array(events.length);
  for (let event = 0; event < events.length; event++) {
    if ((events.arrivalMs[event] ?? Infinity) <= tMs) stop[event] = SnowflakeStop.topic;
    else if ((events.createdMs[event] ?? Infinity) <= tMs) stop[event] = SnowflakeStop.travelling;
  }
  markRelay(run, tMs, stop);
  markCommitted(run, tMs, stop, because);
  markFiles(run, tMs, stop, because);
  const duplicates = markTables(run, tMs, stop, because);
  return { stop, because, duplicates };
}

function markRelay(run: Run, tMs: number, stop: Uint8Array): void {
  const { taken } = run.state.relay;
  const place = takenPlacesAt(run, tMs);
  for (let row = 0; row < place.length; row++) {
    if (place[row] === TakenPlace.gone || place[row] === TakenPlace.file) continue;
    stop[valueAt(taken.event, row)] = SnowflakeStop.relay;
  }
}

/** What is committed but neither in the relay nor in a file will not be read again. */
function markCommitted(run: Run, tMs: number, stop: Uint8Array, because: Uint8Array): void {
  const ends = topicEndsAt(run, tMs);
  const committed = committedAt(run, tMs);
  run.state.topic.logs.forEach((log, partition) => {
    const to = Math.min(ends[partition] ?? 0, committed[partition] ?? -1);
    for (let offset = log.base; offset < to; offset++) {
      const event = log.ref[offset - log.base] ?? -1;
      if (stop[event] !== SnowflakeStop.topic) continue;
      stop[event] = SnowflakeStop.lost;
      because[event] = LostBecause.committedUnwritten;
    }
  });
}

function markFiles(run: Run, tMs: number, stop: Uint8Array, because: Uint8Array): void {
  const { storage, relay, snowflake } = run.state;
  const verdict = new Uint8Array(storage.paths.length);
  const loads = countUpTo(snowflake.loads.at, tMs);
  for (let row = 0; row < loads; row++) {
    const status = valueAt(snowflake.loads.status, row);
    const file = valueAt(snowflake.loads.file, row);
    if (status === loadStatus.failed) verdict[file] = LostBecause.fileSkipped;
    else if (status === loadStatus.partiallyLoaded) verdict[file] = LostBecause.restOfFile;
    else if (status === loadStatus.alreadyLoaded) markKnown(run, verdict, row);
  }
  const files = storage.files;
  for (let file = 0; file < storage.paths.length; file++) {
    if (!(valueAt(files.closedAt, file) <= tMs)) continue;
    const closed = valueAt(files.status, file) === fileStatus.closed;
    if (!closed && verdict[file] === 0) verdict[file] = LostBecause.neverAnnounced;
    const flush = valueAt(files.source, file);
    const to = valueAt(relay.flushes.to, flush);
    for (let i = valueAt(relay.flushes.from, flush); i < to; i++) {
      const event = valueAt(relay.taken.event, valueAt(relay.fileRows, i));
      settle(stop, because, event, verdict[file] ?? 0);
    }
  }
}

/**
 * A good file beats a lost one. What a lost file held is lost once its offset is committed; until
 * then it still stands in the topic and will be read again.
 */
function settle(stop: Uint8Array, because: Uint8Array, event: number, verdict: number): void {
  if (verdict === LostBecause.nothing) {
    stop[event] = SnowflakeStop.file;
    because[event] = LostBecause.nothing;
  } else if (stop[event] === SnowflakeStop.lost) because[event] = verdict;
}

/** The notice's own file is the one whose path was known; an older one stands in Bronze. */
function markKnown(run: Run, verdict: Uint8Array, load: number): void {
  const { loads, pipe } = run.state.snowflake;
  const notice = valueAt(loads.notice, load);
  const file = valueAt(pipe.notices.file, notice);
  if (verdict[file] === LostBecause.nothing) verdict[file] = LostBecause.pathKnown;
}

/** Rows that were loaded are in Bronze, whatever became of other copies. Returns duplicates. */
function markTables(run: Run, tMs: number, stop: Uint8Array, because: Uint8Array): number {
  const { snowflake, page } = run.state;
  const { bronze, silver, refreshes } = snowflake;
  const rows = bronzeRowsAt(snowflake, tMs);
  let duplicates = 0;
  for (let row = 0; row < rows; row++) {
    const event = valueAt(bronze.event, row);
    if (stop[event] === SnowflakeStop.bronze) duplicates++;
    stop[event] = SnowflakeStop.bronze;
    because[event] = LostBecause.nothing;
  }
  markRejected(run, tMs, stop);
  const { from, to } = silverRangeAt(snowflake, tMs);
  for (let row = from; row < to; row++) stop[valueAt(silver.event, row)] = SnowflakeStop.silver;
  const gold = lastRefreshAt(snowflake, goldTable, tMs);
  const shown = valueAt(page.refreshes.source, shownAt(page, tMs));
  for (const [refresh, what] of [
    [gold, SnowflakeStop.gold],
    [shown, SnowflakeStop.dashboard],
  ] as const) {
    if (!(refresh >= 0)) continue;
    const end = Math.min(to, valueAt(refreshes.readTo, refresh));
    for (let row = from; row < end; row++) stop[valueAt(silver.event, row)] = what;
  }
  return duplicates;
}

/** Rows of Bronze that Silver has looked at and left out. */
function markRejected(run: Run, tMs: number, stop: Uint8Array): void {
  const { snowflake } = run.state;
  const refresh = lastRefreshAt(snowflake, 0, tMs);
  if (refresh < 0) return;
  const to = valueAt(snowflake.refreshes.readTo, refresh);
  for (let row = 0; row < to; row++) {
    const event = valueAt(snowflake.bronze.event, row);
    if (silverRejects(run.events, event)) stop[event] = SnowflakeStop.rejected;
  }
}
