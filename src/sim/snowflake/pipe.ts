import { append, valueAt } from '../kernel/column.ts';
import type { StepContext } from '../kernel/context.ts';
import { nextBetween } from '../kernel/random.ts';
import { loadFile } from './load.ts';
import { snowflakeKind } from './kinds.ts';
import type { StagePorts } from './ports.ts';
import { loadSource, loadStatus, type SnowflakeState } from './types.ts';

const day = 86_400_000;
/** How long a pipe remembers a path, ms (semantics.md D). */
const historyMs = 14 * day;
/** How far ALTER PIPE REFRESH looks back, ms (semantics.md D). */
const refreshReachMs = 7 * day;

/**
 * CREATE OR REPLACE PIPE. From now on events are heard; files that are there already are not
 * loaded. Replacing a pipe drops what it remembers of files (semantics.md D, not re-verified).
 */
export function createPipe(state: SnowflakeState, ctx: StepContext): void {
  state.pipe.createdAt = ctx.now;
  state.pipe.paused = false;
  state.pipe.history.clear();
}

/** Event Grid's BlobCreated for a file of the storage; lost when there is no pipe. */
export function blobCreated(state: SnowflakeState, ctx: StepContext, file: number): void {
  if (Number.isNaN(state.pipe.createdAt)) return;
  notice(state, ctx, file, loadSource.event);
}

/**
 * ALTER PIPE ... REFRESH: queues the staged files of the last 7 days that the pipe has not
 * processed, whether or not an event was sent. Returns how many, or why not.
 */
export function refreshPipe(
  state: SnowflakeState,
  ctx: StepContext,
  stage: StagePorts,
): number | string {
  if (Number.isNaN(state.pipe.createdAt)) return noPipe;
  const files = stage
    .filesSince(ctx.now - refreshReachMs)
    .filter((file) => !remembers(state, stage.path(file), ctx.now));
  for (const file of files) notice(state, ctx, file, loadSource.pipeRefresh);
  return files.length;
}

/** Pauses or resumes the pipe; while paused, messages wait in the queue and none is lost. */
export function setPipePaused(
  state: SnowflakeState,
  ctx: StepContext,
  paused: boolean,
): string | undefined {
  if (Number.isNaN(state.pipe.createdAt)) return noPipe;
  state.pipe.paused = paused;
  if (paused) return undefined;
  for (const row of state.pipe.waiting) {
    ctx.schedule(ctx.now + state.settings.pipe.copyMs, snowflakeKind.load, row);
  }
  state.pipe.waiting = [];
  return undefined;
}

/**
 * A notice's time has come: COPY reads what is at the path now, unless the pipe has processed
 * that path in the last 14 days: then it is skipped even if its content has changed. Processed
 * includes a load that failed; whether Snowflake forgets those sooner is not documented.
 */
export function loadNotice(
  state: SnowflakeState,
  ctx: StepContext,
  stage: StagePorts,
  row: number,
): void {
  const { pipe } = state;
  if (pipe.paused) {
    pipe.waiting.push(row);
    return;
  }
  const source = valueAt(pipe.notices.source, row);
  const named = valueAt(pipe.notices.file, row);
  const path = stage.path(named);
  const file = stage.currentFile(path);
  const skip = skipStatus(remembers(state, path, ctx.now), file);
  if (skip === null) pipe.history.set(path, ctx.now);
  loadFile(state, ctx, stage, {
    source,
    notice: row,
    file: skip === null ? file : named,
    skip,
    onError: state.settings.pipe.onError,
  });
}

function notice(state: SnowflakeState, ctx: StepContext, file: number, source: number): void {
  const { latencyMinMs, latencyMaxMs, notifyMs, copyMs } = state.settings.pipe;
  const { notices, random } = state.pipe;
  const latency = nextBetween(random, latencyMinMs, Math.max(latencyMinMs, latencyMaxMs));
  const endAt = ctx.now + latency;
  const queuedAt = ctx.now + Math.min(notifyMs, latency);
  append(notices.file, file);
  append(notices.source, source);
  append(notices.queuedAt, queuedAt);
  append(notices.startAt, Math.max(queuedAt, endAt - copyMs));
  append(notices.endAt, endAt);
  ctx.schedule(endAt, snowflakeKind.load, append(notices.at, ctx.now));
}

function skipStatus(remembered: boolean, file: number): number | null {
  if (remembered) return loadStatus.alreadyLoaded;
  return file < 0 ? loadStatus.notFound : null;
}

function remembers(state: SnowflakeState, path: string, nowMs: number): boolean {
  const at = state.pipe.history.get(path);
  return at !== undefined && nowMs - at < historyMs;
}

const noPipe = 'There is no pipe yet. Run CREATE PIPE (01_setup_streaming.sql) first.';
