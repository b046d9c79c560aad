/**
 * The ends of a batch under maxOffsetsPerTrigger: each partition's share of the limit is that of
 * its lag, at least one record where there is any; so a batch may take a little more or less than
 * the limit (semantics.md A6). 0 is no limit. Positions are offsets by partition.
 */
export function limitOffsets(
  from: readonly number[],
  latest: readonly number[],
  limit: number,
): number[] {
  const lags = from.map((begin, p) => Math.max(0, (latest[p] ?? begin) - begin));
  const total = lags.reduce((sum, lag) => sum + lag, 0);
  if (limit === 0 || total === 0) return latest.map((end, p) => Math.max(end, from[p] ?? end));
  return from.map((begin, p) => {
    // In this order, as Spark does: 22 * (30 / 44) falls just short of 15, and 14 are taken.
    const share = limit * ((lags[p] ?? 0) / total);
    const take = share < 1 ? Math.ceil(share) : Math.floor(share);
    return Math.min(latest[p] ?? begin, begin + take);
  });
}
