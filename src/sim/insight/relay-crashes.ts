import { countUpTo, valueAt } from '../kernel/column.ts';
import { relayHappening } from '../relay/types.ts';
import type { Run } from '../run/run.ts';

/** What became of the records that were at stake when the relay was killed or lost a partition. */
export interface CrashOutcome {
  atMs: number;
  consumer: number;
  /** Killed, or its commit refused because the partition had moved. */
  what: 'crashed' | 'commitRefused';
  /** Records in its buffer or in its last flush at that moment. */
  records: number;
  /** How many of them no complete file holds at the moment asked about, one does, several do. */
  never: number;
  once: number;
  again: number;
}

/** Every crash and refused commit up to `tMs`, with the fate of what was at stake as of `tMs`. */
export function crashOutcomes(run: Run, tMs: number): CrashOutcome[] {
  const { log } = run.state.relay;
  const copies = copiesAt(run, tMs);
  const out: CrashOutcome[] = [];
  const told = countUpTo(log.at, tMs);
  for (let row = 0; row < told; row++) {
    const what = valueAt(log.what, row);
    if (what !== relayHappening.crashed && what !== relayHappening.commitRefused) continue;
    const atMs = valueAt(log.at, row);
    const consumer = valueAt(log.consumer, row);
    // A flush of two partitions may be refused for each: that is one moment, told once.
    if (out.at(-1)?.atMs === atMs && out.at(-1)?.consumer === consumer) continue;
    const at = atStake(run, consumer, atMs);
    const count = (from: number, to: number): number =>
      at.filter((event) => (copies[event] ?? 0) >= from && (copies[event] ?? 0) <= to).length;
    const kind = what === relayHappening.crashed ? 'crashed' : 'commitRefused';
    out.push({
      ...{ atMs, consumer, what: kind, records: at.length },
      ...{ never: count(0, 0), once: count(1, 1), again: count(2, Infinity) },
    });
  }
  return out;
}

/** How many complete files hold each event at `tMs`. */
function copiesAt(run: Run, tMs: number): Uint8Array {
  const { relay } = run.state;
  const copies = new Uint8Array(run.events.length);
  for (let flush = 0; flush < relay.flushes.at.length; flush++) {
    if (!(valueAt(relay.flushes.uploadedAt, flush) <= tMs)) continue;
    for (const event of eventsOf(run, flush)) copies[event] = (copies[event] ?? 0) + 1;
  }
  return copies;
}

/** The consumer's last flush, and what it had taken after it: what a crash may lose or repeat. */
function atStake(run: Run, consumer: number, atMs: number): number[] {
  const { relay } = run.state;
  let last = -1;
  for (let flush = countUpTo(relay.flushes.at, atMs) - 1; flush >= 0 && last < 0; flush--) {
    if (valueAt(relay.flushes.consumer, flush) === consumer) last = flush;
  }
  const held = new Set(last < 0 ? [] : eventsOf(run, last));
  const since = last < 0 ? -Infinity : valueAt(relay.flushes.at, last);
  for (let row = countUpTo(relay.taken.at, since); row < countUpTo(relay.taken.at, atMs); row++) {
    if (valueAt(relay.taken.consumer, row) === consumer) held.add(valueAt(relay.taken.event, row));
  }
  return [...held];
}

function eventsOf(run: Run, flush: number): number[] {
  const { relay } = run.state;
  const from = valueAt(relay.flushes.from, flush);
  const to = valueAt(relay.flushes.to, flush);
  return Array.from({ length: to - from }, (_, i) =>
    valueAt(relay.taken.event, valueAt(relay.fileRows, from + i)),
  );
}
