import { changed, type Change } from '../kernel/change.ts';
import { valueAt } from '../kernel/column.ts';
import { relayHappening } from '../relay/types.ts';
import type { Run } from '../run/run.ts';

/**
 * The numbers that each line of the relay's log changed: records in a buffer, complete files,
 * committed offsets. One list a row of the log, in its order.
 */
export function relayChanges({ state }: Run): Change[][] {
  const { log, flushes } = state.relay;
  const committed = new Map<number, number>();
  let files = 0;
  const changesOf = (row: number): Change[] => {
    const a = valueAt(log.a, row);
    const b = valueAt(log.b, row);
    switch (valueAt(log.what, row)) {
      case relayHappening.flushed: {
        const records = valueAt(flushes.to, a) - valueAt(flushes.from, a);
        return changed([{ name: 'records in the buffer', was: records, now: 0 }]);
      }
      case relayHappening.crashed:
        return changed([{ name: 'records in the buffer', was: a, now: 0 }]);
      case relayHappening.uploaded:
        files++;
        return changed([{ name: 'complete files', was: files - 1, now: files }]);
      case relayHappening.committed:
      case relayHappening.autoCommitted: {
        const was = committed.get(a) ?? NaN;
        committed.set(a, b);
        return changed([{ name: `committed offset, partition ${String(a)}`, was, now: b }]);
      }
      case relayHappening.revoked:
        return changed([{ name: `buffered of partition ${String(a)}`, was: b, now: 0 }]);
      default:
        return [];
    }
  };
  return Array.from({ length: log.at.length }, (_, row) => changesOf(row));
}
