import type { Change } from '../kernel/change.ts';
import { countUpTo, valueAt } from '../kernel/column.ts';
import { flushReason, relayHappening } from '../relay/types.ts';
import type { Run } from '../run/run.ts';
import { relayChanges } from './relay-changes.ts';

/** One thing that happened to the relay, in one causal sentence. */
export interface RelayLogEntry {
  atMs: number;
  /** Row of the relay's log. */
  row: number;
  what: keyof typeof relayHappening;
  sentence: string;
  /** The numbers that it changed. */
  changes: readonly Change[];
}

/** Everything that happened to the relay after `fromMs` and up to `toMs`, in order. */
export function explainRelay(run: Run, fromMs: number, toMs: number): RelayLogEntry[] {
  const { log } = run.state.relay;
  const changes = relayChanges(run);
  const out: RelayLogEntry[] = [];
  for (let row = countUpTo(log.at, fromMs); row < countUpTo(log.at, toMs); row++) {
    const what = happeningOf(valueAt(log.what, row));
    const sentence = sentenceOf(run, row, what);
    out.push({ atMs: valueAt(log.at, row), row, what, sentence, changes: changes[row] ?? [] });
  }
  return out;
}

/** The moments at which something happens to the relay, ascending, ms; each once. */
export function relayMoments(run: Run): number[] {
  const { at } = run.state.relay.log;
  return [...new Set(at.data.subarray(0, at.length))];
}

function happeningOf(code: number): RelayLogEntry['what'] {
  for (const [name, value] of Object.entries(relayHappening)) {
    if (value === code) return name as RelayLogEntry['what'];
  }
  return 'started';
}

function sentenceOf(run: Run, row: number, what: RelayLogEntry['what']): string {
  const { relay } = run.state;
  const { flushes, log } = relay;
  const a = valueAt(log.a, row);
  const b = valueAt(log.b, row);
  const who =
    relay.consumers.length > 1 ? `Consumer ${valueAt(log.consumer, row) + 1}` : 'The relay';
  switch (what) {
    case 'started':
      return `${who} starts with an empty buffer.`;
    case 'assigned':
      return `${who} gets partition ${a} and reads on from offset ${b}.`;
    case 'revoked':
      return b > 0
        ? `Partition ${a} is taken from ${who.toLowerCase()}; ${b} buffered records of it are thrown away, for the next owner to read again.`
        : `Partition ${a} is taken from ${who.toLowerCase()}.`;
    case 'flushed': {
      const records = valueAt(flushes.to, a) - valueAt(flushes.from, a);
      const why = {
        [flushReason.age]: 'because the oldest record has waited long enough: the clock won',
        [flushReason.count]: 'because the buffer is full: the count won',
        [flushReason.stop]: 'because it has been asked to stop',
      }[b];
      return `${who} flushes ${records} records ${why ?? ''}.`;
    }
    case 'uploaded':
      return `The file ${relay.paths[a] ?? ''} is complete; only now does the storage announce it.`;
    case 'committed':
      return `Partition ${a}: offset ${b} is committed, so a restart reads on from there.`;
    case 'commitRefused':
      return `Partition ${a}: the commit of offset ${b} is refused, because the partition has another owner by now.`;
    case 'autoCommitted':
      return `Partition ${a}: offset ${b} is committed by the client's timer, written to a file or not.`;
    case 'crashed':
      return `${who} is killed; ${a} records that it held in memory are gone with it.`;
    case 'stopped':
      return `${who} has stopped.`;
  }
}
