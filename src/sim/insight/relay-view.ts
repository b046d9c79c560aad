import { countUpTo, valueAt } from '../kernel/column.ts';
import { flushOutcome, flushReason, relayHappening } from '../relay/types.ts';
import { fileText } from '../relay/ndjson.ts';
import { fieldsOf } from '../run/fields.ts';
import type { Run } from '../run/run.ts';
import { TakenPlace, takenPlacesAt } from './relay-buffer.ts';

/** What one relay consumer holds and does at a moment. */
export interface RelayConsumerFacts {
  up: boolean;
  doing: 'down' | 'reading' | 'uploading' | 'committing';
  partitions: number[];
  /** Records in the buffer, and in the upload under way. */
  buffered: number;
  uploading: number;
  /** Since when the oldest record of the buffer waits, ms; NaN for an empty buffer. */
  bufferSinceMs: number;
}

/** One flush as the reader sees it: a file that is to be, is being or was written. */
export interface RelayFile {
  flush: number;
  path: string;
  consumer: number;
  reason: keyof typeof flushReason;
  records: number;
  bytes: number;
  /** When its oldest record was taken, ms. */
  sinceMs: number;
  atMs: number;
  /** When the upload was complete, ms; NaN while it is not. */
  uploadedMs: number;
  /** When the offsets were committed, ms; NaN while they are not. */
  committedMs: number;
  outcome: keyof typeof flushOutcome;
  /** Records that a complete file before it holds too. */
  repeated: number;
}

/** The relay at `tMs`: its consumers, and every flush that has begun, oldest first. */
export function relayAt(
  run: Run,
  tMs: number,
): { consumers: RelayConsumerFacts[]; files: RelayFile[] } {
  return { consumers: consumersAt(run, tMs), files: filesAt(run, tMs) };
}

/** The NDJSON text of the file of one flush: what lies in the storage, line by line. */
export function relayFileText(run: Run, flush: number): string {
  return fileText(run.state.relay, flush, (event) => fieldsOf(run.events, event));
}

function consumersAt(run: Run, tMs: number): RelayConsumerFacts[] {
  const { relay } = run.state;
  const facts = relay.consumers.map((): RelayConsumerFacts => ({
    up: false,
    doing: 'down',
    partitions: [],
    buffered: 0,
    uploading: 0,
    bufferSinceMs: NaN,
  }));
  follow(run, tMs, facts);
  const place = takenPlacesAt(run, tMs);
  for (let row = 0; row < place.length; row++) {
    const one = facts[valueAt(relay.taken.consumer, row)];
    if (one === undefined) continue;
    if (place[row] === TakenPlace.uploading) one.uploading++;
    if (place[row] !== TakenPlace.buffer) continue;
    if (one.buffered++ === 0) one.bufferSinceMs = valueAt(relay.taken.at, row);
  }
  for (const one of facts) if (one.up) one.doing = 'reading';
  const begun = countUpTo(relay.flushes.at, tMs);
  for (let flush = 0; flush < begun; flush++) {
    const one = facts[valueAt(relay.flushes.consumer, flush)];
    if (!one?.up || endOf(run, flush) <= tMs) continue;
    one.doing = valueAt(relay.flushes.uploadedAt, flush) <= tMs ? 'committing' : 'uploading';
  }
  return facts;
}

/** Starts, ends and assignments, from the relay's own log. */
function follow(run: Run, tMs: number, facts: RelayConsumerFacts[]): void {
  const { log } = run.state.relay;
  const told = countUpTo(log.at, tMs);
  for (let row = 0; row < told; row++) {
    const one = facts[valueAt(log.consumer, row)];
    if (one === undefined) continue;
    const a = valueAt(log.a, row);
    switch (valueAt(log.what, row)) {
      case relayHappening.started:
        one.up = true;
        break;
      case relayHappening.crashed:
      case relayHappening.stopped:
        one.up = false;
        one.partitions = [];
        break;
      case relayHappening.assigned:
        one.partitions = [...one.partitions.filter((p) => p !== a), a].sort((x, y) => x - y);
        break;
      case relayHappening.revoked:
        one.partitions = one.partitions.filter((p) => p !== a);
        break;
    }
  }
}

/** When nothing of a flush is under way any more, ms; Infinity while it is not known to end. */
function endOf(run: Run, flush: number): number {
  const { flushes, log } = run.state.relay;
  const committed = valueAt(flushes.committedAt, flush);
  if (!Number.isNaN(committed)) return committed;
  const outcome = valueAt(flushes.outcome, flush);
  if (outcome === flushOutcome.uploaded) return valueAt(flushes.uploadedAt, flush);
  if (outcome === flushOutcome.open) return Infinity;
  const from = countUpTo(log.at, valueAt(flushes.at, flush));
  for (let row = from; row < log.at.length; row++) {
    if (valueAt(log.consumer, row) === valueAt(flushes.consumer, flush))
      return valueAt(log.at, row);
  }
  return Infinity;
}

function filesAt(run: Run, tMs: number): RelayFile[] {
  const { relay } = run.state;
  const { flushes } = relay;
  const written = new Set<number>();
  const begun = countUpTo(flushes.at, tMs);
  return Array.from({ length: begun }, (_, flush) => {
    const from = valueAt(flushes.from, flush);
    const to = valueAt(flushes.to, flush);
    const uploadedMs = valueAt(flushes.uploadedAt, flush);
    let repeated = 0;
    for (let i = from; i < to; i++) {
      const event = valueAt(relay.taken.event, valueAt(relay.fileRows, i));
      if (written.has(event)) repeated++;
      else if (uploadedMs <= tMs) written.add(event);
    }
    const committedMs = valueAt(flushes.committedAt, flush);
    return {
      flush,
      path: relay.paths[flush] ?? '',
      consumer: valueAt(flushes.consumer, flush),
      reason: nameOf(flushReason, valueAt(flushes.reason, flush), 'age'),
      records: to - from,
      bytes: valueAt(flushes.bytes, flush),
      sinceMs: valueAt(flushes.bufferedSince, flush),
      atMs: valueAt(flushes.at, flush),
      uploadedMs: uploadedMs <= tMs ? uploadedMs : NaN,
      committedMs: committedMs <= tMs ? committedMs : NaN,
      outcome: outcomeAt(run, flush, tMs),
      repeated,
    };
  });
}

function outcomeAt(run: Run, flush: number, tMs: number): RelayFile['outcome'] {
  if (endOf(run, flush) > tMs) return 'open';
  return nameOf(flushOutcome, valueAt(run.state.relay.flushes.outcome, flush), 'open');
}

function nameOf<T extends Record<string, number>>(
  names: T,
  code: number,
  otherwise: keyof T,
): keyof T {
  return Object.keys(names).find((name) => names[name] === code) ?? otherwise;
}
