import { countUpTo, valueAt } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';
import { relayHappening } from '../relay/types.ts';

/** End offset of each partition at `tMs`: what the next record would have got. */
export function topicEndsAt(run: Run, tMs: number): number[] {
  return run.state.topic.logs.map((log) => {
    const records = { length: log.end - log.base, data: log.at };
    return log.base + countUpTo(records, tMs);
  });
}

/** The relay group's committed offset of each partition at `tMs`, -1 for none. */
export function committedAt(run: Run, tMs: number): number[] {
  const { relay, topic } = run.state;
  const committed = topic.logs.map(() => -1);
  const rows = countUpTo(relay.log.at, tMs);
  for (let row = 0; row < rows; row++) {
    const what = valueAt(relay.log.what, row);
    if (what !== relayHappening.committed && what !== relayHappening.autoCommitted) continue;
    committed[valueAt(relay.log.a, row)] = valueAt(relay.log.b, row);
  }
  return committed;
}
