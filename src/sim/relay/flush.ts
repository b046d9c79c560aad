import { append, valueAt, type Column } from '../kernel/column.ts';
import type { StepContext } from '../kernel/context.ts';
import { crashConsumer, leave } from './crash.ts';
import { filePath, rangesOf } from './fileName.ts';
import { relayKind } from './kinds.ts';
import { lineBytes } from './ndjson.ts';
import { consumerOf, tell } from './state.ts';
import { takeBacklog } from './take.ts';
import { flushOutcome, relayHappening, type RelayPorts, type RelayState } from './types.ts';

/** Turns the buffer into a file, and uploads or commits first as the settings say. */
export function startFlush(
  state: RelayState,
  ctx: StepContext,
  ports: RelayPorts,
  index: number,
  reason: number,
): void {
  const consumer = consumerOf(state, index);
  const rows = consumer.buffer;
  const path = filePath(state, rows, index, ctx.now);
  const from = state.fileRows.length;
  let bytes = 0;
  for (const row of rows) {
    append(state.fileRows, row);
    bytes += lineBytes(state, row, ports.valueBytes(valueAt(state.taken.event, row)));
  }
  const log = state.flushes;
  append(log.consumer, index);
  append(log.bufferedSince, consumer.bufferSince);
  append(log.reason, reason);
  append(log.from, from);
  append(log.to, state.fileRows.length);
  append(log.bytes, bytes);
  for (const unknown of [log.uploadStartedAt, log.uploadedAt, log.committedAt, log.file]) {
    append(unknown, NaN);
  }
  append(log.outcome, flushOutcome.open);
  consumer.flush = append(log.at, ctx.now);
  consumer.flushCommit = state.settings.commit;
  consumer.buffer = [];
  consumer.bufferSince = NaN;
  state.paths.push(path);
  tell(state, ctx, relayHappening.flushed, index, consumer.flush, reason);
  if (consumer.flushCommit === 'before-upload') beginCommit(state, ctx, ports, index);
  else beginUpload(state, ctx, ports, index);
}

/** The upload is complete: the file exists, and only now may its offsets be committed. */
export function uploadDone(
  state: RelayState,
  ctx: StepContext,
  ports: RelayPorts,
  index: number,
): void {
  const consumer = consumerOf(state, index);
  const log = state.flushes;
  ports.endUpload(valueAt(log.file, consumer.flush));
  put(log.uploadedAt, consumer.flush, ctx.now);
  tell(state, ctx, relayHappening.uploaded, index, consumer.flush);
  if (consumer.armed === 'after-upload') {
    crashConsumer(state, ctx, ports, index);
    return;
  }
  if (consumer.flushCommit === 'after-upload') beginCommit(state, ctx, ports, index);
  else finish(state, ctx, ports, index, flushOutcome.uploaded);
}

/** The commit's answer: each partition of the file is committed, or refused if it has moved. */
export function commitDone(
  state: RelayState,
  ctx: StepContext,
  ports: RelayPorts,
  index: number,
): void {
  const consumer = consumerOf(state, index);
  let refused = false;
  for (const [partition, { last }] of rangesOf(state, rowsOf(state, consumer.flush))) {
    const owned = consumer.assigned.includes(partition);
    const accepted = owned && ports.commit(index, partition, last + 1);
    const what = accepted ? relayHappening.committed : relayHappening.commitRefused;
    tell(state, ctx, what, index, partition, last + 1);
    if (!accepted) refused = true;
  }
  if (!refused) put(state.flushes.committedAt, consumer.flush, ctx.now);
  const uploaded = consumer.flushCommit === 'after-upload';
  if (uploaded) {
    const outcome = refused ? flushOutcome.commitRefused : flushOutcome.committed;
    put(state.flushes.outcome, consumer.flush, outcome);
  }
  if (consumer.armed === 'after-commit') crashConsumer(state, ctx, ports, index);
  else if (uploaded) finish(state, ctx, ports, index, null);
  else beginUpload(state, ctx, ports, index);
}

/** The rows of `taken` that are the lines of a flush's file, in the order of the lines. */
export function rowsOf(state: RelayState, flush: number): Float64Array {
  const from = valueAt(state.flushes.from, flush);
  const to = valueAt(state.flushes.to, flush);
  return state.fileRows.data.subarray(from, to);
}

function beginUpload(state: RelayState, ctx: StepContext, ports: RelayPorts, index: number): void {
  const consumer = consumerOf(state, index);
  if (consumer.armed === 'before-upload') {
    crashConsumer(state, ctx, ports, index);
    return;
  }
  const { uploadMs } = state.settings;
  consumer.phase = 'uploading';
  put(state.flushes.uploadStartedAt, consumer.flush, ctx.now);
  put(state.flushes.file, consumer.flush, ports.beginUpload(consumer.flush));
  if (consumer.armed === 'during-upload') {
    ctx.schedule(ctx.now + Math.floor(uploadMs / 2), relayKind.crashDue, index, consumer.session);
  } else {
    ctx.schedule(ctx.now + uploadMs, relayKind.uploadDone, index, consumer.session);
  }
}

function beginCommit(state: RelayState, ctx: StepContext, ports: RelayPorts, index: number): void {
  const consumer = consumerOf(state, index);
  consumer.phase = 'committing';
  if (consumer.armed === 'rebalance-before-commit') {
    consumer.armed = null;
    ports.rebalance(index);
  }
  ctx.schedule(ctx.now + state.settings.commitMs, relayKind.commitDone, index, consumer.session);
}

function finish(
  state: RelayState,
  ctx: StepContext,
  ports: RelayPorts,
  index: number,
  outcome: number | null,
): void {
  const consumer = consumerOf(state, index);
  if (outcome !== null) put(state.flushes.outcome, consumer.flush, outcome);
  consumer.flush = -1;
  consumer.phase = 'reading';
  if (consumer.stopping) leave(state, ctx, ports, index);
  else takeBacklog(state, ctx, ports, index);
}

/** Fills in a cell that was unknown when its row was appended. */
function put(column: Column, row: number, value: number): void {
  column.data[row] = value;
}
