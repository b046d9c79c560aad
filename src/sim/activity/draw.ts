import { forkStream, nextBelow, nextFraction } from '../kernel/random.ts';
import type { RandomStream } from '../kernel/random.ts';

/**
 * The generator's streams, one for each thing that is drawn, and each event takes the same number
 * of draws from each: a changed share or weight moves nothing else.
 */
export interface ActivityStreams {
  when: RandomStream;
  who: RandomStream;
  what: RandomStream;
  where: RandomStream;
  flaws: RandomStream;
  network: RandomStream;
  retry: RandomStream;
}

/** Streams that depend on the run's seed only. */
export function activityStreams(seed: number): ActivityStreams {
  const of = (label: string) => forkStream(seed, `activity/${label}`);
  return {
    when: of('when'),
    who: of('who'),
    what: of('what'),
    where: of('where'),
    flaws: of('flaws'),
    network: of('network'),
    retry: of('retry'),
  };
}

/** A table from which an index comes out as often as its weight says, by one draw. */
export function weightTable(entries: readonly { weight: number }[]): Uint8Array {
  const total = entries.reduce((sum, entry) => sum + entry.weight, 0);
  const table = new Uint8Array(total);
  let from = 0;
  entries.forEach((entry, index) => {
    table.fill(index, from, from + entry.weight);
    from += entry.weight;
  });
  return table;
}

/** One index from a weight table. */
export function drawIndex(stream: RandomStream, table: Uint8Array): number {
  return table[nextBelow(stream, table.length)] ?? 0;
}

/** True with a chance of `perMille` thousandths; always takes one draw. */
export function drawShare(stream: RandomStream, perMille: number): boolean {
  return nextFraction(stream) * 1000 < perMille;
}
